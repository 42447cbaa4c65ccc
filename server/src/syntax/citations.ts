import { locatorAtStart } from "./locators";
import type { Span } from "./span";

/** One item of a citation, offsets relative to the text that was read. */
export interface CitedItem {
  readonly key: string;
  /** The key without `@`. */
  readonly at: Span;
  readonly prefix: string | null;
  /** As written, label included. */
  readonly locator: string | null;
}

/*
 * A key as Pandoc 2.17 reads it: a letter, digit or underscore, then the same with single punctuation marks between
 * them; anything at all in braces.
 */
const KEY = /(?:\{((?:[^{}\s]|\{[^{}\s]*\})+)\}|([\p{L}\p{N}_](?:[:.#$%&+?<>~/-]?[\p{L}\p{N}_])*))/uy;
const WORD = /[\p{L}\p{N}]/u;

/** The key that begins at `from`, right after an `@`, or null. */
export function keyAt(text: string, from: number): { key: string; at: Span; end: number } | null {
  KEY.lastIndex = from;
  const found = KEY.exec(text);
  if (!found) return null;
  const braced = found[1] !== undefined;
  const key = found[1] ?? found[2]!;
  const start = braced ? from + 1 : from;
  return { key, at: { from: start, to: start + key.length }, end: from + found[0].length };
}

/** The keys in a list of citations without words, as Pandoc has it in `nocite`; `*` for `@*`. */
export function keysIn(text: string): string[] {
  return [...text.matchAll(/@(\*)?/g)].flatMap(({ index, 1: all }) => all ?? keyAt(text, index + 1)?.key ?? []);
}

/** Whether a key can be written in every format alike: as Pandoc has it in a text, without what BibTeX or YAML would mistake. */
export function isPortableKey(key: string): boolean {
  return keyAt(key, 0)?.end === key.length && !/[#$%&~<>?]/.test(key);
}

/**
 * Reads the text between the brackets of `[see @a, ch. 3; @b, fol. 12r]`. Null if any part between semicolons has
 * no key: Pandoc takes the whole as text then.
 */
export function readCitation(text: string, lang: string | null): CitedItem[] | null {
  const parts = partsOf(text);
  return parts?.map((part) => itemIn(text, part, lang)) ?? null;
}

/**
 * Whether what stands in brackets is a citation, and not words that mention one: each key begins its part, or has a few
 * words before it (`see also`) and nothing but a locator behind it.
 */
export function isCitationAlone(text: string): boolean {
  return partsOf(text)?.every((part) => isAlone(text, part)) ?? false;
}

const MOST_PREFIX_WORDS = 3;

/** A stretch between semicolons; `found` is its first key, right after the `@` at `at`. */
interface Part extends Span {
  readonly at: number;
  readonly found: NonNullable<ReturnType<typeof keyAt>>;
}

const TOKEN = /\\[\s\S]|[@;[\]]/g;

/** The parts of a citation; brackets within it, and what is escaped, are read over. Null if one has no key. */
function partsOf(text: string): Part[] | null {
  if (!text.includes("@")) return null;
  const parts: Part[] = [];
  let depth = 0;
  let from = 0;
  let key: Pick<Part, "at" | "found"> | null = null;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    if (token[0] === "[") depth++;
    else if (token[0] === "]") depth--;
    else if (depth > 0) continue;
    else if (token[0] === ";") {
      if (!key) return null;
      parts.push({ from, to: token.index, ...key });
      key = null;
      from = token.index + 1;
    } else if (token[0] === "@" && !key) {
      key = keyIn(text, token.index);
      if (key) TOKEN.lastIndex = key.found.end;
    }
  }
  if (!key) return null;
  return [...parts, { from, to: text.length, ...key }];
}

function keyIn(text: string, at: number): Pick<Part, "at" | "found"> | null {
  const found = WORD.test(text[at - 1] ?? "") ? null : keyAt(text, at + 1);
  return found && { at, found };
}

function prefixOf(text: string, { from, at }: Part): string {
  return text.slice(from, text[at - 1] === "-" ? at - 1 : at).trim();
}

function itemIn(text: string, part: Part, lang: string | null): CitedItem {
  const { key, at, end } = part.found;
  return { key, at, prefix: prefixOf(text, part) || null, locator: locatorIn(text.slice(end, part.to), lang) };
}

function isAlone(text: string, part: Part): boolean {
  const suffix = text.slice(part.found.end, part.to);
  const words = prefixOf(text, part).match(/\S+/g)?.length ?? 0;
  return words === 0 || (words <= MOST_PREFIX_WORDS && (!suffix.trim() || locatorIn(suffix, null) !== null));
}

const BRACED_LOCATOR = /^,?\s*\{([^{}]*)\}/;

/** The locator at the start of what follows a key. */
export function locatorIn(suffix: string, lang: string | null): string | null {
  const braced = BRACED_LOCATOR.exec(suffix);
  if (braced) return braced[1]!.trim() || null;
  return locatorAtStart(suffix.replace(/^[\s,]+/, ""), lang) || null;
}
