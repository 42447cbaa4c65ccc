import type { TextEdit } from "../syntax/problem";
import type { Span } from "../syntax/span";
import { enclosed } from "./indented";
import { paragraphsOf } from "./paragraphs";

const ITEM = /^(?:agenda )?(?:item|topic|session|part|section|chapter)\s+(?:no\.?\s*)?(?:\d{1,3}|[IVXLC]+)\b/i;
const HEAD = /^(?:SUBJECT|PARTICIPANTS|PRESENT|DATE|PLACE|TIME|AGENDA|NOTE|IN ATTENDANCE|ALSO PRESENT)\b[^:\n]{0,40}:/i;
const LONGEST = 300;

/**
 * Marks the headings of items among the turns of a transcript: they are the recorder's words, and end what was being said.
 * Paragraphs in square brackets need no mark. `turns` are where labels begin, in order.
 */
export function stageMarks(text: string, turns: readonly number[]): TextEdit[] {
  const [first] = turns;
  if (first === undefined) return [];
  const starts = new Set(turns);
  const paragraphs = [...paragraphsOf(text)];
  return paragraphs.flatMap((paragraph, i) => {
    if (paragraph.from < first || starts.has(paragraph.from) || hasTurn(paragraph, turns)) return [];
    const next = paragraphs[i + 1];
    return isStage(text.slice(paragraph.from, paragraph.to), !next || starts.has(next.from))
      ? enclosed(paragraph, ".stage")
      : [];
  });
}

function hasTurn({ from, to }: Span, turns: readonly number[]): boolean {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turns[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low < turns.length && turns[low]! < to;
}

/** An event in parentheses ends a statement only where another follows: else the speaker goes on after it. */
function isStage(paragraph: string, beforeTurn: boolean): boolean {
  const words = paragraph.trim();
  if (words.length > LONGEST || /^(?:[[#>\\|-]|\d+[.)] )/.test(words)) return false;
  if (ITEM.test(words) || HEAD.test(words)) return true;
  if (/^\([^()]*\)$/.test(words)) return beforeTurn;
  return isCapitals(words) && !/[?!,]$/.test(words);
}

/** At least two words, or one long one: `NO.` is an answer. */
function isCapitals(words: string): boolean {
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  return !/\p{Ll}/u.test(words) && (words.match(/\p{Lu}/gu)?.length ?? 0) === letters && letters >= 6;
}
