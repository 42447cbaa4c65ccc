import type { Quotation } from "../../model/annotatedSource";
import { contains } from "../../syntax/span";
import type { CheckedText } from "../../verification/checkedText";
import { type Judgement, type Passage, VERDICTS } from "../../verification/judgement";
import { onlyAt } from "./judge";
import { agreesWithPages, pagesIn } from "./pages";
import type { Against, QuotationVerdict } from "./verdict";

/** What came of holding a quotation against one text. */
export interface Found {
  readonly text: CheckedText;
  readonly judgement: Judgement;
  readonly parts: readonly Judgement[];
  /** Judges it against another text, if there is time. */
  judge(only: CheckedText): Judgement | undefined;
}

/** `found` is null where there is no text, or it contains the quotation; undefined while that is not known. */
export interface Answer {
  readonly against: Against;
  readonly found: Found | null | undefined;
}

/** The verdict on a quotation: with several sources the best names its own (format §8). */
export function best(quotation: Quotation, answers: readonly Answer[]): QuotationVerdict {
  let chosen: QuotationVerdict | null = null;
  for (const { against, found } of answers) {
    if (found === undefined) return unjudged(quotation, "pending");
    if (found === null) continue;
    const judgement = decided(quotation, against, found);
    if (judgement === undefined) return unjudged(quotation, "pending");
    if (!against.named && judgement.verdict === "not-found") continue;
    if (chosen?.judgement && rank(chosen.judgement) <= rank(judgement)) continue;
    const parts = found.parts.length > 1 ? found.parts : [judgement];
    const rightSpeaker = isRightSpeaker(quotation, judgement.passages, found.text);
    chosen = { quotation, state: "judged", judgement, parts, against, rightSpeaker, elsewhere: null };
  }
  return chosen ?? unjudged(quotation, "unverifiable");
}

/** What is known of a quotation that has not been judged, or cannot be. */
export function unjudged(quotation: Quotation, state: "pending" | "unverifiable"): QuotationVerdict {
  return { quotation, state, judgement: null, parts: [], against: null, rightSpeaker: null, elsewhere: null };
}

/** The first of the answers that bears a quotation out word for word, or with what is permitted. */
export function borneOut(answers: readonly Answer[]): QuotationVerdict["elsewhere"] {
  for (const { against, found } of answers) {
    const verdict = found?.judgement.verdict;
    if (verdict === "exact" || verdict === "permissible") return { against, judgement: found!.judgement };
  }
  return null;
}

function rank({ verdict }: Judgement): number {
  return VERDICTS.indexOf(verdict);
}

/** As `QuotationVerdict.rightSpeaker`; one of several places is enough. */
function isRightSpeaker({ speakers }: Quotation, passages: readonly Passage[], text: CheckedText): boolean | null {
  if (speakers.length === 0 || passages.some((passage) => passage.speakers.length === 0)) return null;
  if (passages.length === 0) return null;
  return passages.some((passage) => includesAny(passage.speakers, speakers) || isTold(speakers, passage, text));
}

/** Whether somebody tells the words as another's: they stand in a statement of that speaker, within which the other's lies. */
function isTold(speakers: readonly string[], passage: Passage, { voices }: CheckedText): boolean {
  return voices.some((voice) => contains(voice, passage) && includesAny(voice.speakers, speakers));
}

function includesAny(all: readonly string[], some: readonly string[]): boolean {
  return some.some((id) => all.includes(id));
}

/** Where words stand in several places, the page named or the speaker may say which one is meant. */
function decided(quotation: Quotation, against: Against, { text, judgement, judge }: Found): Judgement | undefined {
  if (judgement.verdict !== "ambiguous") return judgement;
  const pages = against.via.length === 0 ? pagesIn(against.locator) : null;
  const fits = (passage: Passage) =>
    (pages === null || agreesWithPages(passage, pages)) && isRightSpeaker(quotation, [passage], text) !== false;
  const meant = judgement.passages.filter(fits);
  const [first] = meant;
  if (first === undefined || meant.length === judgement.passages.length) return judgement;
  if (meant.some((each) => each.firstPage !== first.firstPage || String(each.speakers) !== String(first.speakers)))
    return judgement;
  return judge(onlyAt(text, first));
}
