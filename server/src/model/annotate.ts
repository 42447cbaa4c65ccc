import type { FrontMatter } from "../syntax/declarations";
import type { SyntaxTree } from "../syntax/parse";
import type { Problem } from "../syntax/problem";
import type { SourceText } from "../syntax/sourceText";
import type { AnnotatedSource, Div, Scope } from "./annotatedSource";
import { readBlockQuotations } from "./blockQuotations";
import { readCitations, readPageMarks } from "./citations";
import { readClaims } from "./claims";
import { type Document, readDocument } from "./document";
import { readMarked } from "./markedQuotations";
import { readMentions, readSuppressions } from "./mentions";
import { notationProblems } from "./notation";
import { readQuotations } from "./quotations";
import { readIndirectSpeech, readReporting } from "./reporting";
import { readLabelled, readStatements } from "./statements";
import { swallowedWords } from "./swallowed";

/**
 * What a document says, under the declarations of `scope`. Total: any text gives a model. What a paragraph contributes by
 * itself is kept with its tree, so that after an edit only the changed paragraphs are read; the rest is put together anew.
 */
export function annotate(
  source: SourceText,
  syntax: SyntaxTree,
  frontMatter: FrontMatter | null,
  scope: Scope,
): AnnotatedSource {
  const document = readDocument(syntax, frontMatter, scope);
  const citations = readCitations(document);
  const blocks = readBlockQuotations(document);
  const labelled = readLabelled(document);
  const marked = readMarked(document, labelled.paragraphs);
  const drafts = readStatements(document, labelled, blocks);
  const reporting = readReporting(document);
  const { quotations, statements } = readQuotations(document, marked.quotations, blocks, citations, drafts, reporting);
  return {
    source,
    frontMatter,
    scope,
    sections: document.sections,
    divs: divsOf(document),
    statements,
    quotations,
    indirectSpeech: readIndirectSpeech(reporting, statements),
    claimTags: readClaims(document, statements),
    citations,
    commentary: document.commentary,
    sourceParts: document.sourceParts,
    mentions: readMentions(document, labelled, blocks, citations),
    pageMarks: readPageMarks(document),
    suppressions: readSuppressions(document, source.text),
    unknownLabels: labelled.unknown,
    unclosedMarks: marked.unclosed,
    problems: problemsIn(document, syntax, source.text),
  };
}

/** What is wrong with the notation, and what Markdown would swallow of the words; in order of place. */
export function problemsIn(document: Document, syntax: SyntaxTree, text: string): Problem[] {
  return [...notationProblems(document, syntax), ...swallowedWords(document, text)].sort((a, b) => a.from - b.from);
}

function divsOf(document: Document): Div[] {
  return document.blocks.flatMap(({ fences, from, to }) =>
    fences ? [{ from, to, open: fences.open, closed: fences.close !== null }] : [],
  );
}
