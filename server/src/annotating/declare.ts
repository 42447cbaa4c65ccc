import type { Declarations } from "../syntax/declarations";
import { frontMatterSpan, readFrontMatter } from "../syntax/frontMatter";
import type { TextEdit } from "../syntax/problem";
import { readProjectFile } from "../syntax/projectFile";
import { readYaml, type YamlMapping, type YamlNode, type YamlSequence } from "../syntax/yaml";
import { child, isNothing } from "../syntax/yamlValues";
import { scalar } from "../syntax/yamlWriting";
import { applied, lineEnding } from "./edits";
import { type Stub, yamlFlow, yamlLines } from "./stub";

/*
 * Declarations written into front matter or project file. Every other byte stays; and what comes of it is read again: if
 * anything else were declared otherwise than before, there is no edit.
 */

/** A file that declares: an annotated source, by its front matter, or a project file. */
export interface Declarer {
  readonly text: string;
  readonly isProject: boolean;
}

/** Declares a speaker by name; null where the YAML is written so that nothing can be added to it safely. */
export function declaringSpeaker(declarer: Declarer, id: string, name: string): readonly TextEdit[] | null {
  return declaring(declarer, "speakers", id, scalar(onOneLine(name)));
}

/** Declares a claim by the sentence that it is. */
export function declaringClaim(declarer: Declarer, id: string, text: string): readonly TextEdit[] | null {
  return declaring(declarer, "claims", id, `{text: ${quoted(onOneLine(text))}}`);
}

/** Adds another name to a speaker that the file declares. */
export function addingAlias(declarer: Declarer, id: string, alias: string): readonly TextEdit[] | null {
  const { root } = yamlOf(declarer);
  const value = child(child(root, "speakers"), id);
  const edit = value && aliasEdit(declarer.text, value, scalar(onOneLine(alias)));
  return (
    edit &&
    isSafe(declarer, edit, ({ speakers }) =>
      speakers.some((each) => each.id === id && each.aliases.includes(onOneLine(alias))),
    )
  );
}

/** Adds a reference, still to be filled in, to the list of references. */
export function declaringReference(declarer: Declarer, stub: Stub): readonly TextEdit[] | null {
  const edit = entryEdit(declarer, "references", { lines: yamlLines(stub), flow: yamlFlow(stub), isItem: true });
  return edit && isSafe(declarer, edit, ({ references }) => references.some(({ id }) => id === stub.id));
}

function declaring(
  declarer: Declarer,
  section: "speakers" | "claims",
  id: string,
  value: string,
): readonly TextEdit[] | null {
  const edit = entryEdit(declarer, section, pair(`${scalar(id)}: ${value}`));
  return edit && isSafe(declarer, edit, (after) => after[section].some((each) => each.id === id));
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

// Where an entry goes.

/** A pair of a mapping, or an item of a list, in block style and in brackets. */
interface Entry {
  readonly lines: readonly string[];
  readonly flow: string;
  readonly isItem: boolean;
}

function pair(written: string): Entry {
  return { lines: [written], flow: written, isItem: false };
}

function item(written: string): Entry {
  return { lines: [`- ${written}`], flow: written, isItem: true };
}

function inBlock({ lines }: Entry, indent: number, eol: string): string {
  return lines.map((line) => " ".repeat(indent) + line).join(eol);
}

function bracketed({ flow, isItem }: Entry): string {
  return isItem ? `[${flow}]` : `{${flow}}`;
}

/** The YAML in which a file declares, up to `end`; -1 where it has no front matter. */
export function yamlOf({ text, isProject }: Declarer): { readonly root: YamlNode | null; readonly end: number } {
  const end = isProject ? text.length : (frontMatterSpan(text)?.yaml.to ?? -1);
  return { root: end < 0 ? null : readYaml(text.slice(0, end)).root, end };
}

function entryEdit(declarer: Declarer, section: string, entry: Entry): TextEdit[] | null {
  const { text, isProject } = declarer;
  const eol = lineEnding(text);
  const block = inBlock(entry, 2, eol);
  const { root, end } = yamlOf(declarer);
  if (end < 0 && !isProject)
    return [insertion(0, `---${eol}${section}:${eol}${block}${eol}---${eol}${text ? eol : ""}`)];
  const at = root?.kind === "mapping" ? root.entries.find(({ key }) => key.value === section) : undefined;
  if (!at && root?.kind === "mapping" && text[root.from] === "{")
    return inBrackets(text, root, `${section}: ${bracketed(entry)}`, root.entries.length);
  if (!at) return [insertion(end, `${startsLine(text, end) ? "" : eol}${section}:${eol}${block}${eol}`)];
  if (at.value.kind === "mapping" && !entry.isItem) return appended(text, at.value, entry);
  if (at.value.kind === "sequence" && entry.isItem) return appendedItem(text, at.value, entry);
  const colon = at.key.to + 1;
  return isNothing(at.value) && text[at.key.to] === ":" && at.value.from === at.value.to
    ? [insertion(lineEnd(text, colon), `${eol}${block}`)]
    : null;
}

/** One entry more in a mapping, in the style of those there. */
function appended(text: string, mapping: YamlMapping, entry: Entry): TextEdit[] | null {
  if (text[mapping.from] === "{") return inBrackets(text, mapping, entry.flow, mapping.entries.length);
  const first = mapping.entries[0];
  const last = mapping.entries.at(-1);
  if (!first || !last) return null;
  return [below(text, Math.max(last.key.to + 1, last.value.to), entry, first.key.from)];
}

function inBrackets(text: string, { to }: YamlNode, item: string, count: number): TextEdit[] | null {
  if (!/[}\]]/.test(text[to - 1] ?? "")) return null;
  const behind = lastCharacter(text, to - 1);
  return [insertion(behind, count === 0 ? item : text[behind - 1] === "," ? ` ${item}` : `, ${item}`)];
}

function aliasEdit(text: string, speaker: YamlNode, alias: string): TextEdit[] | null {
  if (speaker.kind === "scalar")
    return isNothing(speaker) ? null : wrapped(text, speaker, "{name: ", `, aliases: [${alias}]}`);
  if (speaker.kind !== "mapping") return null;
  const aliases = child(speaker, "aliases");
  if (aliases === null) return appended(text, speaker, pair(`aliases: [${alias}]`));
  if (aliases.kind === "scalar") return isNothing(aliases) ? null : wrapped(text, aliases, "[", `, ${alias}]`);
  return aliases.kind === "sequence" ? appendedItem(text, aliases, item(alias)) : null;
}

function appendedItem(text: string, sequence: YamlSequence, entry: Entry): TextEdit[] | null {
  if (text[sequence.from] === "[") return inBrackets(text, sequence, entry.flow, sequence.items.length);
  const last = sequence.items.at(-1);
  if (!last || text[sequence.from] !== "-") return null;
  return [below(text, last.to, entry, sequence.from)];
}

/** The entry on a line of its own below what ends before `end`, indented as what stands at `like`. */
function below(text: string, end: number, entry: Entry, like: number): TextEdit {
  const eol = lineEnding(text);
  return insertion(lineEnd(text, lastCharacter(text, end)), eol + inBlock(entry, column(text, like), eol));
}

/** Something before a scalar and something behind, its quotation marks within. */
function wrapped(text: string, { from, to }: YamlNode, before: string, behind: string): TextEdit[] {
  const marked = /["']/.test(text[from - 1] ?? "") && text[from - 1] === text[to] ? 1 : 0;
  return [insertion(from - marked, before), insertion(to + marked, behind)];
}

function insertion(at: number, insert: string): TextEdit {
  return { from: at, to: at, insert };
}

/** Behind the last character before `at` that is no white space. */
function lastCharacter(text: string, at: number): number {
  let end = at;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  return end;
}

function lineEnd(text: string, at: number): number {
  const end = text.slice(at).search(/[\r\n]/);
  return end < 0 ? text.length : at + end;
}

function startsLine(text: string, at: number): boolean {
  return at === 0 || /[\r\n]/.test(text[at - 1]!);
}

function column(text: string, at: number): number {
  return at - 1 - Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1));
}

// Whether that says what it should, and nothing else.

function isSafe(
  declarer: Declarer,
  edits: readonly TextEdit[],
  says: (after: Declarations) => boolean,
): readonly TextEdit[] | null {
  const [before, after] = [
    declarationsIn(declarer),
    declarationsIn({ ...declarer, text: applied(declarer.text, edits) }),
  ];
  const keeps = (kind: "speakers" | "claims" | "references") =>
    (before?.[kind] ?? []).every(({ id }) => after?.[kind].some((each) => each.id === id));
  const isGood = after && says(after) && after.problems.length <= (before?.problems.length ?? 0);
  return isGood && keeps("speakers") && keeps("claims") && keeps("references") ? edits : null;
}

/** What a file declares; null where it has no front matter. */
export function declarationsIn({ text, isProject }: Declarer): Declarations | null {
  return isProject ? readProjectFile(text) : readFrontMatter(text);
}

// Ids.

const LONGEST_ID = 30;

/** An id for a name: its last word, or as many more from the end as tell it from the ids there are. */
export function idFor(name: string, isTaken: (id: string) => boolean): string {
  const words = (
    name
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []
  ).slice(-6);
  for (let count = 1; count <= words.length; count++) {
    const id = words.slice(-count).join("-").slice(0, LONGEST_ID);
    if (!isTaken(id)) return id;
  }
  const stem = words.at(-1)?.slice(0, LONGEST_ID) ?? "speaker";
  let number = 2;
  while (isTaken(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}
