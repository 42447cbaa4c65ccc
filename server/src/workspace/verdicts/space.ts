import { lastBefore } from "../../model/spans";
import { memoised } from "../../syntax/memo";
import type { Span } from "../../syntax/span";
import type { CheckedText } from "../../verification/checkedText";
import type { Judgement, Passage } from "../../verification/judgement";
import { stampOfText } from "../stamp";

/*
 * The words of a text one after the other, as if nothing stood between them: what is found there is still right when
 * notation or commentary of the file has changed, and with it all offsets.
 */
interface Space {
  /** The runs of words in the file, each with its place here. */
  readonly runs: readonly (Span & { readonly at: number })[];
  readonly stamp: string;
}

const spaces = new WeakMap<CheckedText, Space>();

function spaceOf(text: CheckedText): Space {
  return memoised(spaces, text, () => {
    let at = 0;
    const runs = text.words.map(({ from, to }) => {
      const run = { from, to, at };
      at += to - from;
      return run;
    });
    return { runs, stamp: stampIn(text, runs) };
  });
}

function stampIn({ text, words, pages, voices, quoted }: CheckedText, runs: Space["runs"]): string {
  const place = (offset: number) => into(runs, offset);
  const said = words.map(({ from, to }) => text.slice(from, to)).join("");
  const marks = [
    runs.map(({ at }) => at),
    pages.map(({ at, page }) => [place(at), page]),
    voices.map(({ from, to, speakers }) => [place(from), place(to), speakers]),
    quoted.map(({ from, to }) => [place(from), place(to)]),
  ];
  return `${stampOfText(said)}-${stampOfText(JSON.stringify(marks))}`;
}

/** The same for texts in which the same is found at the same words. */
export function stampOfWords(text: CheckedText): string {
  return spaceOf(text).stamp;
}

function into(runs: Space["runs"], offset: number): number {
  const run = lastBefore(runs, offset);
  return run ? run.at + Math.min(offset - run.from, run.to - run.from) : 0;
}

function outOf(runs: Space["runs"], place: number): number {
  let [low, high] = [0, runs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle]!.at <= place) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  return run ? run.from + place - run.at : 0;
}

/** A judgement on `from` as one on `to`, which has the same words, for a quotation that stands `by` further on. */
export function carried(judgement: Judgement, from: CheckedText, to: CheckedText, by: number): Judgement {
  const differences = judgement.differences.map((each) => ({
    ...each,
    inQuotation: { from: each.inQuotation.from + by, to: each.inQuotation.to + by },
  }));
  if (from === to) return differences.length > 0 ? { ...judgement, differences } : judgement;
  const [old, now] = [spaceOf(from).runs, spaceOf(to).runs];
  const moved = (offset: number) => outOf(now, into(old, offset));
  const move = (span: Span): Span =>
    span.to > span.from
      ? { from: moved(span.from), to: moved(span.to - 1) + 1 }
      : { from: moved(span.from), to: moved(span.from) };
  const passage = (each: Passage): Passage => ({ ...each, ...move(each), parts: each.parts.map(move) });
  return {
    ...judgement,
    passage: judgement.passage && passage(judgement.passage),
    passages: judgement.passages.map(passage),
    differences: differences.map((each) => ({ ...each, inSource: move(each.inSource) })),
  };
}
