import type { TextEdit } from "../syntax/problem";
import type { Span } from "../syntax/span";
import { isHeading } from "./headings";
import { enclosed } from "./indented";
import { paragraphsOf } from "./paragraphs";

const ITEM = /^(?:agenda )?(?:item|topic|session|part|section|chapter)\s+(?:no\.?\s*)?(?:\d{1,3}|[IVXLC]+)\b/i;
const HEAD =
  /^([\p{Lu}\p{M} .'’/-]{2,40}|(?:Subject|Agenda|Vote|Voting|In favou?r|Against|Abstain(?:ed|ing)|Abstentions)[^:\n]{0,20}):/u;
const EVENT =
  /^(?:The (?:meeting|sitting|session|House|Committee|Council|Assembly|Court|Senate|tape) (?:rose|adjourned|recessed|met|(?:re)?convened|resumed|was (?:called to order|adjourned|suspended|resumed|(?:re)?convened|closed|opened|recessed|stopped|turned off))\b|A (?:recorded )?vote was taken|Question (?:again )?(?:put|proposed)\b|(?:Recess|Laughter|Applause|Interruption)\.?$)/;
const LONGEST = 300;

/**
 * Marks the headings of items among the turns of a transcript: they are the recorder's words, and end what was being said.
 * Paragraphs in square brackets need no mark. `turns` are where labels begin, in order.
 */
export function stageMarks(text: string, turns: readonly number[]): TextEdit[] {
  const [first] = turns;
  if (first === undefined) return [];
  const starts = new Set(turns);
  const found: Span[] = [];
  let beforeTurn = true;
  for (const paragraph of [...paragraphsOf(text)].reverse()) {
    if (paragraph.from < first) break;
    const spoken = starts.has(paragraph.from) || hasTurn(paragraph, turns);
    const stage: boolean = !spoken && isStage(text.slice(paragraph.from, paragraph.to), beforeTurn);
    if (stage) found.push(paragraph);
    beforeTurn = stage || starts.has(paragraph.from);
  }
  return found.flatMap((paragraph) => enclosed(paragraph, ".stage"));
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

/** An event, in parentheses or not, ends a statement only where another follows: else the speaker goes on after it. */
function isStage(paragraph: string, beforeTurn: boolean): boolean {
  const words = paragraph.trim();
  if (words.length > LONGEST || /^(?:[[#>\\|-]|\d+[.)] )/.test(words)) return false;
  if (ITEM.test(words) || isHeading(HEAD.exec(words)?.[1] ?? "")) return true;
  if (EVENT.test(words)) return beforeTurn;
  if (/^\([^()]*\)$/.test(words)) return beforeTurn;
  return isCapitals(words) && !/[?!,]$/.test(words);
}

/** At least two words, or one long one: `NO.` is an answer. */
function isCapitals(words: string): boolean {
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  return !/\p{Ll}/u.test(words) && (words.match(/\p{Lu}/gu)?.length ?? 0) === letters && letters >= 6;
}
