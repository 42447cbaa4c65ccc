import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import manifest from "../package.json";
import { HELP } from "../server/src/cli/arguments.node";
import { problemsIn } from "../server/src/diagnostics";
import { textUnder } from "../server/src/export/transcription";
import type { AnnotatedSource, Quotation, Statement } from "../server/src/model/annotatedSource";
import { CODES, type Fix } from "../server/src/syntax/problem";
import { DEFAULT_SEVERITIES } from "../server/src/syntax/rules";
import type { Span } from "../server/src/syntax/span";
import { BY_THE_WAY, type OpenFixture, openFixture } from "./fixture";

const readme = readFileSync("README.md", "utf8");

/** A fenced block: `kind` is what stands behind the fence, `expected` the codes in the comment before it. */
interface Fenced {
  readonly kind: string;
  readonly body: string;
  readonly line: number;
  readonly expected: readonly string[];
  /** The block before it. */
  readonly before: Fenced | null;
}

const FENCED = /^(?:<!-- expected: (.*) -->\n)?```(.*)\n([\s\S]*?)^```$/gm;

function fencedBlocks(): Fenced[] {
  let before: Fenced | null = null;
  return [...readme.matchAll(FENCED)].map((match) => {
    const line = readme.slice(0, match.index).split("\n").length;
    before = { kind: match[2]!, body: match[3]!, line, expected: match[1]?.split(", ") ?? [], before };
    return before;
  });
}

const blocks = fencedBlocks();
const ofKind = (kind: string) => blocks.filter((block) => block.kind === kind);
const title = ({ line, body }: Fenced) => `line ${line}: ${body.trim().split("\n", 1)[0]}` as const;
const cases = (kind: string) => ofKind(kind).map((block) => [title(block), block] as const);

/** The front matter that all examples share. */
const SHARED = ofKind("yaml front-matter")[0]!.body;
const BESIDES = "//- /originals/report.txt\n//- /library.bib\n//- /more.json\n[]\n//- /texts/bajanov.txt\n";

/** An example as a whole: with the shared front matter, to which one of its own is added. */
function wholeOf({ body }: Fenced): string {
  const own = /^---\n([\s\S]*?)\n---\n/.exec(body);
  return `---\n${SHARED}${own ? `${own[1]}\n` : ""}---\n${own ? body.slice(own[0].length) : body}`;
}

function files(block: Fenced): string {
  if (block.kind === "text files") return block.body;
  if (block.kind === "bibtex library.bib")
    return `//- /library.bib\n${block.body}//- /attest.yaml\nbibliography: library.bib\n`;
  if (block.kind === "yaml attest.yaml") return `//- /attest.yaml\n${block.body}${BESIDES}`;
  const text = block.kind.startsWith("yaml") ? `---\n${block.body}---\n` : wholeOf(block);
  return `//- /report.md\n${text}${BESIDES}`;
}

interface FoundProblem extends Span {
  readonly code: string;
  readonly fixes?: readonly Fix[];
}

/** `rules` as the editor has them: the examples share front matter, and use of it what they need. */
function problemsOf({ workspace, main }: OpenFixture, rules = BY_THE_WAY): FoundProblem[] {
  return problemsIn(workspace, main, rules).map(({ problem }) => problem);
}

describe("the examples in README", () => {
  const examples = ["markdown", "yaml front-matter", "yaml attest.yaml", "bibtex library.bib", "text files"].flatMap(
    cases,
  );

  it.each(examples)("%s: has the problems that are named, and no other", async (_, block) => {
    const rules = new Map([...BY_THE_WAY].filter(([code]) => !block.expected.includes(code)));
    const found = problemsOf(await openFixture(files(block)), rules);
    expect(found.map(({ code }) => code)).toEqual(block.expected);
  });

  it.each([...cases("markdown fixed"), ...cases("yaml fixed")])("%s: is what the quick fix makes", async (_, block) => {
    const open = await openFixture(files(block.before!));
    const fixed = applied(open.document.source.text, problemsOf(open).flatMap(({ fixes }) => fixes ?? [])[0]!);
    const clean = block.kind.startsWith("yaml") ? withoutHead : withoutAnyHead;
    expect(clean(fixed)).toBe(clean(files(block).split("\n//- ")[0]!.replace("//- /report.md\n", "")));
  });

  it.each(mistakes())("%s: is mended as %s", async (written, mended) => {
    const around = (notation: string) => {
      if (notation.startsWith("{")) return `[They came.]${notation}\n`;
      return notation.startsWith(":") ? `${notation}\n\nThey came.\n\n:::\n` : `${notation}\n`;
    };
    const block = { ...blocks[0]!, kind: "markdown", body: around(written) };
    const found = problemsOf(await openFixture(files(block)));
    expect(found.map(({ code }) => code)).toContain("syntax.attribute");
    expect(applied(wholeOf(block), found[0]!.fixes![0]!)).toBe(wholeOf({ ...block, body: around(mended) }));
    expect(problemsOf(await openFixture(files({ ...block, body: around(mended) })))).toEqual([]);
  });

  it.each(cases("text meaning"))("%s: is what the example says", async (_, block) => {
    const { document } = await openFixture(files(block.before!));
    const kinds = new Set(block.body.trimEnd().split("\n").map(kindOf));
    const said = drawn(document.model).filter((line) => kinds.has(kindOf(line)));
    expect(said).toEqual(block.body.trimEnd().split("\n"));
  });

  it.each(cases("text words"))("%s: is left without the annotations", async (_, block) => {
    const { document } = await openFixture(files(block.before!));
    expect(textUnder(document).trim()).toBe(block.body.trim());
  });
});

/** The rows of the table of mistakes that have both sides in code. */
function mistakes(): [written: string, mended: string][] {
  const rows = readme.matchAll(/^\| [^|`]+(?:`=`[^|`]+)? \| `([^`…]+)` \| `([^`]+)` \|$/gm);
  return [...rows].map(([, written, mended]) => [written!, mended!]);
}

function applied(text: string, { edits }: Fix): string {
  const last = [...edits].sort((a, b) => b.from - a.from);
  return last.reduce((done, { from, to, insert }) => done.slice(0, from) + insert + done.slice(to), text);
}

function withoutAnyHead(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/, "").trim();
}

function withoutHead(text: string): string {
  return text.replace(`---\n${SHARED}---\n`, "").trim();
}

// What an example says, a line a thing; nested ones are indented.

function kindOf(line: string): string {
  const kind = line.trim().split(/[ ,]/, 1)[0]!;
  return ["asserts", "denies", "questions"].includes(kind) ? "claim" : kind;
}

function drawn(model: AnnotatedSource): string[] {
  const { statements, quotations, claimTags, citations, pageMarks } = model;
  const lines = [
    ...pageMarks.map(({ from, page }) => ({ from, order: 0, line: `page ${page}` })),
    ...statements.map((each) => ({ from: each.from, order: 1, line: statementLine(model, each) })),
    ...quotations.map((each) => ({ from: each.from, order: 2, line: quotationLine(model, each) })),
    ...claimTags.map((tag) => {
      const by = tag.by.join(" ") || "the author";
      return { from: tag.from, order: 3, line: `${tag.stance} ${tag.claim} by ${by}: ${wordsOf(model, tag)}` };
    }),
    ...citations.map(({ from, items }) => ({ from, order: 4, line: `cites ${items.map(itemText).join("; ")}` })),
  ];
  return lines.sort((a, b) => a.from - b.from || a.order - b.order).map(({ line }) => line);
}

function statementLine(model: AnnotatedSource, statement: Statement): string {
  const { speakers, addressees, speech, date, parts, parent } = statement;
  const who = [speakers.join(" "), addressees.join(" ")].filter(Boolean).join(" → ");
  const facts = [who, speech, date].filter(Boolean).join(", ");
  return `${indent(model.statements, parent)}statement ${facts}: ${partsText(model, parts, statement.form === "label")}`;
}

function quotationLine(model: AnnotatedSource, quotation: Quotation): string {
  const { speakers, speakerFrom, needsSource, sources, parts, statement } = quotation;
  const facts = [
    speakers.length > 0 ? `quotation by ${speakers.join(" ")} (${speakerFrom})` : "quotation",
    needsSource && "needs a source",
    ...sources.map(({ key, locator, via }) => `has ${[key, locator].filter(Boolean).join(" ")} (${via})`),
  ];
  const inside = speakerFrom === "enclosing" ? "  ".repeat(1 + depthOf(model.statements, statement)) : "";
  return `${inside}${facts.filter(Boolean).join(", ")}: ${partsText(model, parts, true)}`;
}

function partsText(model: AnnotatedSource, parts: readonly Span[], withGaps: boolean): string {
  return parts.map((part) => wordsOf(model, part)).join(withGaps ? " … " : " ");
}

function itemText({ key, locator, prefix }: { key: string; locator: string | null; prefix: string | null }): string {
  return `${prefix ? `${prefix} ` : ""}${[key, locator].filter(Boolean).join(", ")}`;
}

function indent(all: readonly { parent: number | null }[], parent: number | null): string {
  return parent === null ? "" : "  ".repeat(1 + depthOf(all, parent));
}

function depthOf(all: readonly { parent: number | null }[], index: number | null): number {
  const parent = index === null ? null : all[index]!.parent;
  return parent === null ? 0 : 1 + depthOf(all, parent);
}

/** The words of a stretch without annotations, on one line. */
function wordsOf({ source }: AnnotatedSource, { from, to }: Span): string {
  return source.text
    .slice(from, to)
    .replace(/\]?\{[^{}]*\}|\[(?!\.)|\s?\[?@[^\]]*\]|\s?#\w+\/[\w-]+|^> ?/gm, "")
    .replace(/\s+/g, " ")
    .trim();
}

describe("README and the code", () => {
  it("know the same diagnostics", () => {
    const sections = [...readme.matchAll(/^### `([a-z-]+\.[a-z-]+)`\n\n\*\*(\w+)\.\*\*/gm)];
    expect(sections.map(([, code]) => code)).toEqual([...CODES]);
    for (const [, code, severity] of sections)
      expect(`${code} ${severity}`).toBe(`${code} ${DEFAULT_SEVERITIES.get(code!)}`);
  });

  it("know the same settings", () => {
    const rows = [...readme.matchAll(/^\| `(attest\.[\w.-]+)` \| `(\w+)` \|$/gm)].map(([, name, value]) => [
      name,
      value,
    ]);
    const { properties } = manifest.contributes.configuration;
    expect(rows).toEqual(Object.entries(properties).map(([name, setting]) => [name, String(setting.default)]));
  });

  it("know the same commands", () => {
    for (const { category, title } of manifest.contributes.commands)
      expect(readme).toContain(`*${category}: ${title}*`);
    const [before, after] = readme.split(/^## Benchmarks$[\s\S]*?(?=^## )/m);
    const named = [...`${before}${after}`.matchAll(/(?:`|^)npm (?:run )?([a-z]+)/gm)].map(([, script]) => script!);
    expect(named.filter((script) => !(script in manifest.scripts) && script !== "link")).toEqual([]);
  });

  it("print the same help", () => expect(ofKind("text help")[0]!.body).toBe(HELP));

  it("have the same rooms", () => {
    const drawing = ofKind("text rooms")[0]!.body.split("syntaxes/")[0]!.split("server/src/")[1]!;
    const rooms = [...drawing.matchAll(/([\w.]+(?:\/|\.ts))(?= )/g)].map(([name]) => name.replace("/", ""));
    expect(rooms.sort()).toEqual(readdirSync("server/src").sort());
  });

  it("name the same libraries and licences", () => {
    const rows = [...readme.matchAll(/^\| ((?:`[\w@/-]+`(?:, )?)+) \| ([\w. -]+) \| /gm)].slice(-40);
    const named = rows.flatMap(([, names, licence]) =>
      [...names!.matchAll(/`([^`]+)`/g)].map(([, name]) => [name!, licence!]),
    );
    const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const libraries = named.filter(([name]) => used.includes(name!));
    expect(libraries.map(([name]) => name).sort()).toEqual(used.filter((name) => !name.startsWith("@types/")).sort());
    for (const [name, licence] of libraries) expect(`${name} ${licence}`).toBe(`${name} ${licenceOf(name!)}`);
  });

  it("lead to places that there are", () => {
    const targets = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
    const files = targets.filter((target) => !/^(?:#|https?:)/.test(target) && target !== "and");
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    const anchors = new Set([...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => `#${anchorOf(heading!)}`));
    expect(targets.filter((target) => target.startsWith("#") && !anchors.has(target))).toEqual([]);
  });
});

/** As GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

function licenceOf(name: string): string {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).license;
}
