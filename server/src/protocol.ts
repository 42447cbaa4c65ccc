/**
 * What client and server say to each other beyond the Language Server Protocol. All of it is optional: a client that
 * answers none of its requests (any editor but VS Code) still has everything for files that the server reads itself.
 */

/** Server to client: the bytes of a file that the server cannot read itself. */
export const READ_FILE = "attest/readFile";

export interface ReadFileParams {
  readonly uri: string;
}

export interface ReadFileResult {
  /** The file's bytes in base64; null if there is no such file or it cannot be read. */
  readonly base64: string | null;
}

/** Server to client: the files in a folder, at any depth, that may be annotated sources or project files. */
export const FIND_FILES = "attest/findFiles";

export interface FindFilesParams {
  /** The URI of a workspace folder. */
  readonly folder: string;
}

export interface FindFilesResult {
  /** The URIs of its `.md`, `.markdown`, `.qmd` and `attest.yaml` files, save in `node_modules`, `.git` and `files.exclude`. */
  readonly uris: readonly string[];
}

/** Client to server: what an open document, or a bibliography in use, is to Attest. */
export const STATUS = "attest/status";

export interface StatusParams {
  readonly uri: string;
}

export interface StatusResult {
  /** Whether it is an annotated source or a project file; if not, nothing is said of it. */
  readonly annotated: boolean;
  /** How many speakers its statements have. */
  readonly speakers: number;
  readonly statements: number;
  /** Whether it is a bibliography that an annotated source or a project file names. */
  readonly bibliography: boolean;
  /** How many sources it has, or its bibliographies and those of its project have together. */
  readonly sources: number;
  /** How many errors there are in these bibliographies. */
  readonly unreadable: number;
}

/** A place, as the LSP has it: lines and UTF-16 columns from 0. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** A stretch of a file: the LSP's `Location`. */
export interface TextLocation {
  readonly uri: string;
  readonly range: { readonly start: TextPosition; readonly end: TextPosition };
}

/**
 * Client to server: the statement before or after the one at a position, by the same speaker. Statements are counted file
 * after file through the workspace folder (files by the earliest date of their statements, undated ones last, then by
 * path), and after the last comes the first. Null if the document is not annotated.
 */
export const ADJACENT_STATEMENT = "attest/adjacentStatement";

export interface AdjacentStatementParams {
  readonly textDocument: { readonly uri: string };
  readonly position: TextPosition;
  readonly direction: "next" | "previous";
  /** Whose statements to go through where that is in doubt: words said jointly, words within others' words. */
  readonly speaker?: string;
}

export type AdjacentStatementResult = FoundStatement | MissingStatement;

export interface FoundStatement {
  /**
   * `wrapped`: it is the first again, or the last; `only`: the speaker has no other; `nearest`: no statement is at the
   * position, this is the nearest one in the direction, whoever says it.
   */
  readonly found: "adjacent" | "wrapped" | "only" | "nearest";
  /** Its words. */
  readonly location: TextLocation;
  readonly speaker: string;
  /** The speaker's name, short. */
  readonly name: string;
  /** Which of the speaker's statements it is, from 1, and how many there are. */
  readonly number: number;
  readonly total: number;
}

/** `nobody`: it is not known who says the words at the position; `none`: nobody says anything in the folder. */
export interface MissingStatement {
  readonly found: "nobody" | "none";
}

/**
 * Client to server: who is declared, speaks or is spoken to, by workspace folder; ids are one namespace for each.
 * After an answer the server sends `attest/indexChanged` once, when another may be due.
 */
export const SPEAKERS = "attest/speakers";

/** Narrows a list. */
export interface ListFilter {
  /** Only what stands in this file. */
  readonly uri?: string;
  /** Only what has all of these words, as parts of words: in names, or among a statement's first words, date and place. */
  readonly text?: string;
}

/** What is listed by folder. */
export interface ListResult<Folder> {
  /** False until all folders have been looked at once. */
  readonly complete: boolean;
  /** Whether there is any annotated source at all. */
  readonly annotated: boolean;
  /** Those in which there is anything. */
  readonly folders: readonly Folder[];
}

export type SpeakersResult = ListResult<SpeakersInFolder>;

export interface SpeakersInFolder {
  /** The workspace folder, or a file that lies in none. */
  readonly uri: string;
  /** Those who say something first, each part in order of name. */
  readonly speakers: readonly SpeakerEntry[];
}

export interface SpeakerEntry {
  readonly id: string;
  /** As declared; else the id. */
  readonly name: string;
  readonly role: string | null;
  readonly declared: boolean;
  /** How many statements of the speaker there are, joint ones included. */
  readonly statements: number;
  /** Where the speaker is declared, else where the id first stands. */
  readonly location: TextLocation | null;
  /** A file of the folder in which the speaker occurs. */
  readonly seenIn: string | null;
}

/** Client to server: the statements of a speaker in a folder of `attest/speakers`, in order of date, then of place. */
export const STATEMENTS = "attest/statements";

export interface StatementsParams extends ListFilter {
  readonly folder: string;
  readonly speaker: string;
}

export interface StatementEntry {
  /** Which of the speaker's statements in its file it is, from 0: stays the same while one types elsewhere. */
  readonly index: number;
  /** Its words. */
  readonly location: TextLocation;
  /** The first words, without annotations. */
  readonly words: string;
  /** In words; null if not known. */
  readonly date: string | null;
  /** The path of its file in the folder. */
  readonly path: string;
  /** Short names. */
  readonly addressees: string;
}

/** Client to server: the statement at a position, or null; under each of its speakers it is one of `attest/statements`. */
export const STATEMENT_AT = "attest/statementAt";

export interface StatementAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: TextPosition;
}

export interface StatementAtResult {
  readonly folder: string;
  readonly speakers: readonly { readonly id: string; readonly index: number }[];
}

/**
 * Client to server: what the hover says of a speaker, or of a speaker's statement, which is quoted above it, in Markdown; null
 * if there is none.
 */
export const DESCRIBE = "attest/describe";

export interface DescribeParams {
  /** The file as seen from which, open or closed. */
  readonly uri: string;
  readonly speaker: string;
  /** Which of the speaker's statements in the file; if absent, the speaker is described. */
  readonly index?: number;
}

/** What a quotation may be worth against the text of its source, those that want a look first. */
export const STANDINGS = [
  "altered",
  "not-found",
  "ambiguous",
  "punctuation",
  "unsourced",
  "pending",
  "unverifiable",
  "permissible",
  "exact",
] as const;

/**
 * Client to server: the quotations of all annotated sources by workspace folder, in groups: by the file in which they stand,
 * or by the source that they name. After an answer the server sends `attest/indexChanged` once, when another may be due; what has not
 * been compared yet is compared meanwhile.
 */
export const QUOTATIONS = "attest/quotations";

export interface QuotationsParams extends ListFilter {
  readonly by: "file" | "source";
}

export type QuotationsResult = ListResult<QuotationsInFolder>;

export interface QuotationsInFolder {
  readonly uri: string;
  /** In order of their names; what names no source is the last. */
  readonly groups: readonly QuotationGroup[];
  /** Those that have come to something else since they were listed first, or were seen. */
  readonly changed: readonly ChangedQuotation[];
}

export interface ChangedQuotation extends QuotationEntry {
  /** What it came to before, in words. */
  readonly before: string;
}

/** Client to server: the user has seen what has become of these quotations, by their ids. */
export const QUOTATIONS_SEEN = "attest/quotationsSeen";

export interface QuotationsSeenParams {
  readonly ids: readonly string[];
}

/** Client to server: the quotation at a position, as it is listed; null if there is none that is. */
export const QUOTATION_AT = "attest/quotationAt";

export interface QuotationAtResult {
  readonly folder: string;
  /** The URI of its file, as a group by files has it. */
  readonly file: string;
  readonly id: string;
  /** Keys, as groups by sources have them; none if it names no source. */
  readonly sources: readonly string[];
}

export interface QuotationGroup {
  /** The URI of a file, or the key of a source; empty for no source. */
  readonly id: string;
  readonly name: string;
  /** How many there are of each standing that occurs, in the order of `STANDINGS`. */
  readonly counts: readonly (readonly [standing: (typeof STANDINGS)[number], count: number])[];
}

/** Client to server: the quotations of such a group, those that want a look first, then in order of place. */
export const QUOTATIONS_IN = "attest/quotationsIn";

export interface QuotationsInParams extends QuotationsParams {
  readonly folder: string;
  readonly group: string;
}

export interface QuotationEntry {
  /** Stays the same while the words do. */
  readonly id: string;
  /** The first words, without annotations. */
  readonly words: string;
  readonly standing: (typeof STANDINGS)[number];
  /** The same in words: “Word for word”. */
  readonly verdict: string;
  readonly location: TextLocation;
  /** The path of its file in the folder. */
  readonly path: string;
  /** The keys of its sources. */
  readonly sources: readonly string[];
  readonly page: string | null;
}

/** Client to server (parameters of `attest/quotationAt`): what the hover says of the quotation at a position of a file, open or closed, in Markdown; null if there is none. */
export const DESCRIBE_QUOTATION = "attest/describeQuotation";

/** The LSP's `TextDocumentPositionParams`. */
export interface QuotationAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: TextPosition;
}

/** Client to server: compares all quotations anew, with progress; the numbers of each standing. May be cancelled: then null. */
export const COMPARE_ALL = "attest/compareAll";

export type CompareAllResult = QuotationGroup["counts"] | null;

/** By what sources are grouped. */
export type SourceGrouping = "archive" | "author" | "type";

/**
 * Client to server: the sources of front matters, project files and bibliographies, in groups, by workspace folder. Followed by
 * `attest/indexChanged` as `attest/speakers` is.
 */
export const SOURCE_GROUPS = "attest/sourceGroups";

/** `uri`: only sources that are declared or cited in this file, and those of which it is the text. */
export interface SourceGroupsParams extends ListFilter {
  readonly by: SourceGrouping;
  /** No more groups than these. */
  readonly most: number;
}

export type SourceGroupsResult = ListResult<SourcesInFolder>;

export interface SourcesInFolder {
  /** The workspace folder, or a file that lies in none. */
  readonly uri: string;
  /** In order of name, the one without a name last. */
  readonly groups: readonly SourceGroup[];
  /** How many more groups there are. */
  readonly more: number;
}

export interface SourceGroup {
  /** The archive, author or CSL type; empty where none is known. */
  readonly name: string;
  /** How many sources it has: one with two authors is in both their groups. */
  readonly sources: number;
}

/** Client to server: the sources of a group of `attest/sourceGroups`, in order of author, date and title. */
export const GROUPED_SOURCES = "attest/groupedSources";

export interface GroupedSourcesParams extends SourceGroupsParams {
  readonly folder: string;
  readonly group: string;
}

export interface GroupedSourcesResult {
  readonly sources: readonly ListedSource[];
  /** How many more there are. */
  readonly more: number;
}

export interface ListedSource extends SourceEntry {
  /** Else other sources rest on it, and nothing says what it is. */
  readonly declared: boolean;
  /** How many links lead from it, and to it. */
  readonly restsOn: number;
  readonly carries: number;
  /** How often it is cited, quotations included. */
  readonly cited: number;
  /** Whether it is quoted and its text is not at hand, nor that of another source that bears its words. */
  readonly unverifiable: boolean;
  /** It is cited, and lacks what a note for its type needs. */
  readonly incomplete: boolean;
  /** Where it is declared. */
  readonly location: TextLocation | null;
}

/** Client to server: the links of provenance from a source, or those to it (`SourceStep[]`). */
export const SOURCE_STEPS = "attest/sourceSteps";

export interface SourceStepsParams {
  readonly folder: string;
  readonly source: string;
  readonly direction: "restsOn" | "carries";
}

export interface SourceStep {
  /** The type of the link, as `cited-in`. */
  readonly type: string;
  readonly locator: string | null;
  /** The other end. */
  readonly source: ListedSource;
}

/** Client to server: where a source is cited or quoted, file by file, in order of place. */
export const SOURCE_USES = "attest/sourceUses";

export interface SourceUsesParams extends ListFilter {
  readonly folder: string;
  readonly source: string;
  /** No more places than these. */
  readonly most: number;
}

export interface SourceUsesResult {
  readonly uses: readonly ListedUse[];
  readonly more: number;
}

export interface ListedUse {
  /** The key, or the bare locator. */
  readonly location: TextLocation;
  /** The path of its file in the folder. */
  readonly path: string;
  /** Which use of the source in its file it is, from 0. */
  readonly index: number;
  /** The first words quoted, or the last words before the citation. */
  readonly words: string;
  readonly quoted: boolean;
  /** As written. */
  readonly locator: string | null;
}

/** Client to server: the source that is cited or named at a position, and where it is listed; or null. */
export const SOURCE_AT = "attest/sourceAt";

export interface SourceAtParams extends ListFilter {
  readonly textDocument: { readonly uri: string };
  readonly position: TextPosition;
  readonly by: SourceGrouping;
}

export interface SourceAtResult {
  readonly folder: string;
  readonly source: string;
  /** The first group that has it, which of the groups that is, and which of its sources it is, from 0. */
  readonly group: string;
  readonly groupIndex: number;
  readonly sourceIndex: number;
  /** Which use of the source in the folder is at the position, from 0; null if it is not cited there. */
  readonly use: number | null;
}

/** Client to server: what the hover on a citation says of a source, in Markdown; null if there is none. */
export const DESCRIBE_SOURCE = "attest/describeSource";

export interface DescribeSourceParams {
  readonly folder: string;
  readonly source: string;
}

/** Server to client: what was listed last, as by `attest/speakers`, may be another list by now. */
export const INDEX_CHANGED = "attest/indexChanged";

/** Client to server: where the notation of an open document stands. Null if it is not annotated. */
export const ANNOTATIONS = "attest/annotations";

export interface AnnotationsParams {
  readonly textDocument: { readonly uri: string };
}

export interface AnnotationsResult {
  /** The version of the document in which the ranges are. */
  readonly version: number;
  /** In order of place; they do not overlap. */
  readonly annotations: readonly ShownAnnotation[];
}

export interface ShownAnnotation {
  /** `attributes`: an attribute block, or a bracket of a span with what belongs to it. */
  readonly kind: "attributes" | "fence" | "tag" | "citation" | "page" | "suppression";
  readonly range: { readonly start: TextPosition; readonly end: TextPosition };
}

/** The kind of the code action that writes down all inferred speakers of a file. */
export const ATTRIBUTE_INFERRED_KIND = "source.attest.attributeInferred";

/** Client to server: what can be named in an annotation of an open document, what is nearest first. */
export const NAMEABLE = "attest/nameable";

export interface NameableParams {
  readonly textDocument: { readonly uri: string };
  readonly range: TextLocation["range"];
}

export interface NameableResult {
  /** The words that an annotation would stand on; null if there are none. */
  readonly words: string | null;
  readonly speakers: readonly { readonly id: string; readonly name: string; readonly role: string | null }[];
  readonly claims: readonly { readonly id: string; readonly text: string }[];
  readonly sources: readonly { readonly id: string; readonly description: string }[];
}

/**
 * Client to server: the edit that writes an annotation on the selected words; with nothing selected, on the innermost
 * quotation at the cursor, else on the sentence. It changes no word.
 */
export const ANNOTATE = "attest/annotate";

export interface AnnotateParams {
  readonly textDocument: { readonly uri: string };
  readonly range: TextLocation["range"];
  readonly annotation: WantedAnnotation;
}

/** `name` and `text` declare a new speaker or claim in the front matter, with an id made of them. */
export type WantedAnnotation =
  | { readonly kind: "attribute"; readonly speaker: string }
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "tag"; readonly claim: string; readonly stance?: "asserts" | "denies" | "questions" }
  | { readonly kind: "tag"; readonly text: string }
  | { readonly kind: "mention" }
  | { readonly kind: "cite"; readonly source: string; readonly locator?: string }
  | { readonly kind: "suppress"; readonly code: string; readonly reason: string };

/** `edits` as the LSP has them, for the version of the document that was asked about; or why there are none. */
export type AnnotateResult =
  | {
      readonly version: number;
      readonly edits: readonly { readonly range: TextLocation["range"]; readonly newText: string }[];
    }
  | { readonly refused: string };

/** Client to server: every source that can be cited in an open document, those cited last before a position first; or null. */
export const SOURCES = "attest/sources";

export interface SourcesParams {
  readonly textDocument: { readonly uri: string };
  readonly position: TextPosition;
}

export interface SourcesResult {
  readonly sources: readonly SourceEntry[];
}

export interface SourceEntry {
  readonly id: string;
  /** Family names; may be empty, as may the title. */
  readonly authors: string;
  readonly title: string;
  readonly year: string | null;
}

/** Client to server: the citation at a position as the style of the document has it, in Markdown; null if it is not annotated. */
export const CITATION = "attest/citation";

export interface CitationParams extends SourcesParams {
  /** `note`: what a footnote says, with the locator; `entry`: as in a bibliography. */
  readonly form: "note" | "entry";
}

/** The text, or why there is none. */
export type CitationResult = { readonly text: string } | { readonly refused: string };

/**
 * Client to server: the edit that writes the formatted list of the works cited in a document (`SourcesParams`) after the
 * paragraph at a position, in a div that is a note of the annotator's. The answer is that of `attest/annotate`.
 */
export const BIBLIOGRAPHY = "attest/bibliography";

/** Server to client: where the script that formats citations can be loaded from by a Web Worker (`{address}`). */
export const FORMATTING_SCRIPT = "attest/formattingScript";

/** Commands of the client that the server's code actions call, if the client has said that it has them. */
export const ATTRIBUTE_COMMAND = "attest.attributeSelection";
export const TAG_COMMAND = "attest.tagSelection";
/** With a URI and a range: for the words there; else for what is selected. */
export const CITE_COMMAND = "attest.citeSelection";
/** Its arguments: the URI of a document, the place of a problem, the problem's code. */
export const SUPPRESS_COMMAND = "attest.suppress";

/** Its arguments: the URI of a text, a place there, and the `TextLocation`s of the quotations of it. */
export const SHOW_QUOTATIONS_COMMAND = "attest.showQuotations";
/** Its arguments: the URI of a document, a place in a quotation; without them, what the cursor is in. */
export const FIND_SOURCE_COMMAND = "attest.findSource";

/**
 * Client to server: where the words of the quotation at a position stand in the texts of all sources of the workspace folder. Texts
 * that are new or changed are indexed first, which may take a while. Null if the document is not annotated.
 */
export const FIND_SOURCE = "attest/findSource";

export interface FindSourceParams {
  readonly textDocument: { readonly uri: string };
  readonly position: TextPosition;
}

/** Or why nothing was looked for. */
export type FindSourceResult =
  | {
      /** The first words of the quotation. */
      readonly words: string;
      /** In how many texts they were looked for. */
      readonly texts: number;
      /** The best first; those that a text itself only quotes last. */
      readonly hits: readonly FoundSource[];
    }
  | { readonly refused: string };

export interface FoundSource {
  /** The citation key. */
  readonly source: string;
  readonly title: string;
  /** What came of comparing the words: “Word for word”, “Altered”, … */
  readonly verdict: string;
  /** Whether nothing but what is permitted differs. */
  readonly verified: boolean;
  readonly page: string | null;
  /** Whether the text itself only quotes the words. */
  readonly quoted: boolean;
  /** The words as they stand there, on one line. */
  readonly passage: string;
  readonly location: TextLocation;
  /** The edits of the document that cite it; null where it cannot be cited by an edit. */
  readonly citing: Extract<AnnotateResult, { readonly version: number }> | null;
}

/** Client to server: an annotated source made of a plain transcription, its words untouched. */
export const IMPORT_TEXT = "attest/importText";

export interface ImportTextParams {
  readonly text: string;
  /** Whether the text is Markdown, which is meant; else whatever looks like it is not. */
  readonly markdown: boolean;
  /** The path of the text's file as the result is to name it; null if it has none. */
  readonly transcription: string | null;
}

/** `doubtful`: labels that are probably misprints of others. Or why nothing came of it. */
export type ImportTextResult =
  | {
      readonly text: string;
      readonly speakers: number;
      readonly statements: number;
      readonly doubtful: readonly string[];
    }
  | { readonly refused: string };
