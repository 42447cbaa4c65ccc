import type { AnnotatedSource, Quotation } from "../model/annotatedSource";
import { readBlockQuotations } from "../model/blockQuotations";
import { type Document, type LeafBlock, readDocument } from "../model/document";
import { coverOf, innermost, shifted } from "../model/spans";
import { memoised } from "../syntax/memo";
import type { SyntaxTree } from "../syntax/parse";
import type { Span } from "../syntax/span";
import type { CheckedText, PageStart } from "../verification/checkedText";
import { wordRuns } from "./words";

/** Whether the text of a source, by its key, is the one wanted; null: words that belong to no source. */
type IsWanted = (key: string | null) => boolean;

/**
 * What an annotated source has of the text of a source (format §7): without front matter, notation, commentary and notes.
 * A footnote counts where its reference stands.
 */
export function checkedTextOf(
  { model, syntax }: { readonly model: AnnotatedSource; readonly syntax: SyntaxTree },
  isWanted: IsWanted,
): CheckedText {
  const document = readDocument(syntax, model.frontMatter, model.scope);
  const isOwn = ownWords(document, isWanted);
  const footnotes = referredFrom(document);
  const placeOf = (offset: number) => footnotes.find(({ from, to }) => from <= offset && offset < to)?.at ?? offset;
  const isText = (offset: number) => isOwn(offset) && isOwn(placeOf(offset));
  const of = <T extends Span>(all: readonly T[]) => all.filter(({ from }) => isText(from));
  return {
    uri: model.source.uri,
    text: model.source.text,
    words: document.leaves.flatMap((block) => of(runsOf(block))),
    pages: pagesOf(of(model.pageMarks), footnotes),
    voices: of(model.statements).map(({ from, to, speakers }) => ({ from, to, speakers })),
    quoted: of(model.quotations)
      .filter(isQuoted)
      .flatMap(({ parts }) => parts),
  };
}

function isQuoted({ speech }: Quotation): boolean {
  return speech;
}

function runsOf(block: LeafBlock): Span[] {
  return wordRuns(block.leaf).map((run) => shifted(run, block.from));
}

/** Whether the word at an offset is of the source wanted: the innermost part that says so decides, else the file. */
function ownWords(document: Document, isWanted: IsWanted): (offset: number) => boolean {
  const attributions = readBlockQuotations(document).flatMap(({ to, attribution }) =>
    attribution ? [{ from: to, to: attribution.to }] : [],
  );
  const inAttribution = coverOf(attributions);
  const { sourceParts, inCommentary, inNote, inSourcePart } = document;
  const file = document.frontMatter?.source?.value ?? null;
  const keyAt = (at: number) =>
    inSourcePart(at) ? sourceParts[innermost(sourceParts, [{ from: at, to: at + 1 }])[0]!]!.source : file;
  return (at) => !inCommentary(at) && !inNote(at) && !inAttribution(at) && isWanted(keyAt(at));
}

/** A footnote's definition, and where it is referred to first. */
interface Footnote extends Span {
  readonly at: number;
}

function referredFrom({ blocks, leaves }: Document): readonly Footnote[] {
  const references = new Map<string, number>();
  for (const { leaf, from } of leaves)
    for (const note of leaf.notes)
      if (note.id !== null && !references.has(note.id)) references.set(note.id, from + note.from);
  return blocks.flatMap(({ id, from, to }) => {
    const at = id === null ? undefined : references.get(id);
    return at === undefined ? [] : [{ from, to, at }];
  });
}

/** The page marks, and for each footnote the page of its reference. */
function pagesOf(marks: readonly (Span & { page: string })[], footnotes: readonly Footnote[]): PageStart[] {
  const pages = marks.map(({ to, page }) => ({ at: to, page }));
  const pageAt = (offset: number) => pages.findLast(({ at }) => at <= offset)?.page;
  const moved = footnotes.flatMap(({ from, to, at }) => {
    const [page, after] = [pageAt(at), pageAt(from)];
    if (page === undefined || page === after) return [];
    return [{ at: from, page }, ...(after === undefined ? [] : [{ at: to, page: after }])];
  });
  return [...pages, ...moved].sort((a, b) => a.at - b.at);
}

const known = new WeakMap<AnnotatedSource, Map<string, CheckedText>>();

/** The text of the source `key` in an annotated document; made once. */
export function textOfSource(
  document: { readonly model: AnnotatedSource; readonly syntax: SyntaxTree },
  key: string,
): CheckedText {
  const texts = memoised(known, document.model, () => new Map<string, CheckedText>());
  const { scope } = document.model;
  const nameOf = (id: string) => scope.source(id)?.aliasOf ?? id;
  return memoised(texts, key, () => checkedTextOf(document, (id) => id !== null && nameOf(id) === key));
}
