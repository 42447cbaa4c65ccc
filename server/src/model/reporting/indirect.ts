import { firstIndex } from "../../syntax/search";
import type { Span } from "../../syntax/span";
import type { Leaf } from "../leaf";
import { trimmed } from "../words";
import type { QuotedPlace } from "./attach";
import type { Clause } from "./clause";
import type { Reading } from "./reading";
import type { Speaking } from "./speaking";

/** A stretch of a leaf that a clause reports. */
export interface Passage extends Span {
  readonly clause: Clause;
  readonly speaker: string;
}

const known = new WeakMap<Speaking, readonly Passage[]>();
const NONE: readonly Passage[] = [];

/**
 * The passages of indirect speech in a leaf, outside quotations, in order of place: the sentence of each clause from its
 * beginning, or from the clause where another stands before it, and the sentences after it that go on reporting.
 */
export function passagesIn(leaf: Leaf, reading: Reading, speaking: Speaking): readonly Passage[] {
  const { clauses } = reading.levels[0]!;
  if (!clauses.length) return NONE;
  let passages = known.get(speaking);
  if (!passages) {
    const found = clauses.flatMap((clause, i) => passageOf(leaf, reading, clause, i, speaking) ?? []);
    passages = found.filter((passage, i) => !isPartOf(passage, found[i - 1]));
    known.set(speaking, passages);
  }
  return passages;
}

function passageOf(leaf: Leaf, reading: Reading, clause: Clause, index: number, speaking: Speaking): Passage | null {
  const speaker = speaking.levels[0]![index]!;
  const { complement, reports, negated, hypothetical, sentence } = clause;
  if (speaker === null || complement === null || !reports || negated || hypothetical) return null;
  const { clauses } = reading.levels[0]!;
  const before = clauses[index - 1];
  const next = clauses[index + 1];
  const start = before?.sentence === sentence ? clause.from : leaf.sentences[sentence]!.from;
  const end = coordinated(next, sentence)
    ? next!.joint
    : leaf.sentences[lastSentence(leaf, reading, clause, speaking.actors, speaker)]!.to;
  const words = trimmed(leaf.masked, start, end);
  return { from: words.from, to: withoutComma(leaf.masked, words), clause, speaker };
}

function withoutComma(masked: string, { from, to }: Span): number {
  const ends = masked[to - 1] === "," ? to - 1 : to;
  return Math.max(from, ends);
}

/** What the same speaker reports within a passage adds nothing. */
function isPartOf(passage: Passage, before: Passage | undefined): boolean {
  return before !== undefined && before.speaker === passage.speaker && passage.to <= before.to;
}

/** Whether the next clause stands beside it: "urged Kim to …, and mentioned that", "said so, and Mao added that". */
function coordinated(next: Clause | undefined, sentence: number): boolean {
  return next?.sentence === sentence && next.joint >= 0;
}

/** The last sentence that a clause speaks for: those after its own go on as long as they say how things are, not what was done. */
function lastSentence(
  leaf: Leaf,
  reading: Reading,
  { sentence, past }: Clause,
  actors: Speaking["actors"],
  speaker: string,
): number {
  const { levels, goingOn } = reading;
  let last = sentence;
  if (!past) return last;
  const { quoted } = levels[0]!;
  while (last + 1 < leaf.sentences.length && !reading.spoken.has(last + 1)) {
    const within = quotedFrom(quoted, last + 1);
    const isOwn = within.every(({ woven, clause, continues }) => woven && clause < 0 && continues < 0);
    if (!isOwn || !(within.length || goingOn.has(last + 1)) || (actors.get(last + 1) ?? speaker) !== speaker) break;
    last++;
  }
  return last;
}

/** The quotations of a sentence. */
function quotedFrom(quoted: readonly QuotedPlace[], sentence: number): readonly QuotedPlace[] {
  const index = (from: number) => firstIndex(quoted.length, (i) => quoted[i]!.sentence >= from);
  return quoted.slice(index(sentence), index(sentence + 1));
}
