import type { Span } from "../syntax/span";
import { type Line, linesOf } from "./paragraphs";

/** Opening words of a line that may say who speaks. Offsets are the text's. */
export interface Label {
  readonly line: Line;
  readonly name: string;
  /** Where the full stop of a number before the name stands, if it may make a list. */
  readonly number: number | null;
  readonly numbered: boolean;
  /** With asterisks, parentheses and the mark that ends it, without what stands before on its line. */
  readonly whole: Span;
  readonly mark: "colon" | "stop" | "stroke";
  readonly bold: boolean;
  /** So far in that Markdown would take the line for code. */
  readonly indented: boolean;
  readonly opensParagraph: boolean;
  readonly wordsFollow: boolean;
}

const WORD = String.raw`(?:\p{Lu}[\p{L}\p{M}\p{N}'’.&-]*|\p{Lo}[\p{L}\p{M}]*|\d{1,3}|(?:of|the|and|de|du|la|le|von|van|der|al|bin)(?![\p{L}]))`;
const NAME = String.raw`(?<name>(?![\d])${WORD}(?:[ \t]+${WORD}){0,6})`;
const PARENTHESIS = String.raw`[ \t]*[(（][^()（）\n]{1,80}[)）]`;
const ASIDE = `(?:${PARENTHESIS}){0,2}`;
const BOLD = String.raw`(?:\*\*|__)`;
/** The minutes of the United Nations number the interventions. */
const NUMBER = String.raw`(?:(?<number>\d{1,4})(?<dot>\\?[.)])[ \t]+)?`;
const COLON = new RegExp(
  String.raw`${NUMBER}(?<open>${BOLD})?${NAME}${ASIDE}(?<in>${BOLD})?${ASIDE}[ \t]*[:：](?<out>${BOLD})?`,
  "uy",
);

const CAPITALS = String.raw`(?:Mc|Mac|O['’])?\p{Lu}[\p{Lu}\p{M}'’-]+`;
const TITLES = "(?:M[Rr]|M[Rr][Ss]|M[Ss]|M[Ii][Ss][Ss]|D[Rr]|S[Ii][Rr]|Lord|LORD|Senator|SENATOR|Mme|The|THE)";
/** What ends a name in debates, in Hansard and its like with a dash. */
const STROKE = String.raw`\.?(?:[—–]|--)`;
const STOPPED = [
  "[QA]",
  String.raw`(?:${TITLES}\.?[ \t]+)?${CAPITALS}(?:[ \t]+(?:${CAPITALS}|\p{Lu}\.)){0,3}(?:[ \t]+of[ \t]+\p{Lu}[\p{L} ]{2,20})?`,
  String.raw`${TITLES}\.?[ \t]+\p{Lu}[\p{L}'’-]+(?:[ \t]+\p{Lu}[\p{L}'’-]+){0,3}(?=${ASIDE}${STROKE})`,
  String.raw`(?:An|Several|Some)[ \t]+(?:HON|Hon)\.[ \t]+(?:MEMBERS?|Members?|SENATORS?|Senators?)`,
].join("|");
const STOP = new RegExp(
  String.raw`${NUMBER}(?<open>${BOLD})?(?<name>${STOPPED})${ASIDE}(?<in>${BOLD})?(?:(?<stroke>${STROKE})|\\?\.)(?<out>${BOLD})?(?=[ \t]*\S)`,
  "uy",
);

/** The opening words of lines that look like labels; who is a speaker, `speakers.ts` finds out. */
export function labelsIn(text: string, from: number): Label[] {
  const found: Label[] = [];
  let before = true;
  for (const line of linesOf(text)) {
    const label = line.from < from || line.blank ? null : labelOf(text, line, before);
    if (label) found.push(label);
    before = line.blank;
  }
  return found;
}

function labelOf(text: string, line: Line, opensParagraph: boolean): Label | null {
  const words = text.slice(line.from, Math.min(line.to, line.from + 300));
  const at = words.search(/\S/);
  const found = matchAt(COLON, words, at) ?? matchAt(STOP, words, at);
  if (!found?.groups) return null;
  const { open, in: inner, out, number, dot } = found.groups;
  if ((open ?? "") !== (inner ?? out ?? "")) return null;
  const end = line.from + at + found[0].length;
  return {
    line,
    name: found.groups.name!.replace(/\s+/g, " "),
    number: number && dot!.length === 1 ? line.from + at + number.length : null,
    numbered: number !== undefined,
    whole: { from: line.from + at, to: end },
    mark: found.groups.stroke ? "stroke" : /[:：]/.test(found[0]) ? "colon" : "stop",
    bold: open !== undefined,
    indented: /^(?: {4}| {0,3}\t)/.test(words),
    opensParagraph,
    wordsFollow: /[\p{L}\p{N}]/u.test(text.slice(end, line.to)),
  };
}

function matchAt(pattern: RegExp, words: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = Math.max(at, 0);
  return pattern.exec(words);
}
