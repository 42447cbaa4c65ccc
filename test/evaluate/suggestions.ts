import { isExplicit } from "./explicit";
import { type FoundPart, type GoldQuotation, type GoldText, partsOf, placeOf } from "./litbank";
import { drawn, excerpt, type Report, ratio } from "./report";

interface Counts {
  /** Quotations beside which an explicit clause names the speaker, and those of them suggested rightly. */
  named: number;
  namedRight: number;
  explicit: number;
  explicitRight: number;
  pronoun: number;
  pronounRight: number;
  /** Suggestions for what the gold has not as a quotation. */
  elsewhere: number;
}

const COUNTS: Counts = {
  named: 0,
  namedRight: 0,
  explicit: 0,
  explicitRight: 0,
  pronoun: 0,
  pronounRight: 0,
  elsewhere: 0,
};

/** Are the speakers suggested those of the gold, each text's named speakers declared? */
export function evaluateSuggestions(texts: readonly GoldText[]): Report | null {
  if (!texts.length) return null;
  const counts = { ...COUNTS };
  const errors = texts.flatMap((gold) => countText(gold, counts));
  const row = (what: string, right: number, of: number) => [what, right, of, drawn(ratio(right, of))];
  return {
    title: "Suggested speakers in litbank",
    tables: [
      {
        head: ["", "right", "of", "share"],
        rows: [
          row("quotations whose clause names a declared speaker", counts.namedRight, counts.named),
          row("suggestions from a clause that names (explicit)", counts.explicitRight, counts.explicit),
          row("suggestions by pronoun", counts.pronounRight, counts.pronoun),
          ["suggestions for what is no quotation in the gold", "", counts.elsewhere, ""],
        ],
      },
    ],
    figures: {
      ...counts,
      explicitRecall: ratio(counts.namedRight, counts.named),
      explicitPrecision: ratio(counts.explicitRight, counts.explicit),
      pronounPrecision: ratio(counts.pronounRight, counts.pronoun),
    },
    errors,
  };
}

function countText(gold: GoldText, counts: Counts): string[] {
  const found = new Map(partsOf(gold).map((part) => [placeOf(part), part]));
  const errors: string[] = [];
  gold.quotations.forEach((quotation, i) => {
    const part = found.get(placeOf(quotation));
    found.delete(placeOf(quotation));
    const error = count(counts, quotation, part, isExplicit(gold, i));
    if (error) errors.push(`${error}  ${gold.name.slice(0, 24)} ${excerpt(gold.text, quotation.from, quotation.to)}`);
  });
  for (const part of found.values()) if (part.kind) counts.elsewhere++;
  return errors;
}

/** Counts one quotation of the gold; what is wrong with its suggestion, or null. */
function count(counts: Counts, gold: GoldQuotation, part: FoundPart | undefined, named: boolean): string | null {
  const isRight = part?.speaker === gold.speaker;
  if (named) counts.named++;
  if (named && isRight) counts.namedRight++;
  if (part?.kind) {
    counts[part.kind]++;
    if (isRight) counts[part.kind === "explicit" ? "explicitRight" : "pronounRight"]++;
    return isRight ? null : `wrong (${part.kind}): ${part.speaker}, not ${gold.speaker}`;
  }
  if (!named) return null;
  return part ? `none: ${gold.speaker}` : `not found as a quotation: ${gold.speaker}`;
}
