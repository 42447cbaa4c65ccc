import { readAttributes } from "../syntax/attributes";
import type { TextEdit } from "../syntax/problem";
import type { Span } from "../syntax/span";
import { contains } from "../syntax/span";
import { scalarInPlace } from "../syntax/yamlWriting";
import type { Occurrence } from "../workspace/occurrences";

/**
 * The edits that write `id` wherever `occurrences`, places of one id in `text`, have it. Names stay: they are the source's
 * words. Else a place where the id is written so that it cannot be replaced, with a backslash in it for one.
 */
export function idEdits(
  text: string,
  occurrences: readonly Occurrence[],
  id: string,
): { readonly edits: readonly TextEdit[] } | { readonly stuck: Span } {
  const edits: TextEdit[] = [];
  for (const each of occurrences) {
    if (isName(text, each)) continue;
    const insert = written(text, each, id);
    if (insert === null) return { stuck: each };
    edits.push({ from: each.from, to: each.to, insert });
  }
  return { edits };
}

/** Whether a name stands there that means a speaker, not an id. */
export function isName(text: string, occurrence: Occurrence): boolean {
  if (occurrence.role !== "addressee") return occurrence.role === "label";
  const written = text.slice(occurrence.from, occurrence.to);
  const mayBeId = written === occurrence.id || written.includes("\\");
  return !mayBeId || !isInAttributes(text, occurrence);
}

function written(text: string, occurrence: Occurrence, id: string): string | null {
  const { role, from, to } = occurrence;
  if (role === "declaration" || role === "relation") return scalarInPlace(text, occurrence, id);
  return text.slice(from, to) === occurrence.id ? id : null;
}

/** Braces may stand in a value, too: this many are tried. */
const MOST_BRACES = 4;

/** Attribute blocks are no longer. */
const NEAR = 2000;

/** Whether a stretch lies in an attribute block, or on the fence of a div that lacks its braces. */
function isInAttributes(text: string, span: Span): boolean {
  const start = Math.max(0, span.from - NEAR);
  const near = text.slice(start, span.from);
  if (/^[\s>]*:{3}/.test(near.slice(Math.max(near.lastIndexOf("\n"), near.lastIndexOf("\r")) + 1))) return true;
  let brace = near.lastIndexOf("{");
  for (let tried = 0; brace >= 0 && tried < MOST_BRACES; tried++) {
    const attributes = readAttributes(text, start + brace);
    if (attributes !== null && contains(attributes, span)) return true;
    brace = brace === 0 ? -1 : near.lastIndexOf("{", brace - 1);
  }
  return false;
}
