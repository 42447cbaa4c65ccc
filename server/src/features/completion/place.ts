import type { Span } from "../../syntax/span";
import { type CitationPlace, citationPlaceAt } from "./citationPlace";

/** Where in the notation the cursor stands; `from`–`to` is what is being written there. */
export type Place =
  | (Span &
      (
        | { readonly kind: "attribute"; readonly present: readonly string[] }
        | { readonly kind: "value"; readonly key: string; readonly present: readonly string[] }
        | { readonly kind: "class"; readonly present: readonly string[] }
        | { readonly kind: "fence" }
        /** `sign` is the word that a tag begins with, if all of it is still to be written. */
        | { readonly kind: "tag"; readonly sign: string | null }
        | { readonly kind: "label"; readonly written: string }
      ))
  | CitationPlace;

/** How far back an attribute block is looked for: as long as one may be. */
const FURTHEST = 2000;

/**
 * The place of `offset` in the body of a text, judged by the paragraph before it alone; null where nothing of ours is being
 * written: completion is silent in prose.
 */
export function placeAt(text: string, offset: number): Place | null {
  const line = lineBefore(text, offset);
  const block = openBlock(text, offset);
  if (block) return inAttributes(text, block, offset);
  return (
    atFence(line, offset) ?? inTag(text, line, offset) ?? citationPlaceAt(text, offset) ?? atLabel(text, line, offset)
  );
}

function lineBefore(text: string, offset: number): string {
  const from = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return text.slice(Math.max(from, offset - FURTHEST), offset);
}

// Attribute blocks.

/** What stands before the brace on its line: a span, but no citation; the fence of a div; a heading. */
const SPAN = /\]$/;
const CITATION = /\[(?:[^[\]]*\s)?-?@[^[\]]*\]$|\[\^[^[\]\s]+\]$/;
const FENCE = /^[ \t>]*:{3,}[ \t]*$|^#{1,6}[ \t][^{]*$/;
const INSIDE = /^(?:[^"'{}]|"[^"]*"|'[^']*')*$/;

/** An attribute block that is being written: what stands in it up to the cursor. */
interface OpenBlock {
  readonly inside: string;
  readonly isSpan: boolean;
}

function openBlock(text: string, offset: number): OpenBlock | null {
  const before = text.slice(Math.max(0, offset - FURTHEST), offset);
  const brace = openBrace(before);
  if (brace < 0) return null;
  const opening = /[^\r\n]*$/.exec(before.slice(0, brace))![0];
  const isSpan = SPAN.test(opening) && !CITATION.test(opening);
  const inside = before.slice(brace + 1);
  if ((!isSpan && !FENCE.test(opening)) || /\n[ \t\r]*\n/.test(inside)) return null;
  return { inside, isSpan };
}

/** The brace that no brace closes yet. */
function openBrace(before: string): number {
  const brace = before.lastIndexOf("{");
  return brace >= 0 && !before.slice(brace).includes("}") ? brace : -1;
}

function inAttributes(text: string, block: OpenBlock, offset: number): Place | null {
  const rest = /^[^}\r\n]*/.exec(text.slice(offset, offset + FURTHEST))![0];
  return valueIn(block.inside, offset, text) ?? nameIn(block, rest, offset);
}

const VALUE = /(?:^|\s)([\p{L}_][\p{L}\p{N}_:.-]*)=(?:"([^"]*)|'([^']*)|([^\s"'{}]*))$/u;

function valueIn(inside: string, offset: number, text: string): Place | null {
  const match = VALUE.exec(inside);
  if (!match) return null;
  const value = match[2] ?? match[3] ?? match[4]!;
  const written = /\S*$/.exec(value)![0];
  const after = /^[\p{L}\p{M}\p{N}_.:-]*/u.exec(text.slice(offset, offset + 100))![0];
  const present = value.split(/\s+/).slice(0, -1);
  return { kind: "value", key: match[1]!, present, from: offset - written.length, to: offset + after.length };
}

function nameIn({ inside, isSpan }: OpenBlock, rest: string, offset: number): Place | null {
  if (!INSIDE.test(inside)) return null;
  const name = /(?:^|\s)(\.?)([\p{L}\p{N}_-]*)$/u.exec(inside);
  if (!name) return null;
  const span = { from: offset - name[2]!.length, to: offset };
  const all = `${inside.slice(0, inside.length - name[2]!.length)} ${rest}`;
  if (name[1]) {
    const present = [...all.matchAll(/\.([\w-]+)/g)].map((match) => match[1]!);
    return { kind: "class", present: isSpan ? present : [...present, "page"], ...span };
  }
  return { kind: "attribute", present: [...all.matchAll(/([\p{L}_][\w-]*)=/gu)].map((match) => match[1]!), ...span };
}

// Fences, tags, labels.

function atFence(line: string, offset: number): Place | null {
  const match = /^[ \t>]*:{3,}[ \t]*([\p{L}-]*)$/u.exec(line);
  return match && { kind: "fence", from: offset - match[1]!.length, to: offset };
}

const TAG = /(?<![\p{L}\p{N}/:=&?%~#@])#(?:(claim|denies|questions)\/([\p{L}\p{M}\p{N}_.:-]*)|([a-z]*))$/u;

const SIGNS = ["claim", "denies", "questions"];

function inTag(text: string, line: string, offset: number): Place | null {
  const match = TAG.exec(line);
  if (!match) return null;
  const after = /^[\p{L}\p{M}\p{N}_.:-]*/u.exec(text.slice(offset, offset + 100))![0];
  if (match[1]) return { kind: "tag", sign: null, from: offset - match[2]!.length, to: offset + after.length };
  // A hash at the start of a line is a heading to be.
  if (match.index === 0 && match[3] === "") return null;
  const sign = SIGNS.find((each) => each.startsWith(match[3]!));
  return sign === undefined ? null : { kind: "tag", sign, from: offset - match[3]!.length - 1, to: offset };
}

/** A name to be: after the first word only words with a capital. */
const NAME = /^(?:\*\*|__)?(?:\p{L}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*)* ?)?$/u;

/** What closes a label that stands there already. */
const CLOSING = /^(?:[:：](?:\*\*|__)?|(?:\*\*|__)[:：]?)(?: (?!$))?/u;

function atLabel(text: string, line: string, offset: number): Place | null {
  if (line.length > 60 || !NAME.test(line) || /^[\p{L}\p{M}\p{N}]/u.test(text.slice(offset, offset + 2))) return null;
  const from = offset - line.length;
  if (!beginsParagraph(text.slice(Math.max(0, from - FURTHEST), from))) return null;
  const closing = CLOSING.exec(text.slice(offset, offset + 8))?.[0] ?? "";
  return { kind: "label", written: line, from, to: offset + closing.length };
}

/** Whether the line after `before` is the first of a paragraph: after an empty line or a heading. */
function beginsParagraph(before: string): boolean {
  return before === "" || /(?:^|[\r\n])(?:[ \t]*|#{1,6}[ \t][^\r\n]*)(?:\r\n|\r|\n)$/.test(before);
}
