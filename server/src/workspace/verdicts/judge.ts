import type { LiftedQuotation } from "../../export/checkedQuotation";
import { memoised } from "../../syntax/memo";
import type { Span } from "../../syntax/span";
import type { CheckedText } from "../../verification/checkedText";
import { judge } from "../../verification/judge";
import type { Judgement, Passage } from "../../verification/judgement";
import { carried, stampOfWords } from "./space";

/** What has been judged, by the words of quotation and text. Offsets are those of the document and of `text`. */
export interface Judge {
  /** The judgement on these parts of a quotation, if it has been made before. */
  known(quotation: LiftedQuotation, parts: readonly Span[], text: CheckedText): Judgement | undefined;
  /** The same, made now if need be. */
  judge(quotation: LiftedQuotation, parts: readonly Span[], text: CheckedText): Judgement;
}

/** So many quotations are remembered with what they are worth. */
const MOST_JUDGEMENTS = 100_000;

/** What has been made of one text: `text` is the one that was looked into, with the same words as all that come later. */
interface Shelf {
  readonly text: CheckedText;
  readonly judgements: Map<string, Judgement>;
}

export function createJudge(): Judge {
  const shelves = new Map<string, Shelf>();
  const shelfOf = new WeakMap<CheckedText, Shelf>();
  let size = 0;

  function shelf(text: CheckedText): Shelf {
    return memoised(shelfOf, text, () =>
      memoised(shelves, `${text.uri} ${stampOfWords(text)}`, () => ({ text, judgements: new Map() })),
    );
  }

  /** Lets go what was made of the text that has been here longest. */
  function makeRoom(): void {
    for (const [name, { judgements }] of shelves) {
      if (size < MOST_JUDGEMENTS || shelves.size === 1) return;
      size -= judgements.size;
      judgements.clear();
      shelves.delete(name);
    }
  }

  function known(quotation: LiftedQuotation, parts: readonly Span[], text: CheckedText): Judgement | undefined {
    const { text: seen, judgements } = shelf(text);
    const before = judgements.get(nameOf(quotation, parts));
    return before && carried(before, seen, text, quotation.at);
  }

  return {
    known,
    judge(quotation, parts, text) {
      const before = known(quotation, parts, text);
      if (before !== undefined) return before;
      const { text: seen, judgements } = shelf(text);
      const { text: own, notation } = quotation;
      const made = judge({ text: own, notation, parts }, seen);
      makeRoom();
      judgements.set(nameOf(quotation, parts), made);
      size++;
      return carried(made, seen, text, quotation.at);
    },
  };
}

/** The key alone stands for all parts together. */
function nameOf({ key, parts: all }: LiftedQuotation, parts: readonly Span[]): string {
  return parts === all ? key : `${key} ${all.indexOf(parts[0]!)}`;
}

/** A text of which only one passage is left: what is ambiguous in the whole is decided where it is known which one is meant. */
export function onlyAt(text: CheckedText, { parts }: Passage): CheckedText {
  return { ...text, words: parts };
}
