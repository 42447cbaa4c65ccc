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
const KEY = /(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[:.#$%&+?<>~/-]?[\p{L}\p{N}_])*))/uy;
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

/**
 * Reads the text between the brackets of `[see @a, ch. 3; @b, fol. 12r]`. Null if any part between semicolons has
 * no key: Pandoc takes the whole as text then.
 */
export function readCitation(text: string, lang: string | null): CitedItem[] | null {
  if (!text.includes("@")) return null;
  const items: CitedItem[] = [];
  for (const part of partsOf(text)) {
    const item = readItem(text, part, lang);
    if (!item) return null;
    items.push(item);
  }
  return items;
}

/** The stretches between semicolons that no braces enclose. */
function partsOf(text: string): Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === "{") depth++;
    else if (char === "}") depth = Math.max(0, depth - 1);
    else if (char === ";" && depth === 0) {
      parts.push({ from, to: i });
      from = i + 1;
    }
  }
  parts.push({ from, to: text.length });
  return parts;
}

function readItem(text: string, part: Span, lang: string | null): CitedItem | null {
  for (let i = part.from; i < part.to; i++) {
    if (text[i] !== "@" || text[i - 1] === "\\" || WORD.test(text[i - 1] ?? "")) continue;
    const found = keyAt(text, i + 1);
    if (!found || found.end > part.to) continue;
    const prefix = text.slice(part.from, text[i - 1] === "-" ? i - 1 : i).trim();
    const locator = locatorIn(text.slice(found.end, part.to), lang);
    return { key: found.key, at: found.at, prefix: prefix || null, locator };
  }
  return null;
}

const BRACED_LOCATOR = /^,?\s*\{([^{}]*)\}/;

/** The locator at the start of what follows a key. */
export function locatorIn(suffix: string, lang: string | null): string | null {
  const braced = BRACED_LOCATOR.exec(suffix);
  if (braced) return braced[1]!.trim() || null;
  return locatorAtStart(suffix.replace(/^[\s,]+/, ""), lang) || null;
}
