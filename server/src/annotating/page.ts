import type { AnnotatedSource } from "../model/annotatedSource";
import { readBlockQuotations } from "../model/blockQuotations";
import { type Document, type LeafBlock, readDocument } from "../model/document";
import { memoised } from "../syntax/memo";
import type { SyntaxTree } from "../syntax/parse";
import { firstIndex } from "../syntax/search";
import type { Span } from "../syntax/span";
import { lineEnding } from "./edits";

/** What can be annotated: a document as it stands. */
export interface Annotatable {
  readonly model: AnnotatedSource;
  readonly syntax: SyntaxTree;
}

/** All that is asked of a document to place annotations in it. */
export interface Page extends Annotatable {
  readonly text: string;
  readonly document: Document;
  /** Speaker labels, up to the words that they introduce, with the end of what is said under them. */
  readonly labels: readonly (Span & { readonly until: number })[];
  /** The attribution lines of block quotations. */
  readonly attributions: readonly Span[];
  readonly lineEnding: string;
}

const pages = new WeakMap<AnnotatedSource, Page>();

/** Read once, however many annotations are placed. */
export function pageOf(document: Annotatable): Page {
  return memoised(pages, document.model, () => readPage(document));
}

function readPage({ model, syntax }: Annotatable): Page {
  const { text } = model.source;
  const document = readDocument(syntax, model.frontMatter, model.scope);
  return {
    model,
    syntax,
    text,
    document,
    labels: model.statements
      .filter(({ form }) => form === "label")
      .map(({ whole, from }) => ({ from: whole.from, to: Math.max(from, whole.from), until: whole.to })),
    attributions: readBlockQuotations(document).flatMap(({ attribution }) => attribution ?? []),
    lineEnding: lineEnding(text),
  };
}

/** The paragraphs, headings and tables that share a character with `span`. */
export function leavesIn({ document: { leaves } }: Page, span: Span): readonly LeafBlock[] {
  const first = firstIndex(leaves.length, (i) => leaves[i]!.to > span.from);
  const behind = firstIndex(leaves.length, (i) => leaves[i]!.from >= span.to);
  return leaves.slice(first, behind);
}

/** The parsed text of a stretch of the body, every line ending in `\n`. */
export function bodyText({ syntax: { body, bodyFrom } }: Page, { from, to }: Span): string {
  return body.slice(from - bodyFrom, to - bodyFrom);
}
