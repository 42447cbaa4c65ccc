import type { Bibliography, ProvenanceLink, Source } from "../bibliography/source";
import type { Part } from "../model/annotate";
import type { AnnotatedSource, ClaimTag, Mention, Stance, Statement } from "../model/annotatedSource";
import type { ClaimDeclaration, FrontMatter, Located, ProjectFile, SpeakerDeclaration } from "../syntax/declarations";
import type { LineStarts } from "../syntax/lines";
import type { SyntaxTree } from "../syntax/parse";
import type { TextEdit } from "../syntax/problem";
import type { SourceText } from "../syntax/sourceText";
import type { Span } from "../syntax/span";
import type { CheckedText } from "../verification/checkedText";
import type { Judgement } from "../verification/judgement";
import type { QuotationRecord } from "./verdicts/record";
import type { Against, PartVerdicts, QuotationVerdict } from "./verdicts/verdict";

/** What features, rules and exports ask of the workspace. Synchronous: answers come from what is known now. */
export interface Workspace {
  /** Rises when something changes on which the problems of several files may depend. */
  readonly revision: number;
  /** An open document as it stands now; a closed file only while its problems are looked for. Else undefined. */
  document(uri: string): AnnotatedDocument | undefined;
  /** The project file in force for `uri`. */
  projectOf(uri: string): Project | undefined;
  /** What each annotated source of the workspace folder of `uri` declares and refers to, that file included. */
  summaries(uri: string): Iterable<Summary>;
  /** The project files in the workspace folder of `uri`; where it lies in none, its own. */
  projects(uri: string): Iterable<Project>;
  /** Where an id is declared, as seen from `uri`: the file, its project, its bibliographies, the rest of the folder. */
  declaration(kind: "speaker", id: string, uri: string): Declared<SpeakerDeclaration> | undefined;
  declaration(kind: "claim", id: string, uri: string): Declared<ClaimDeclaration> | undefined;
  declaration(kind: "source", id: string, uri: string): Declared<Source> | undefined;
  /** Where other files of the folder declare the id of `own`, a declaration in `uri`, and say something else of it. */
  declaredOtherwise(
    kind: "speaker" | "claim" | "source",
    own: { readonly id: string },
    uri: string,
  ): readonly Declared<unknown>[];
  /** Every id of a namespace that can be named in `uri`; one may come several times. */
  ids(kind: "speaker" | "claim" | "source", uri: string): Iterable<string>;
  /** What the sources of the workspace folder of `uri` rest on, as far as bibliographies are read; the same object while they say the same. */
  provenance(uri: string): Provenance;
  /** Whether all that declares sources there has been read: until then an id that leads nowhere is not reported. */
  knowsSources(uri: string): boolean;
  /** Whether the file `uri`, or another of its workspace folder, cites, lists (`nocite`) or names a source by this id, or is its text. */
  isSourceUsed(id: string, uri: string): boolean;
  /** A bibliography that an annotated source or a project file names; undefined for any other file, and until it is read. */
  library(uri: string): Library | undefined;
  /** The bibliographies that hold in `uri`, as far as they are read: those that the file names, then those of its project. */
  libraries(uri: string): readonly Library[];
  /** Whether a file that `uri` names exists; undefined until that is known. `path` is relative to `uri`. */
  exists(path: string, uri: string): boolean | undefined;
  /** Why a file that `uri` names could not be read; null where it could, or there is none, or that is not known yet. */
  whyUnread(path: string, uri: string): string | null;
  /** The text of a file named relative to `uri`; undefined until it is read, null where there is none. */
  textOf(path: string, uri: string): string | null | undefined;
  /**
   * The line starts of any file that a span may lie in: annotated sources open or closed, project files, bibliographies.
   * Closed files have no document, so that this is how a place in one is found. Undefined for a file not known.
   */
  lineStarts(uri: string): LineStarts | undefined;
  /**
   * What each quotation in `document` is worth against the text of its source, in the order of `model.quotations`, as far as
   * that is known now: the rest is judged in the background, and told by another answer.
   */
  verdicts(document: AnnotatedDocument): readonly QuotationVerdict[];
  /** The same of one part of it, in the order of that part's quotations. */
  verdictsIn(document: AnnotatedDocument, part: Part): PartVerdicts;
  /** The quotations in an annotated source, in order of place, as they stood when last compared; undefined until they have been. */
  quotationRecords(uri: string): readonly QuotationRecord[] | undefined;
  /** Rises when a text that the quotations of `uri` were held against has other words, or more of them have been judged. */
  judgedRevision(uri: string): number;
  /**
   * What the quotation of a verdict would be worth against the same text after `edits`, which lie within it and cut through
   * no notation; null if they do, or the text is not at hand.
   */
  rejudged(document: AnnotatedDocument, verdict: QuotationVerdict, edits: readonly TextEdit[]): Judgement | null;
  /** The texts, as far as they are at hand, of the sources around a document: its own, those that it cites, those that its project names. */
  sourceTexts(document: AnnotatedDocument): readonly { readonly source: string; readonly text: CheckedText }[];
  /** The text that a quotation of `document` was held against; null while it is not at hand. */
  heldAgainst(document: AnnotatedDocument, against: Against): CheckedText | null;
}

export interface AnnotatedDocument {
  readonly uri: string;
  readonly source: SourceText;
  readonly syntax: SyntaxTree;
  readonly frontMatter: FrontMatter | null;
  /** Format §1: only annotated sources get diagnostics, hovers and colours. */
  readonly annotated: boolean;
  /** Memoised on the version and on the declarations that hold. */
  readonly model: AnnotatedSource;
}

export interface Project {
  readonly uri: string;
  readonly source: SourceText;
  readonly file: ProjectFile;
}

/** A bibliography that has been read. */
export interface Library {
  readonly source: SourceText;
  readonly bibliography: Bibliography;
}

/** A declaration and the file that it stands in. */
export interface Declared<T> {
  readonly uri: string;
  readonly at: Span;
  readonly value: T;
}

/** What the index keeps of a file, closed or open. */
export interface Summary {
  readonly uri: string;
  readonly title: string | null;
  /** The `author` of its front matter. */
  readonly authors: readonly string[];
  /** The `source` of its front matter. */
  readonly source: Located | null;
  /** The sources of which it has parts (`source=` on a div or heading). */
  readonly parts: readonly string[];
  readonly speakers: readonly SpeakerDeclaration[];
  readonly claims: readonly ClaimDeclaration[];
  readonly references: readonly Source[];
  /** Statements by speaker id. */
  readonly statementCounts: ReadonlyMap<string, number>;
  readonly claimTags: readonly TaggedClaim[];
  /** Where it cites sources, in order of place. */
  readonly citations: readonly CitedPlace[];
  /** The ids of sources, as written, that its text cites or names. */
  readonly sourcesNamed: ReadonlySet<string>;
  /** The `nocite` of its front matter: keys; `*` is all. */
  readonly nocite: ReadonlySet<string>;
  /** In order of place. */
  readonly statements: readonly StatementSummary[];
  /** Every place in the text where an id is written, or a speaker named by a label. */
  readonly mentions: readonly Mention[];
  /** The bibliographies that its front matter names, as they stand there. */
  readonly bibliographies: readonly string[];
  /** The files that its front matter names, as they stand there: bibliographies, transcription, texts of references. */
  readonly paths: readonly string[];
}

/** A statement with the first of its words; `from`–`to` is the extent of all of them. */
export interface StatementSummary
  extends Span,
    Pick<Statement, "form" | "speakers" | "addressees" | "speech" | "date" | "whole"> {
  /** At most 120 characters, white space collapsed. */
  readonly words: string;
}

/** A claim tag with the words that it stands on. */
export interface TaggedClaim extends Span, Pick<ClaimTag, "claim" | "by"> {
  readonly stance: Stance;
  readonly words: string;
}

/** A place where a source is cited: the key, or for a bare locator that; a quotation may be sourced there. */
export interface CitedPlace extends Span {
  /** The key. */
  readonly source: string;
  /** As written, label included. */
  readonly locator: string | null;
  /** The author of the commentary in which it stands; empty where it is the author of the file. */
  readonly by: readonly string[];
  /** The first quotation that has its source there, or null: then the source is cited, not quoted. */
  readonly quotation: Span | null;
}

/**
 * The provenance of the sources in a workspace folder (format §7): each rests on those to which it has a link, an id is
 * one source wherever it is declared. Links may lead in a circle, and to ids that nothing declares.
 */
export interface Provenance {
  /** By id, in the order of declarations. Other names of a source (`ids` in BibLaTeX) are not among the keys. */
  readonly sources: ReadonlyMap<string, SourceNode>;
  /** The source that an id, or another name of it, stands for. */
  node(id: string): SourceNode | undefined;
}

export interface SourceNode {
  readonly id: string;
  /** Its id, and the other names that it has (`ids` in BibLaTeX). */
  readonly names: readonly string[];
  /** The declaration that holds. */
  readonly source: Source;
  /** Everywhere it is declared, the one that holds first. */
  readonly declared: readonly Declared<Source>[];
  /** Each step of provenance from it, as all its declarations say. */
  readonly restsOn: readonly Step[];
  /** Each step that leads to it: what rests on it. */
  readonly carries: readonly Step[];
}

/** A link between two sources; `from` and `to` are ids, those of `SourceNode`s where there are such. */
export interface Step extends Pick<ProvenanceLink, "type" | "locator"> {
  readonly from: string;
  readonly to: string;
  /** The declaration that says it. */
  readonly declared: Declared<Source>;
}
