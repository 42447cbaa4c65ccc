import type { Quotation } from "../model/annotatedSource";
import { shifted } from "../model/spans";
import type { Fix, TextEdit } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { Difference } from "../verification/judgement";
import { liftedAt } from "../workspace/verdicts/lifted";
import { agreesWithPages, pagesIn } from "../workspace/verdicts/pages";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { type Judged, pagesOf } from "./verdictWords";

/*
 * Fixes of quotations. They change words, though only those of a quotation in somebody's own text about a source, and only
 * as somebody chooses; each is offered only if the quotation, judged again, is then right.
 */

/** Restores the words of the source, or marks what differs. None in a source's own text, whose words are its own. */
export function wordFixes(workspace: Workspace, document: AnnotatedDocument, judged: Judged): readonly Fix[] {
  if (isOwnText(document, judged.quotation)) return [];
  const { differences } = judged.judgement;
  const { text } = document.source;
  const candidates = [
    { title: "Restore the words of the source", edits: differences.map((each) => restoring(text, each)) },
    { title: markingTitle(differences), edits: differences.map((each) => marking(text, each)) },
  ];
  return candidates.flatMap(({ title, edits }) => {
    const sound = edits.filter((edit) => edit !== null);
    const isWhole = sound.length === edits.length && sound.length > 0;
    return isWhole && isRight(workspace, document, judged, sound) ? [{ title, edits: sound }] : [];
  });
}

const PUNCTUATION = "Restore the punctuation of the source";

/** Puts the passage as its text has it in the place of a quotation with the same words: only commas, capitals and hyphens change. */
export function punctuationFixes(workspace: Workspace, document: AnnotatedDocument, judged: Judged): readonly Fix[] {
  const { quotation, judgement, against } = judged;
  const [lifted, text] = [liftedAt(document, quotation), workspace.heldAgainst(document, against)];
  const passages = judgement.passage?.parts ?? [];
  if (isOwnText(document, quotation) || !lifted || !text || lifted.parts.length > 1 || passages.length !== 1) return [];
  const part = shifted(lifted.parts[0]!, lifted.at);
  const words = text.text.slice(passages[0]!.from, passages[0]!.to).replace(/\s+/g, " ");
  const insert = adapted(document.source.text.slice(part.from, part.to), words);
  const edits = [{ ...part, insert }];
  return PLAIN.test(insert) && isRight(workspace, document, judged, edits) ? [{ title: PUNCTUATION, edits }] : [];
}

/** The words of the source with the first letter and the marks at the end as the quotation has them: these may be adapted (Chicago 13.7). */
function adapted(quoted: string, words: string): string {
  const isSameLetter = quoted[0]?.toLowerCase() === words[0]?.toLowerCase();
  const own = words.slice(0, endOfWords(words));
  return (isSameLetter ? quoted[0] + own.slice(1) : own) + quoted.slice(endOfWords(quoted));
}

/** Where the marks at the end begin. */
function endOfWords(text: string): number {
  let end = text.length;
  while (end > 0 && ".,;:!?…".includes(text[end - 1]!)) end--;
  return end;
}

function isRight(
  workspace: Workspace,
  document: AnnotatedDocument,
  judged: Judged,
  edits: readonly TextEdit[],
): boolean {
  const now = workspace.rejudged(document, judged, edits);
  return (now?.verdict === "exact" || now?.verdict === "permissible") && now.elided.length === 0;
}

/** Whether a quotation stands in a text that is itself a source: its words are not ours to mend. */
function isOwnText({ model, frontMatter }: AnnotatedDocument, { from }: Quotation): boolean {
  const holds = (span: Span) => span.from <= from && from < span.to;
  return (frontMatter?.source != null || model.sourceParts.some(holds)) && !model.commentary.some(holds);
}

/** Words that can stand in Markdown as they are. */
const PLAIN = /^[^[\]{}<>*_`\\@#|$^~\n]+$/u;

function restoring(text: string, { source, inQuotation }: Difference): TextEdit | null {
  const words = source.replace(/\s+/g, " ").trim();
  if (words === "") return removal(text, inQuotation);
  return PLAIN.test(words) ? placed(text, inQuotation, words) : null;
}

/** Takes the space before a word along, or the one after it where none stands before. */
function removal(text: string, { from, to }: Span): TextEdit {
  if (text[from - 1] === " ") return { from: from - 1, to, insert: "" };
  return { from, to: text[to] === " " ? to + 1 : to, insert: "" };
}

/** Puts `words` in the place of a stretch, or into an empty place, with space on both sides where words stand. */
function placed(text: string, { from, to }: Span, words: string): TextEdit {
  if (to > from) return { from, to, insert: words };
  const before = /[\p{L}\p{N},;:.!?…]/u.test(text[from - 1] ?? "") ? " " : "";
  const after = /[\p{L}\p{N}[]/u.test(text[to] ?? "") ? " " : "";
  return { from, to, insert: `${before}${words}${after}` };
}

function marking(text: string, { quote, inQuotation }: Difference): TextEdit | null {
  if (inQuotation.to === inQuotation.from) return placed(text, inQuotation, "…");
  const isLink = /[([{:]/.test(text[inQuotation.to] ?? "");
  return isLink || !PLAIN.test(quote.trim()) ? null : { ...inQuotation, insert: `[${quote.trim()}]` };
}

function markingTitle(differences: readonly Difference[]): string {
  if (differences.every(({ kind }) => kind === "omission")) return "Mark the omission with an ellipsis";
  if (differences.every(({ kind }) => kind === "addition")) return "Put the insertion in brackets";
  return "Mark what differs with brackets and ellipses";
}

/** Writes the page where the words stand into the locator. */
export function correctedLocator(document: AnnotatedDocument, judged: Judged): readonly Fix[] {
  const { locator } = judged.against;
  const pages = pagesIn(locator);
  const found = judged.judgement.passage && pagesOf(judged.judgement.passage);
  const at = locator === null ? null : locatorPlace(document, judged, locator);
  if (!pages || !found || at === null) return [];
  const corrected = locator!.slice(0, pages.from) + found + locator!.slice(pages.to);
  const now = pagesIn(corrected);
  if (now === null || !agreesWithPages(judged.judgement.passage!, now)) return [];
  const edit = { from: at + pages.from, to: at + pages.to, insert: found };
  return [{ title: `Change the page to ${found}`, edits: [edit] }];
}

/** Cites the source that has the words instead of the one that has not, where it is cited alone and without a locator. */
export function correctedKey(
  { model }: AnnotatedDocument,
  { quotation }: Pick<Judged, "quotation">,
  key: string,
): readonly Fix[] {
  const [named, ...others] = quotation.sources;
  const citation = model.citations.find(({ items }) => items.some(({ at }) => at.from === named?.at.from));
  if (!named || others.length > 0 || named.locator !== null || citation?.form === "locator") return [];
  return [{ title: `Cite “${key}”`, edits: [{ from: named.at.from, to: named.at.to, insert: key }] }];
}

/** Where the locator of the source that a quotation was held against is written. */
function locatorPlace(
  { model, source }: AnnotatedDocument,
  { quotation, against }: Judged,
  locator: string,
): number | null {
  const named = quotation.sources.find(
    (each) => each.locator === locator && (model.scope.source(each.key)?.aliasOf ?? each.key) === against.key,
  );
  if (!named) return null;
  const { at, via } = named;
  const citation = model.citations.find(({ items }) => items.some((item) => item.at.from === at.from));
  const isAttribute = via === "attribute" || citation?.form === "attribute";
  const from = isAttribute ? source.text.lastIndexOf("{", at.from) : at.from;
  const to = isAttribute ? source.text.indexOf("}", at.to) : (citation?.to ?? at.to);
  const place = source.text.slice(from, to).indexOf(locator);
  return place < 0 ? null : from + place;
}
