import type { Span } from "../../syntax/span";

/** A place in a citation. */
export type CitationPlace = Span &
  /** A key, in braces or not; `closing` is what has to be written behind it. */
  ({ readonly kind: "key"; readonly braced: boolean; readonly closing: "" | "}" } | { readonly kind: "locator" });

/** How far back the beginning of a citation is looked for. */
const FURTHEST = 400;

/** Characters of keys as Pandoc reads them, with what may stand between two of them. */
const KEY = "[\\p{L}\\p{N}_](?:[:.#$%&+?<>~/-]?[\\p{L}\\p{N}_])*[:.#$%&+?<>~/-]?";
const WRITTEN_KEY = new RegExp(`(?<![\\p{L}\\p{N}_@\\\\/.])@(?:(\\{)([^\\s{}]*)|(${KEY})?)$`, "u");
const REST_OF_KEY = /^(?:[:.#$%&+?<>~/-]?[\p{L}\p{N}_])*/u;
const REST_IN_BRACES = /^[^\s{}\]]*/;

/** The key or the label of a locator that is being written at `offset`; null where it is neither. */
export function citationPlaceAt(text: string, offset: number): CitationPlace | null {
  const before = paragraphBefore(text, offset);
  return keyPlace(before, text.slice(offset, offset + 100), offset) ?? locatorPlace(before, offset);
}

function paragraphBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - FURTHEST), offset);
  return before.slice(before.search(/(?:(?!\n[ \t]*\r?\n)[\s\S])*$/));
}

function keyPlace(before: string, after: string, offset: number): CitationPlace | null {
  const match = WRITTEN_KEY.exec(before);
  if (!match) return null;
  const braced = match[1] !== undefined;
  const rest = (braced ? REST_IN_BRACES : REST_OF_KEY).exec(after)![0];
  const to = offset + rest.length;
  const from = offset - (match[2] ?? match[3] ?? "").length;
  return { kind: "key", braced, closing: braced && after[rest.length] !== "}" ? "}" : "", from, to };
}

/** Behind a key and a comma in brackets, or in the brackets behind a key in the text. */
const IN_BRACKETS = new RegExp(`\\[[^[\\]]*@(?:\\{[^\\s{}]*\\}|${KEY}),\\s*([\\p{L}§¶№]*)$`, "u");
const BEHIND_KEY = new RegExp(`(?<![\\p{L}\\p{N}])@(?:\\{[^\\s{}]*\\}|${KEY})\\s\\[([\\p{L}§¶№]*)$`, "u");

function locatorPlace(before: string, offset: number): CitationPlace | null {
  const match = IN_BRACKETS.exec(before) ?? BEHIND_KEY.exec(before);
  return match && { kind: "locator", from: offset - match[1]!.length, to: offset };
}
