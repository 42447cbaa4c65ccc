import { keysIn } from "./citations";
import type { FrontMatter, Located } from "./declarations";
import { readDeclarations } from "./declare";
import { isEdtf } from "./edtf";
import type { Span } from "./span";
import { readYaml, type YamlNode } from "./yaml";
import type { YamlProblem } from "./yamlErrors";
import { asProblems, at, child, ignore, isNothing, type Report, readText, readTexts } from "./yamlValues";

/** The keys of front matter that we read: Pandoc's and ours. All others are somebody else's, and never reported. */
export const FRONT_MATTER_KEYS = [
  "attest",
  "title",
  "author",
  "date",
  "lang",
  "bibliography",
  "csl",
  "nocite",
  "source",
  "transcription",
  "speakers",
  "claims",
  "references",
  "rules",
] as const;

/** `from`–`to` reaches from the opening `---` to the end of the closing line; `yaml` is what stands between the lines. */
export interface FrontMatterSpan extends Span {
  readonly yaml: Span;
}

const OPENING = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)(?![ \t]*(?:[\r\n]|$))/;
const CLOSING = /(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/g;

/** The block of YAML at the very start of a Markdown text, as Pandoc finds it; null if there is none. */
export function frontMatterSpan(text: string): FrontMatterSpan | null {
  const opening = OPENING.exec(text)?.[0];
  if (!opening) return null;
  CLOSING.lastIndex = opening.length;
  const closing = CLOSING.exec(text);
  if (!closing) return null;
  const yaml = { from: opening.length, to: closing.index };
  return { from: opening.indexOf("-"), to: closing.index + closing[0].length, yaml };
}

/** The YAML of front matter that is not closed yet and being written at `offset`, up to the cursor's line; null if none is. */
export function begunFrontMatter(text: string, offset: number): Span | null {
  const from = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)/.exec(text)?.[0].length ?? Number.POSITIVE_INFINITY;
  if (offset < from || offset - from > LONGEST_BEGUN) return null;
  if (/^(?:[ \t]*|---.*|\.\.\..*)[\r\n]/m.test(text.slice(from, offset))) return null;
  return { from, to: offset + /^.*/.exec(text.slice(offset, offset + LONGEST_BEGUN))![0].length };
}

/** What is longer is a text under a thematic break. */
const LONGEST_BEGUN = 20_000;

/**
 * Reads the front matter of a Markdown text; null if it has none. Total: bad input gives problems, and the readable rest.
 * The answer is the same object as long as the front matter is the same text.
 */
export function readFrontMatter(text: string): FrontMatter | null {
  const span = frontMatterSpan(text);
  if (!span) return null;
  const block = text.slice(0, span.to);
  const [key, frontMatter] = recent.get(block) ?? parsed(detached(block), span);
  recent.delete(key);
  recent.set(key, [key, frontMatter]);
  forgetOldest();
  return frontMatter;
}

function parsed(block: string, span: FrontMatterSpan): readonly [string, FrontMatter] {
  return [block, parse(block, span)];
}

/** The least recently used comes first. Blocks begin at the start of the text, so equal ones have equal offsets. */
const recent = new Map<string, readonly [string, FrontMatter]>();
const MAX_RECENT = 32;

function forgetOldest(): void {
  const [oldest] = recent.keys();
  if (recent.size > MAX_RECENT && oldest !== undefined) recent.delete(oldest);
}

/** A copy of a slice: the slice itself would keep the whole text in memory. */
function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}

function parse(block: string, { from, to, yaml }: FrontMatterSpan): FrontMatter {
  const { root, problems: syntaxProblems } = readYaml(block.slice(0, yaml.to));
  const problems: YamlProblem[] = [...syntaxProblems];
  const report: Report = (problem) => problems.push(problem);
  if (root && root.kind !== "mapping" && !isNothing(root)) {
    report(at(root, "The front matter must consist of keys and values, such as `title: Report`."));
  }
  const frontMatter = {
    from,
    to,
    ...readDeclarations(root, report),
    ...readOwnKeys(root, report),
    ...readPandocKeys(root),
  };
  return { ...frontMatter, problems: asProblems(problems) };
}

function readOwnKeys(root: YamlNode | null, report: Report): Pick<FrontMatter, "optsIn" | "source" | "transcription"> {
  return {
    optsIn:
      ["speakers", "claims"].some((key) => child(root, key)?.kind === "mapping") || readVersion(root, report) === "1",
    source: readSource(child(root, "source"), report),
    transcription: readText(child(root, "transcription"), "`transcription`", report),
  };
}

function readVersion(root: YamlNode | null, report: Report): string | null {
  const version = readText(child(root, "attest"), "`attest`", report);
  if (version && version.value !== "1")
    report(at(version, "`attest` is the version of the format: write `attest: 1`."));
  return version?.value ?? null;
}

const WEB_ADDRESS = /^(?:[a-z][a-z\d+.-]*:\/\/|www\.)/i;

/** Other tools give the address of a page here: that is no source of ours. */
function readSource(node: YamlNode | null, report: Report): Located | null {
  const source = readText(node, "`source`", report);
  return source && WEB_ADDRESS.test(source.value) ? null : source;
}

function readPandocKeys(
  root: YamlNode | null,
): Pick<FrontMatter, "title" | "authors" | "date" | "lang" | "bibliography" | "csl" | "nocite"> {
  const date = readText(child(root, "date"), "`date`", ignore)?.value;
  return {
    title: readText(child(root, "title"), "`title`", ignore)?.value ?? null,
    authors: readAuthors(child(root, "author")),
    date: date !== undefined && isEdtf(date) ? date : null,
    lang: readText(child(root, "lang"), "`lang`", ignore)?.value ?? null,
    bibliography: readTexts(child(root, "bibliography"), "`bibliography`", ignore),
    csl: readText(child(root, "csl"), "`csl`", ignore),
    nocite: new Set(readTexts(child(root, "nocite"), "`nocite`", ignore).flatMap(({ value }) => keysIn(value))),
  };
}

/** A name, `{name: …}`, `{family: …, given: …}`, `{literal: …}`, or a list of these. */
function readAuthors(node: YamlNode | null): readonly string[] {
  if (node?.kind === "sequence") return node.items.flatMap(readAuthors);
  if (node?.kind !== "mapping") return readTexts(node, "`author`", ignore).map((name) => name.value);
  const name = child(node, "name") ?? child(node, "literal");
  if (name) return readAuthors(name);
  const parts = ["given", "family"].flatMap((part) => readText(child(node, part), part, ignore)?.value ?? []);
  return parts.length > 0 ? [parts.join(" ")] : [];
}
