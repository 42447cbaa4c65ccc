import type { Span } from "../../syntax/span";
import type { Leaf } from "../leaf";
import type { Language } from "./language";

/** A word, a mark of punctuation, or a whole quotation, which is nothing but a place in the text around it. */
export interface Token extends Span {
  readonly kind: "word" | "mark" | "quotation";
  /** In lower case; with the full stop of an abbreviation. */
  readonly text: string;
  readonly capital: boolean;
  /** Index of its sentence in the leaf. */
  readonly sentence: number;
  /** Of a quotation, the index of the level within it; else 0. */
  readonly level: number;
}

/** The text on one level: that outside all quotations, or that within one, outside those in it. */
export type Level = readonly Token[];

interface Enclosed extends Span {
  /** What stands between its marks; null if one of them is in another paragraph. */
  readonly inner: Span | null;
}

const TOKEN = /[\p{L}\p{N}\p{M}]+(?:['’ʼ.-][\p{L}\p{N}\p{M}]+)*|\S/uy;
const TOKEN_START = /\S/gu;
/** Emphasis is no word and no mark. */
const SILENT = new Set("*_\u2060");

/** The levels of a leaf: first the text outside quotations, then that of each quotation. */
export function levelsOf(leaf: Leaf, language: Language): Level[] {
  const quotations = quotationsOf(leaf);
  const levels: Token[][] = [[], ...quotations.map(() => [])];
  const sentence = sentencesOf(leaf);
  const open: number[] = [];
  let next = 0;
  const { masked } = leaf;
  for (let at = nextToken(masked, 0); at < masked.length; ) {
    const end = tokenEnd(masked, at);
    while (open.length && quotations[open.at(-1)!]!.to <= at) open.pop();
    for (; next < quotations.length && quotations[next]!.from <= at; next++) {
      while (open.length && quotations[open.at(-1)!]!.to <= quotations[next]!.from) open.pop();
      const token = quotationToken(quotations[next]!, sentence(quotations[next]!.from), next + 1);
      levels[(open.at(-1) ?? -1) + 1]!.push(token);
      open.push(next);
    }
    const text = masked.slice(at, end);
    const token = tokenOf(masked, text, at, sentence(at), language);
    const isEdge = open.length > 0 && isMarkOf(quotations[open.at(-1)!]!, at);
    if (!isEdge && !SILENT.has(text)) levels[(open.at(-1) ?? -1) + 1]!.push(token);
    at = nextToken(masked, token.to);
  }
  return levels;
}

const SPACE = 32;

/** Where the first token at or behind `at` begins; the end of the text if there is none. */
function nextToken(masked: string, at: number): number {
  let next = at;
  while (masked.charCodeAt(next) === SPACE) next++;
  TOKEN_START.lastIndex = next;
  return isLowerAscii(masked.charCodeAt(next)) ? next : (TOKEN_START.exec(masked)?.index ?? masked.length);
}

/** Where the token that begins at `at` ends; most are words of plain letters, which need no regular expression. */
function tokenEnd(masked: string, at: number): number {
  let end = at;
  while (isLowerAscii(masked.charCodeAt(end))) end++;
  const after = masked.charCodeAt(end);
  if (end > at && (after === SPACE || after === COMMA)) return end;
  TOKEN.lastIndex = at;
  return at + (TOKEN.exec(masked)?.[0].length ?? 1);
}

const COMMA = 44;

function isLowerAscii(code: number): boolean {
  return code >= 97 && code <= 122;
}

function quotationToken({ from, to }: Span, sentence: number, level: number): Token {
  return { kind: "quotation", from, to, text: "", capital: false, sentence, level };
}

const WORD = /^[\p{L}\p{N}]/u;
const CAPITAL = /^\p{Lu}/u;
const CAPITAL_ALONE = /^\p{Lu}$/u;
const CURLY = /[’ʼ]/g;

function tokenOf(masked: string, text: string, from: number, sentence: number, language: Language): Token {
  const to = from + text.length;
  const isLower = isLowerAscii(text.charCodeAt(0));
  if (!isLower && !WORD.test(text)) return { kind: "mark", from, to, text, capital: false, sentence, level: 0 };
  const lower = text.toLowerCase().replace(CURLY, "'");
  const capital = !isLower && CAPITAL.test(text);
  const isShort = masked[to] === "." && (CAPITAL_ALONE.test(text) || language.titles.has(`${lower}.`));
  if (!isShort) return { kind: "word", from, to, text: lower, capital, sentence, level: 0 };
  return { kind: "word", from, to: to + 1, text: `${lower}.`, capital, sentence, level: 0 };
}

function isMarkOf({ inner }: Enclosed, at: number): boolean {
  return inner !== null && (at < inner.from || at >= inner.to);
}

const GO_ON_ELSEWHERE = new Set(["double", "straight", "guillemet"]);

/** The quotations of a leaf in pre-order, with those that begin in an earlier paragraph or go on in a later one. */
function quotationsOf(leaf: Leaf): Enclosed[] {
  const { pairs, opening, closing } = leaf.pairing;
  if (!pairs.length && !opening.length && !closing.length) return [];
  const found = pairs.map(({ from, to }): Enclosed => ({ from, to, inner: { from: from + 1, to: to - 1 } }));
  const last = opening.findLast(({ kind }) => GO_ON_ELSEWHERE.has(kind));
  const isOutside = (at: number) => !pairs.some(({ from, to }) => from < at && at < to);
  if (last && isOutside(last.at)) found.push({ from: last.at, to: leaf.masked.length, inner: null });
  const first = closing.find(({ kind }) => GO_ON_ELSEWHERE.has(kind));
  if (first && isOutside(first.at)) found.push({ from: 0, to: first.at + 1, inner: null });
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** The index of the sentence of ascending offsets. */
function sentencesOf(leaf: Leaf): (at: number) => number {
  let index = 0;
  return (at) => {
    while (index > 0 && leaf.sentences[index]!.from > at) index--;
    while (index + 1 < leaf.sentences.length && leaf.sentences[index + 1]!.from <= at) index++;
    return index;
  };
}
