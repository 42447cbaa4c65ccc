import type { Judgement } from "../verification/judgement";
import type { QuotationVerdict } from "../workspace/verdicts/verdict";
import { lineOf, placesIn, type VerdictLine } from "./verification";

/** As `attest verify` prints it, without the id. */
type Line = Omit<VerdictLine, "id">;

/** The verdict on a quotation, and those on its parts; `shown` gives the path of a file as people write it. */
export function verdictLines(
  { quotation, judgement, parts, against, elsewhere }: QuotationVerdict,
  shown: (uri: string) => string,
): { readonly whole: Line; readonly parts: readonly Line[] } {
  const file = against === null ? null : shown(against.uri);
  const found = elsewhere ? [{ file: shown(elsewhere.against.uri), judgement: elsewhere.judgement }] : [];
  return {
    whole: { ...lineFor(judgement, file), elsewhere: placesIn(found) },
    parts: quotation.parts.map((_, index) => lineFor(parts[index] ?? null, file)),
  };
}

function lineFor(judgement: Judgement | null, file: string | null): Line {
  const { id: _, ...line } = lineOf("", judgement && file !== null ? [{ file, judgement }] : []);
  return judgement ? line : { ...line, verdict: "unverifiable", source_file: file };
}
