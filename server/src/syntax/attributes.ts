import type { Located } from "./declarations";
import { memoised } from "./memo";
import type { Fix } from "./problem";
import type { Span } from "./span";

/** `key=value` in an attribute block; `from`–`to` is the value without its quotes. */
export interface Attribute extends Located {
  readonly key: string;
  readonly keyAt: Span;
}

/** What is wrong with an attribute block; the fix rewrites the block alone. */
export interface AttributeError extends Span {
  readonly message: string;
  readonly fix: Fix;
}

/** A Pandoc attribute block, `{#id .class key=value}`; `from`–`to` includes the braces. */
export interface Attributes extends Span {
  readonly id: Located | null;
  readonly classes: readonly Located[];
  readonly pairs: readonly Attribute[];
  /** Empty if Pandoc reads the block as it is meant. */
  readonly errors: readonly AttributeError[];
}

/** Our own attribute names (format §3); all others are Pandoc's business. */
export const ATTRIBUTE_NAMES = [
  "speaker",
  "to",
  "speech",
  "date",
  "source",
  "locator",
  "claim",
  "stance",
  "cert",
  "resp",
] as const;

/** Our own classes (format §3). */
export const CLASS_NAMES = ["commentary", "note", "stage", "quotation", "mention", "page"] as const;

/** Longer blocks are text: nobody writes them, and a broken file must not be searched for their end. */
const LONGEST = 2000;

/**
 * Reads the attribute block that begins with the brace at `from`, or null if none does. A block that Pandoc would
 * print as text, though it names attributes of ours, is read as it is meant, with errors.
 */
export function readAttributes(text: string, from: number): Attributes | null {
  if (text[from] !== "{") return null;
  const ahead = text.slice(from, from + LONGEST);
  if (!ahead.includes("}")) return null;
  const strict = readStrict(ahead, 0);
  const found = strict ? withSuspiciousValues(ahead, strict) : readLenient(ahead, 0);
  return found && shift(found, from);
}

export function attribute(attributes: Attributes, key: string): Attribute | undefined {
  return attributes.pairs.find((pair) => pair.key === key);
}

export function hasClass(attributes: Attributes, name: string): boolean {
  return attributes.classes.some((each) => each.value === name);
}

const idLists = new WeakMap<Located, readonly Located[]>();

/** The ids of a value such as `kim pak`, each at its place; the same list for the same value. */
export function idsIn(value: Located): readonly Located[] {
  return memoised(idLists, value, () =>
    [...value.value.matchAll(/\S+/gu)].map((match) => ({
      value: match[0],
      from: value.from + match.index,
      to: value.from + match.index + match[0].length,
    })),
  );
}

const NO_IDS: readonly string[] = [];
const idNames = new WeakMap<Located, readonly string[]>();

/** The ids in an attribute such as `to="kim pak"`, without their places. */
export function idsOf(attributes: Attributes, key: string): readonly string[] {
  const value = attribute(attributes, key);
  return value ? memoised(idNames, value, () => idsIn(value).map((id) => id.value)) : NO_IDS;
}

/** The same attributes `by` further on. */
export function shift(attributes: Attributes, by: number, span: Span = moved(attributes, by)): Attributes {
  return {
    ...span,
    id: attributes.id && { ...attributes.id, ...moved(attributes.id, by) },
    classes: attributes.classes.map((each) => ({ ...each, ...moved(each, by) })),
    pairs: attributes.pairs.map((each) => ({ ...each, ...moved(each, by), keyAt: moved(each.keyAt, by) })),
    errors: attributes.errors.map((error) => ({
      ...error,
      ...moved(error, by),
      fix: { ...error.fix, edits: error.fix.edits.map((edit) => ({ ...edit, ...moved(edit, by) })) },
    })),
  };
}

function moved(span: Span, by: number): Span {
  return { from: span.from + by, to: span.to + by };
}

/** The parts of a block as they are collected. */
interface Draft {
  id: Located | null;
  classes: Located[];
  pairs: Attribute[];
}

function finish(draft: Draft, from: number, to: number, errors: AttributeError[]): Attributes {
  return { ...draft, from, to, errors };
}

// Pandoc's own grammar: `attributes` of its Markdown reader.

const SPACE = /[ \t]*(?:\n[ \t]*(?!\s*\n))?/y;
const IDENTIFIER = /#[^\s}]+/y;
const CLASS = /\.[\p{L}_][\p{L}\p{M}\p{N}_:.-]*/uy;
const KEY = /([\p{L}_][\p{L}\p{M}\p{N}_:.-]*)=/uy;
const QUOTED = /"((?:[^"\\\n]|\\[\s\S]|\n(?!\s*\n))*)"|'((?:[^'\\\n]|\\[\s\S]|\n(?!\s*\n))*)'/y;
const BARE = /(?:\\[\s\S]|[^\s}\\])*/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readStrict(text: string, from: number): Attributes | null {
  const draft: Draft = { id: null, classes: [], pairs: [] };
  let at = from + 1;
  for (;;) {
    at += match(SPACE, text, at)?.[0].length ?? 0;
    if (text[at] === "}") return finish(draft, from, at + 1, []);
    const next = readOne(text, at, draft);
    if (next === null) return null;
    at = next;
  }
}

/** Reads one identifier, class or pair into `draft`; the place after it, or null. */
function readOne(text: string, at: number, draft: Draft): number | null {
  if (text[at] === "-") {
    draft.classes.push({ value: "unnumbered", from: at, to: at + 1 });
    return at + 1;
  }
  const identifier = match(IDENTIFIER, text, at);
  if (identifier) {
    const to = at + identifier[0].length;
    draft.id = { value: identifier[0].slice(1), from: at + 1, to };
    return to;
  }
  const name = match(CLASS, text, at);
  if (name) {
    const to = at + name[0].length;
    draft.classes.push({ value: name[0].slice(1), from: at + 1, to });
    return to;
  }
  const key = match(KEY, text, at);
  return key ? readValue(text, at, key[1]!, draft) : null;
}

function readValue(text: string, at: number, key: string, draft: Draft): number {
  const keyAt = { from: at, to: at + key.length };
  const from = keyAt.to + 1;
  const quoted = match(QUOTED, text, from);
  if (quoted) {
    const raw = quoted[1] ?? quoted[2] ?? "";
    draft.pairs.push({ key, keyAt, value: unescaped(raw), from: from + 1, to: from + 1 + raw.length });
    return from + quoted[0].length;
  }
  const raw = match(BARE, text, from)![0];
  draft.pairs.push({ key, keyAt, value: unescaped(raw), from, to: from + raw.length });
  return from + raw.length;
}

function unescaped(raw: string): string {
  return raw.includes("\\") ? raw.replace(/\\([\s\S])/g, "$1") : raw;
}

// Values that Pandoc reads, though not as meant.

const CURLY = /^[“”„«»‘’‚]|[“”„«»‘’]$/u;
const COMMA = new RegExp(`[,;](?:$|(?:${ATTRIBUTE_NAMES.join("|")})=)`);

function withSuspiciousValues(text: string, attributes: Attributes): Attributes {
  const ours = attributes.pairs.filter((pair) => isOurs(pair.key) && text[pair.from - 1] === "=");
  const curly = ours.some((pair) => CURLY.test(pair.value));
  const comma = ours.some((pair) => COMMA.test(pair.value));
  if (!curly && !comma) return attributes;
  return readLenient(text, attributes.from) ?? attributes;
}

function isOurs(key: string): boolean {
  return (ATTRIBUTE_NAMES as readonly string[]).includes(key);
}

// The same block as people mistype it.

const LOOSE_PAIR = /([\p{L}_][\p{L}\p{M}\p{N}_:.-]*)(\s*)=(\s*)/uy;
const LOOSE_QUOTED = /"([^"\n]*)"|'([^'\n]*)'|[“”„«»]([^“”„«»\n]*)[“”„«»]|[‘’‚]([^‘’‚\n]*)[‘’]/y;
const LOOSE_BARE = /[^\s,;}]+(?:[ \t]+(?![\p{L}_][\p{L}\p{M}\p{N}_:.-]*\s*=)[^\s,;}.#][^\s,;}]*)*/uy;
const LOOSE_NAME = /([.#])\s*([\p{L}\p{N}_][\p{L}\p{M}\p{N}_:.-]*)/uy;

interface Mistakes {
  spaces: boolean;
  commas: boolean;
  bare: boolean;
  curly: boolean;
}

function readLenient(text: string, from: number): Attributes | null {
  const draft: Draft = { id: null, classes: [], pairs: [] };
  const mistakes: Mistakes = { spaces: false, commas: false, bare: false, curly: false };
  let at = from + 1;
  for (;;) {
    const gap = match(/[\s,;]*/y, text, at)![0];
    if (/[,;]/.test(gap)) mistakes.commas = true;
    at += gap.length;
    if (text[at] === "}") break;
    const next = /\n\s*\n/.test(gap) ? null : readLoosely(text, at, draft, mistakes);
    if (next === null) return null;
    at = next;
  }
  const ours = draft.pairs.some((pair) => isOurs(pair.key)) || draft.classes.some(isOurClass);
  if (!ours || !Object.values(mistakes).includes(true)) return null;
  return finish(draft, from, at + 1, errorsOf(mistakes, draft, from, at + 1));
}

function isOurClass(name: Located): boolean {
  return (CLASS_NAMES as readonly string[]).includes(name.value);
}

function readLoosely(text: string, at: number, draft: Draft, mistakes: Mistakes): number | null {
  const name = match(LOOSE_NAME, text, at);
  if (name) {
    const to = at + name[0].length;
    const located = { value: name[2]!, from: to - name[2]!.length, to };
    if (name[1] === "#") draft.id = located;
    else draft.classes.push(located);
    return to;
  }
  const pair = match(LOOSE_PAIR, text, at);
  if (!pair) return readStrayWord(text, at, draft, mistakes);
  if (pair[2] || pair[3]) mistakes.spaces = true;
  return readLooseValue(text, at, pair, draft, mistakes);
}

/** A word without a sign goes on with the value before it: `{speaker=kim, pak}`. */
function readStrayWord(text: string, at: number, draft: Draft, mistakes: Mistakes): number | null {
  const word = match(/[^\s,;={}.#"'“”„«»]+/y, text, at)?.[0];
  const before = draft.pairs.pop();
  if (!word || !before) return null;
  mistakes.bare = true;
  const to = at + word.length;
  draft.pairs.push({ ...before, value: `${before.value} ${word}`, to });
  return to;
}

function readLooseValue(text: string, at: number, pair: RegExpExecArray, draft: Draft, mistakes: Mistakes): number {
  const key = pair[1]!;
  const keyAt = { from: at, to: at + key.length };
  const from = at + pair[0].length;
  const quoted = match(LOOSE_QUOTED, text, from);
  if (quoted) {
    const value = quoted[1] ?? quoted[2] ?? quoted[3] ?? quoted[4] ?? "";
    if (quoted[1] === undefined && quoted[2] === undefined) mistakes.curly = true;
    draft.pairs.push({ key, keyAt, value, from: from + 1, to: from + 1 + value.length });
    return from + quoted[0].length;
  }
  const value = match(LOOSE_BARE, text, from)?.[0] ?? "";
  if (/\s/.test(value)) mistakes.bare = true;
  if (CURLY.test(value)) mistakes.curly = true;
  draft.pairs.push({ key, keyAt, value: value.replace(/[“”„«»‘’‚"']/gu, ""), from, to: from + value.length });
  return from + value.length;
}

const MISTAKE_MESSAGES: Readonly<Record<keyof Mistakes, string>> = {
  spaces: "No space may stand around “=” here: Pandoc would print the whole block as text.",
  commas: "Attributes are separated by spaces alone: Pandoc takes a comma as part of the value or prints the block.",
  bare: "A value with spaces needs straight quotes around it: Pandoc would print the whole block as text.",
  curly: "A value needs straight quotes: Pandoc takes curly ones as part of the value.",
};

function errorsOf(mistakes: Mistakes, draft: Draft, from: number, to: number): AttributeError[] {
  const insert = writeAttributes(draft);
  const fix: Fix = { title: `Write as ${insert}`, edits: [{ from, to, insert }] };
  return (Object.keys(mistakes) as (keyof Mistakes)[])
    .filter((kind) => mistakes[kind])
    .map((kind) => ({ from, to, message: MISTAKE_MESSAGES[kind], fix }));
}

/** An attribute block as Pandoc reads it. */
export function writeAttributes(parts: {
  readonly id: Pick<Located, "value"> | null;
  readonly classes: readonly Pick<Located, "value">[];
  readonly pairs: readonly Pick<Attribute, "key" | "value">[];
}): string {
  const pairs = parts.pairs.map((pair) => `${pair.key}=${quote(pair.value)}`);
  const classes = parts.classes.map((each) => `.${each.value}`);
  return `{${[...(parts.id ? [`#${parts.id.value}`] : []), ...classes, ...pairs].join(" ")}}`;
}

function quote(value: string): string {
  return /^[\p{L}\p{N}_:./~-]+$/u.test(value) ? value : `"${value.replace(/(["\\])/g, "\\$1")}"`;
}
