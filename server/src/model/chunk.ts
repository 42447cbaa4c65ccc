import type { FrontMatter } from "../syntax/declarations";
import type { SyntaxTree } from "../syntax/parse";
import type { AnnotatedSource, Div, Scope } from "./annotatedSource";
import { type BlockQuotation, readBlockQuotations } from "./blockQuotations";
import { type PlacedCitation, readCitations, readPageMarks } from "./citations";
import { readClaims } from "./claims";
import { type Document, readDocument, type Stretch } from "./document";
import { HAS } from "./leaf";
import { readMarked } from "./markedQuotations";
import { readMentions, readSuppressions } from "./mentions";
import { notationProblems } from "./notation";
import { readQuotations } from "./quotations";
import { type Reporting, readIndirectSpeech, readReporting } from "./reporting";
import type { Carried } from "./reporting/antecedents";
import { type Note, type Notes, notesIn } from "./sourcing";
import { type LabelledText, readLabelled, readStatements } from "./statements";
import { type Bracketed, bracketedIn, swallowedWords } from "./swallowed";

/** What the text before a chunk tells it. */
export interface Told {
  readonly seenKnown: boolean;
  readonly carried: Carried | null;
}

/** What a chunk says; indexes are those of its own lists, and its last sections end with it. */
export type Lists = Omit<AnnotatedSource, "source" | "frontMatter" | "scope">;

/** A chunk as far as it can be read without the footnotes of others. */
export interface Begun {
  readonly document: Document;
  readonly syntax: SyntaxTree;
  readonly text: string;
  readonly citations: readonly PlacedCitation[];
  readonly blocks: readonly BlockQuotation[];
  readonly labelled: LabelledText;
  readonly reporting: Reporting;
  readonly footnotes: ReadonlyMap<string, Note>;
  readonly tells: Told;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly bracketed: readonly Bracketed[];
}

export function begin(
  text: string,
  syntax: SyntaxTree,
  frontMatter: FrontMatter | null,
  scope: Scope,
  stretch: Stretch,
  told: Told,
): Begun {
  const document = readDocument(syntax, frontMatter, scope, stretch);
  const citations = readCitations(document);
  const labelled = readLabelled(document, told.seenKnown);
  const reporting = readReporting(document, told.carried);
  const halves = document.leaves.flatMap(({ has, leaf }) => (has & HAS.halfSpans ? [leaf.halfSpans] : []));
  return {
    document,
    syntax,
    text,
    citations,
    blocks: readBlockQuotations(document),
    labelled,
    reporting,
    footnotes: notesIn(document, citations),
    tells: { seenKnown: labelled.seenKnown, carried: reporting.carried },
    opens: halves.some(({ opening }) => opening.length > 0),
    closes: halves.some(({ closing }) => closing.length > 0),
    bracketed: bracketedIn(document),
  };
}

export function finish({ document, syntax, text, citations, blocks, labelled, reporting }: Begun, notes: Notes): Lists {
  const marked = readMarked(document, labelled.paragraphs);
  const drafts = readStatements(document, labelled, blocks);
  const found = { marked: marked.quotations, blocks, citations, drafts, reporting, notes };
  const { quotations, statements } = readQuotations(document, found);
  return {
    sections: document.sections,
    divs: divsOf(document),
    statements,
    quotations,
    indirectSpeech: readIndirectSpeech(reporting, statements),
    claimTags: readClaims(document, statements),
    citations: citations.map(({ from, to, form, items }) => ({ from, to, form, items })),
    commentary: document.commentary,
    sourceParts: document.sourceParts,
    mentions: readMentions(document, labelled, blocks, citations),
    pageMarks: readPageMarks(document),
    suppressions: readSuppressions(document, text),
    unknownLabels: labelled.unknown,
    unclosedMarks: marked.unclosed,
    problems: [...notationProblems(document, syntax), ...swallowedWords(document, text)],
  };
}

function divsOf(document: Document): Div[] {
  return document.blocks.flatMap(({ fences, from, to }) =>
    fences ? [{ from, to, open: fences.open, closed: fences.close !== null }] : [],
  );
}
