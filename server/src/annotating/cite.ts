import { type LeafBlock, leafAt } from "../model/document";
import { shifted } from "../model/spans";
import { isLetter } from "../model/words";
import type { TextEdit } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { Enclosing } from "./enclose";
import { within } from "./inParagraph";
import { type Annotatable, bodyText, pageOf } from "./page";
import { REASONS } from "./placed";
import { readsAlike } from "./reread";

const PAGES = /^\d+(?:\s*[-–]\s*\d+)?(?:,\s*\d+(?:\s*[-–]\s*\d+)?)*$/;

/** A locator as typed, `41` or `40-42`, with its label; null if it cannot stand in a citation. */
export function locatorOf(typed: string): string | null {
  const locator = typed.trim();
  if (/[[\]{}@;\r\n]/.test(locator)) return null;
  if (!PAGES.test(locator)) return locator;
  return `${/[-–,]/.test(locator) ? "pp." : "p."} ${locator}`;
}

const CITED = "A citation has no place here: select a quotation or a sentence of the text.";
const LOCATOR = "A locator is a page or the like, such as “p. 41” or “fol. 12r”, without brackets, “@” and “;”.";

/**
 * A citation of `key` after the words: behind the quotation's closing mark and the brackets around it, before the full stop
 * of a sentence without marks (Chicago 15.25–26), and joined to a citation that stands there already.
 */
export function cite(document: Annotatable, words: Span, key: string, typed = ""): Enclosing {
  const page = pageOf(document);
  const locator = locatorOf(typed);
  if (locator === null) return { edits: null, reason: LOCATOR };
  const block = leafAt(page.document.leaves, Math.max(0, words.to - 1));
  const inside = block && words.from < words.to ? within(block, words) : null;
  if (!block || !inside) return { edits: null, reason: REASONS.nothing.reason };
  const item = `@${/[\s,;\]]/.test(key) ? `{${key}}` : key}${locator ? `, ${locator}` : ""}`;
  const { edit, added } = placeFor(block, inside.to - block.from, item);
  // Without words before it there is nothing that it could stand for.
  if (!/[\p{L}\p{N}]/u.test(block.leaf.masked.slice(0, edit.from - block.from))) return { edits: null, reason: CITED };
  const relative = { ...edit, ...shifted(edit, -block.from) };
  return readsAlike(bodyText(page, block), [relative], added)
    ? { edits: [edit], reason: null }
    : { edits: null, reason: CITED };
}

function placeFor(block: LeafBlock, end: number, item: string): { edit: TextEdit; added: Record<string, number> } {
  const { leaf, from: base } = block;
  const at = behindBrackets(block, beforeFullStop(block, end));
  const beside = leaf.citations.find(
    ({ form, from }) => form === "bracketed" && from >= at && leaf.text.slice(at, from).trim() === "",
  );
  if (beside) return { edit: insertion(base + beside.to - 1, `; ${item}`), added: {} };
  return { edit: insertion(base + at, ` [${item}]`), added: { Citation: 1 } };
}

function insertion(at: number, insert: string): TextEdit {
  return { from: at, to: at, insert };
}

/** The sentence's own end mark comes after the citation; one within quotation marks or brackets stays before it. */
function beforeFullStop({ leaf: { text } }: LeafBlock, end: number): number {
  let at = end;
  while (at > 0 && /[\s.,;:]/.test(text[at - 1]!)) at--;
  return isLetter(text[at - 1]) || at === end ? at : /[.,;:]/.test(text.slice(at, end)) ? at : end;
}

/** Behind the spans and emphasis that end here. */
function behindBrackets({ leaf }: LeafBlock, end: number): number {
  let at = end;
  for (const span of [...leaf.spans].reverse()) {
    const rest = leaf.masked.slice(at, span.content.to);
    if (span.content.from < at && at <= span.content.to && !/[\p{L}\p{N}]/u.test(rest)) at = span.to;
  }
  return at + /^[*_]*/.exec(leaf.text.slice(at, at + 3))![0].length;
}
