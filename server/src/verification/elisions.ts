import type { Step } from "./align";
import type { CheckedText } from "./checkedText";
import { fold } from "./fold";
import { NEGATIONS } from "./inflections";
import type { Elision } from "./judgement";
import { speakersAt } from "./passages";
import { gapAt, type Quote, wordAt } from "./quote";
import { spanInFile } from "./strand";
import type { TextIndex } from "./textIndex";

/** What the ellipses and brackets of a quotation do to the sense of the source. */
export function elisionsOf(quote: Quote, text: CheckedText, index: TextIndex, steps: readonly Step[]): Elision[] {
  const found = new Set<Elision>();
  let start = 0;
  while (start < steps.length) {
    const { kind, i } = steps[start]!;
    let end = start + 1;
    if (kind === "elided") {
      while (steps[end]?.kind === "elided") end++;
      const [from, to] = [steps[start]!.j, steps[end - 1]!.j + 1];
      if (denies(index, from, to)) found.add("negation");
      if (!quote.ellipses.get(i) && endsSentence(index, from, to)) found.add("sentence-end");
      if (changesSpeaker(text, index, from, to)) found.add("speaker");
    }
    if (kind === "replaced" && denies(index, steps[start]!.j, steps[start]!.j + steps[start]!.source))
      found.add("negation");
    if (kind === "inserted" && quote.folded.slice(i, i + steps[start]!.quote).some(isNegation)) found.add("negation");
    start = end;
  }
  return (["negation", "sentence-end", "speaker"] as const).filter((elision) => found.has(elision));
}

function isNegation(folded: string): boolean {
  return NEGATIONS.has(folded) || folded.endsWith("n't");
}

function denies({ words }: TextIndex, from: number, to: number): boolean {
  for (let j = from; j < to; j++) if (isNegation(fold(wordAt(words, j)))) return true;
  return false;
}

/** Abbreviations that a capital follows within a sentence. */
const ABBREVIATED =
  /^(?:\p{L}|mr|mrs|ms|dr|prof|gen|col|lt|maj|capt|sen|rep|gov|no|nos|vol|vols|st|jr|pp|ch|sec|fig|cf|vs|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|тов|г|им)$/u;

/** Whether a sentence ends in one of the gaps around the words `from` to `to`. */
function endsSentence({ words }: TextIndex, from: number, to: number): boolean {
  for (let gap = Math.max(1, from); gap <= Math.min(to, words.count - 1); gap++) {
    const marks = gapAt(words, gap);
    if (/[。！？]/u.test(marks)) return true;
    if (!/[.!?]/.test(marks) || /\.\s?\.|…/u.test(marks) || !/\s/u.test(marks)) continue;
    if (/\p{Ll}/u.test(wordAt(words, gap).charAt(0))) continue;
    if (!/^\./.test(marks) || !ABBREVIATED.test(fold(wordAt(words, gap - 1)))) return true;
  }
  return false;
}

/** Whether somebody else has the word before, in or behind what is left out. */
function changesSpeaker(text: CheckedText, { strand, words }: TextIndex, from: number, to: number): boolean {
  const at = (j: number) => speakersAt(text, spanInFile(strand, words.from[j]!, words.to[j]!).from).join();
  const before = at(Math.max(0, from - 1));
  for (let j = from; j <= Math.min(to, words.count - 1); j++) if (at(j) !== before) return true;
  return false;
}
