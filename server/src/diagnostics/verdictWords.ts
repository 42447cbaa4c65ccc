import { describeSource } from "../bibliography/plain";
import type { Quotation } from "../model/annotatedSource";
import { contains } from "../syntax/span";
import type { Difference, Judgement, Passage } from "../verification/judgement";
import type { Against, QuotationVerdict } from "../workspace/verdicts/verdict";
import type { AnnotatedDocument } from "../workspace/workspace";

/** A quotation that has been judged. */
export interface Judged extends QuotationVerdict {
  readonly judgement: Judgement;
  readonly against: Against;
}

/** Whether a quotation takes in the clause that reports its speaker: its words are those of whoever reports, not the speaker's own. */
export function quotesReport({ parts, speakers, suggestion }: Quotation): boolean {
  if (suggestion === null || !speakers.includes(suggestion.speaker)) return false;
  return parts.some((part) => contains(part, suggestion.clause));
}

/** How a text is called in a message; where it is only the nearest to the source, that is said. */
export function nameOfText(document: AnnotatedDocument, { key, source, via }: Against): string {
  if (via.length === 0) return titleOf(document, key);
  return `${titleOf(document, source)} (the nearest text there is to ${titleOf(document, key)})`;
}

const LONGEST_TITLE = 70;

/** The title of a source in quotation marks, shortened. */
export function titleOf({ model }: AnnotatedDocument, key: string): string {
  const source = model.scope.source(key);
  const title = source ? source.title || describeSource(source) : key;
  return title.length > LONGEST_TITLE ? `“${title.slice(0, LONGEST_TITLE).trimEnd()}…”` : `“${title}”`;
}

const MOST_DIFFERENCES = 5;

/** What has become of the words: “its” is left out; “big” stands for “large”. */
export function differencesIn(differences: readonly Difference[]): string {
  const said = differences.slice(0, MOST_DIFFERENCES).map(differenceOf);
  const more = differences.length - said.length;
  return [...said, ...(more > 0 ? [`${more} more`] : [])].join("; ");
}

function differenceOf({ kind, quote, source }: Difference): string {
  const [here, there] = [quote, source].map(shortened);
  if (!here) return `“${there}” is left out`;
  if (!there) return `“${here}” is added`;
  return kind === "transposition" ? `“${there}” is moved, to “${here}”` : `“${here}” stands for “${there}”`;
}

const LONGEST_WORDS = 80;

function shortened(words: string): string {
  const plain = words.replace(/\s+/g, " ").trim();
  return plain.length > LONGEST_WORDS ? `${plain.slice(0, LONGEST_WORDS).trimEnd()}…` : plain;
}

/** Whether a difference may as well be a slip of whoever copied the source: one letter of one word. */
export function isSlip({ kind, quote, source }: Difference): boolean {
  if (kind !== "substitution" || /\s/.test(quote) || /\s/.test(source)) return false;
  const [a, b] = [quote.toLowerCase(), source.toLowerCase()];
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}

/** The page or pages of a passage, as `41` or `41-42`; null where its text does not tell. */
export function pagesOf({ firstPage, lastPage }: Passage): string | null {
  if (firstPage === null || lastPage === null) return null;
  return firstPage === lastPage ? firstPage : `${firstPage}-${lastPage}`;
}

export function speakersNamed({ model }: AnnotatedDocument, ids: readonly string[]): string {
  return ids.map((id) => model.scope.speaker(id)?.name || id).join(" and ");
}
