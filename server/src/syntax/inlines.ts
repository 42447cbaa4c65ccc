import type { InlineContext, MarkdownConfig } from "@lezer/markdown";
import { readAttributes } from "./attributes";
import { keyAt } from "./citations";
import { ID_PATTERN } from "./ids";

/* The inline constructs of annotated sources that no bracket begins. */

const WORD = /[\p{L}\p{N}]/u;

function charBefore(cx: InlineContext, pos: number): string {
  return pos > cx.offset ? cx.slice(pos - 1, pos) : "";
}

// Letters and digits begin no construct: skipping runs of them saves asking every parser at every letter.
const PLAIN = /[a-zA-Z0-9,;:.]+/y;

function plainText(cx: InlineContext, next: number, pos: number): number {
  const plain = (next >= 97 && next <= 122) || (next >= 65 && next <= 90) || (next >= 48 && next <= 57);
  if (!plain) return -1;
  PLAIN.lastIndex = pos - cx.offset;
  return PLAIN.exec(cx.text) ? PLAIN.lastIndex + cx.offset : -1;
}

// Pandoc lets a backslash escape whatever is neither letter nor digit, `\“` and a space, too.
const ESCAPE = /\\[^\p{L}\p{N}\n]/uy;

function anyEscape(cx: InlineContext, next: number, pos: number): number {
  if (next !== 92 /* \ */) return -1;
  ESCAPE.lastIndex = pos - cx.offset;
  const found = ESCAPE.exec(cx.text);
  return found ? cx.addElement(cx.elt("Escape", pos, pos + found[0].length)) : -1;
}

// A bracket after a key in the text holds its locator: `@key [p. 3]`.
const LOCATOR_AFTER = /[ \t]*(?:\n[ \t]*)?\[[^[\]@^][^[\]@]{0,200}\](?![({[])/y;

function inTextCitation(cx: InlineContext, next: number, pos: number): number {
  if (next !== 64 /* @ */ || WORD.test(charBefore(cx, pos))) return -1;
  const key = keyAt(cx.text, pos + 1 - cx.offset);
  if (!key) return -1;
  LOCATOR_AFTER.lastIndex = key.end;
  const locator = LOCATOR_AFTER.exec(cx.text);
  const end = key.end + (locator?.[0].length ?? 0) + cx.offset;
  return cx.addElement(cx.elt("InTextCitation", pos, end));
}

/** What the library keeps to itself: the elements and delimiters read so far. */
const partsOf = (cx: InlineContext) =>
  (cx as unknown as { parts: readonly ({ type: unknown; to: number } | null)[] }).parts;

function codeAttributes(cx: InlineContext, next: number, pos: number): number {
  if (next !== 123 /* { */ || cx.char(pos - 1) !== 96 /* ` */) return -1;
  const code = partsOf(cx).at(-1);
  if (code?.to !== pos || cx.parser.nodeSet.types[code.type as number]?.name !== "InlineCode") return -1;
  const attributes = readAttributes(cx.text, pos - cx.offset);
  if (!attributes || attributes.errors.length) return -1;
  return cx.addElement(cx.elt("Attributes", pos, attributes.to + cx.offset));
}

const CLAIM_TAG = new RegExp(`#(?:claim|denies|questions)/${ID_PATTERN}`, "uy");

/** What stands before a hash in an address or another tag. */
const IN_ADDRESS = /[\p{L}\p{N}/:=&?%~#@]/u;

function claimTag(cx: InlineContext, next: number, pos: number): number {
  if (next !== 35 /* # */ || IN_ADDRESS.test(charBefore(cx, pos))) return -1;
  CLAIM_TAG.lastIndex = pos - cx.offset;
  const tag = CLAIM_TAG.exec(cx.text);
  return tag ? cx.addElement(cx.elt("ClaimTag", pos, pos + tag[0].length)) : -1;
}

const QUOTATION_MARKS = new Set("\"'“”„«»‘’‚‹›「」『』《》");

function quotationMark(cx: InlineContext, next: number, pos: number): number {
  if (next !== 34 && next !== 39 && (next < 0xab || !QUOTATION_MARKS.has(String.fromCharCode(next)))) return -1;
  return cx.addElement(cx.elt("QuotationMark", pos, pos + 1));
}

// As Pandoc: no space inside single dollars, no digit after the closing one.
const MATH = /\$\$(?:[^$\\]|\\.|\$(?!\$)){1,300}\$\$|\$(?![\s$])(?:[^$\\]|\\.){1,300}(?<!\s)\$(?!\d)/y;

function math(cx: InlineContext, next: number, pos: number): number {
  if (next !== 36 /* $ */) return -1;
  MATH.lastIndex = pos - cx.offset;
  const found = MATH.exec(cx.text);
  return found ? cx.addElement(cx.elt("Math", pos, pos + found[0].length)) : -1;
}

// With Pandoc's `raw_tex`, `\new` is a TeX command and goes from every output but TeX, arguments included.
const TEX = /\\[a-zA-Z]+(?:\[[^[\]]{0,300}\]|\{(?:[^{}]|\{[^{}]*\}){0,300}\})*/y;

function texCommand(cx: InlineContext, next: number, pos: number): number {
  if (next !== 92 /* \ */) return -1;
  TEX.lastIndex = pos - cx.offset;
  const found = TEX.exec(cx.text);
  return found ? cx.addElement(cx.elt("TexCommand", pos, pos + found[0].length)) : -1;
}

export const inlines: MarkdownConfig = {
  defineNodes: ["InTextCitation", "ClaimTag", "QuotationMark", "Math", "TexCommand"],
  parseInline: [
    { name: "PlainText", parse: plainText, before: "Escape" },
    { name: "Escape", parse: anyEscape },
    { name: "CodeAttributes", parse: codeAttributes, after: "Escape" },
    { name: "InTextCitation", parse: inTextCitation, after: "Escape" },
    { name: "ClaimTag", parse: claimTag, after: "Escape" },
    { name: "QuotationMark", parse: quotationMark, after: "Escape" },
    { name: "Math", parse: math, after: "Escape" },
    { name: "TexCommand", parse: texCommand, after: "Escape" },
  ],
};
