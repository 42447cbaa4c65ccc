import { cite } from "../annotating/cite";
import { correctedKey } from "../diagnostics/requoting";
import { pagesOf, titleOf } from "../diagnostics/verdictWords";
import type { Quotation } from "../model/annotatedSource";
import type { FindSourceResult, FoundSource } from "../protocol";
import { lineStartsOf, placeAt } from "../syntax/lines";
import type { TextEdit } from "../syntax/problem";
import type { ArchiveAnswer, ArchiveHit } from "../workspace/archive";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { VERDICT_WORDS } from "./describe/verdict";
import { shorten, wordsOf } from "./describe/words";
import { verdictOn } from "./quotationAt";
import { rangeOf } from "./ranges";

const LONGEST_PASSAGE = 160;

/** Whether there is reason to look for the source of a quotation: it names none, or its words are not there. */
export function lacksSource(workspace: Workspace, document: AnnotatedDocument, quotation: Quotation): boolean {
  if (quotation.parent !== null || !quotation.speech) return false;
  if (quotation.sources.length === 0) return !quotation.footnoted;
  const verdict = verdictOn(workspace, document, quotation);
  return verdict?.judgement?.verdict === "not-found" || verdict?.state === "unverifiable";
}

/** What a search has found, to be chosen from; or that it found nothing. */
export function foundSources(
  document: AnnotatedDocument,
  quotation: Quotation,
  { texts, hits }: ArchiveAnswer,
): FindSourceResult {
  if (texts === 0) return { refused: "No source here has a text: name one in attest.yaml, under texts:" };
  if (hits.length === 0) return { refused: `These words stand in none of the ${texts} texts of sources here.` };
  return { words: wordsOf(document, quotation), texts, hits: hits.map((hit) => foundSource(document, quotation, hit)) };
}

function foundSource(
  document: AnnotatedDocument,
  quotation: Quotation,
  { place: { source }, text, judgement }: ArchiveHit,
): FoundSource {
  const { verdict, passages } = judgement;
  const passage = judgement.passage!;
  const page = pagesOf(passage);
  const starts = lineStartsOf(text.text);
  const edits = citing(document, quotation, source, page);
  return {
    source,
    title: titleOf(document, source),
    verdict: VERDICT_WORDS[verdict],
    verified: verdict === "exact" || verdict === "permissible",
    page,
    quoted: passages.every(({ quoted }) => quoted),
    passage: shorten(text.text.slice(passage.from, passage.to), LONGEST_PASSAGE),
    location: { uri: text.uri, range: { start: placeAt(starts, passage.from), end: placeAt(starts, passage.to) } },
    citing: edits && {
      version: document.source.version,
      edits: edits.map((edit) => ({ range: rangeOf(document.source, edit), newText: edit.insert })),
    },
  };
}

/** A citation behind a quotation that has none; in the place of the key of one that cites what has not its words. */
function citing(
  document: AnnotatedDocument,
  quotation: Quotation,
  source: string,
  page: string | null,
): readonly TextEdit[] | null {
  if (quotation.sources.length > 0) return correctedKey(document, { quotation }, source)[0]?.edits ?? null;
  return cite(document, quotation, source, page ?? "").edits;
}

/** The edits that cite what was found, if there is but one source that has the words, true to them and its own. */
export function onlySource(result: FindSourceResult): FoundSource["citing"] {
  if ("refused" in result) return null;
  const sure = result.hits.filter(({ verified, quoted }) => verified && !quoted);
  return new Set(sure.map(({ source }) => source)).size === 1 ? sure[0]!.citing : null;
}

/** What is said where there is more than one, or none quite so. */
export const SEVERAL = "These words stand in several texts, or not quite so: cite the one that is meant.";
