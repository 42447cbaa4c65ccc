import type { Source } from "../bibliography/source";
import type { Certainty, ClaimDeclaration, FrontMatter, SpeakerDeclaration } from "../syntax/declarations";
import type { Problem } from "../syntax/problem";
import type { SourceText } from "../syntax/sourceText";
import type { Span } from "../syntax/span";

/** What an annotated source says: plain data, offsets absolute, every list in order of place. */
export interface AnnotatedSource {
  readonly source: SourceText;
  readonly frontMatter: FrontMatter | null;
  readonly scope: Scope;
  /** Pre-order: a section stands before its subsections. */
  readonly sections: readonly Section[];
  readonly divs: readonly Div[];
  /** Pre-order: a statement stands before those within it. */
  readonly statements: readonly Statement[];
  readonly quotations: readonly Quotation[];
  /** What reporting clauses say that somebody said, without quoting it. */
  readonly indirectSpeech: readonly IndirectSpeech[];
  readonly claimTags: readonly ClaimTag[];
  readonly citations: readonly Citation[];
  /** Text by a later author or editor (`.commentary`). */
  readonly commentary: readonly Commentary[];
  /** Text that is a source's own, by `source=` outside commentary. */
  readonly sourceParts: readonly SourcePart[];
  /** Every place where an id is written, or a speaker named by a label. */
  readonly mentions: readonly Mention[];
  readonly pageMarks: readonly PageMark[];
  readonly suppressions: readonly Suppression[];
  /** Labels that look like a speaker's and name nobody declared. */
  readonly unknownLabels: readonly UnknownLabel[];
  /** Opening marks that no mark closes. */
  readonly unclosedMarks: readonly Span[];
  /** Errors of the notation itself; rules add what needs the model. */
  readonly problems: readonly Problem[];
}

/** The declarations that hold in a file: its own, its project's, then those of the workspace folder. */
export interface Scope {
  speaker(id: string): SpeakerDeclaration | undefined;
  claim(id: string): ClaimDeclaration | undefined;
  source(id: string): Source | undefined;
  /** Speakers whose names and aliases may stand as a label: those of the file and its project. */
  readonly labelSpeakers: readonly SpeakerDeclaration[];
  /** False until every bibliography that the file names has been read: until then an unknown key is not reported. */
  readonly complete: boolean;
}

/** A heading with all that stands under it, down to the next of its level or higher. */
export interface Section extends Span {
  readonly level: number;
  readonly title: string;
  readonly heading: Span;
  /** Index of the section around it, or null. */
  readonly parent: number | null;
}

/** A fenced div; `closed` is false if the closing fence is missing. */
export interface Div extends Span {
  readonly open: Span;
  readonly closed: boolean;
}

export type Speech = "direct" | "indirect";

/** Somebody's words, quoted or reported (TEI `said`). */
export interface Statement extends Span {
  /** The words: without label, brackets, fences. `from`–`to` is their extent, `parts` each run of them. */
  readonly parts: readonly Span[];
  /** The extent with label, brackets or fences. */
  readonly whole: Span;
  readonly form: "label" | "span" | "div" | "heading" | "attribution";
  /** Ids; several if said jointly; empty if nobody known says it. */
  readonly speakers: readonly string[];
  readonly addressees: readonly string[];
  readonly speech: Speech;
  /** EDTF. */
  readonly date: string | null;
  readonly cert: Certainty | null;
  readonly parent: number | null;
}

/** Where a quotation's speaker was read: on itself, on an indirect statement around it, or in a reporting clause. */
export type SpeakerFrom = "marked" | "enclosing" | "inferred";

/**
 * Through what a quotation is sourced, in the order in which they are tried (format §8): `source=` on or around it;
 * a citation after it in its sentence; one before it, there or in the sentence that introduces it; its attribution
 * line; a footnote in its sentence; a citation or footnote that ends the paragraph.
 */
export type Via = "attribute" | "after" | "before" | "attribution" | "footnote" | "paragraph";

export interface QuotationSource {
  readonly key: string;
  readonly locator: string | null;
  readonly via: Via;
  /** Where the key is written. */
  readonly at: Span;
}

/** What a reporting clause says of whose words some text is: "Stalin stressed that", "he insisted". */
export interface Suggestion {
  /** The id. */
  readonly speaker: string;
  readonly clause: Span;
  /** Whether the clause names the speaker, or a pronoun or an elided subject stands for one named before. */
  readonly kind: "explicit" | "pronoun";
}

/** Words reported, not quoted, and the clause that reports them; `from`–`to` are the sentences that it speaks for. */
export interface IndirectSpeech extends Span {
  readonly suggestion: Suggestion;
  /** Index of the innermost statement around it, or null: then nobody has said yet whose words these are. */
  readonly statement: number | null;
}

/** Words quoted from somebody: `from`–`to` includes the marks. */
export interface Quotation extends Span {
  readonly form: "marks" | "block" | "span" | "div";
  /** One part, or those of an interrupted quotation, marks included. */
  readonly parts: readonly Span[];
  /**
   * Whether it can be somebody's speech: no title, term or scare quote. Without marks it always is; a few words between
   * marks that nothing sets off from the sentence around them, and no verb of saying introduces, are not.
   */
  readonly speech: boolean;
  readonly speakers: readonly string[];
  readonly speakerFrom: SpeakerFrom | null;
  /** What a reporting clause says of its speaker, wherever one speaks for it, also if the speaker is marked. */
  readonly suggestion: Suggestion | null;
  readonly needsSource: boolean;
  readonly sources: readonly QuotationSource[];
  /** A footnote stands where its source would, even if nothing in it resolves. */
  readonly footnoted: boolean;
  /** Index of the innermost statement that it is or lies in, or null. */
  readonly statement: number | null;
  /** Index of the quotation around it, or null. */
  readonly parent: number | null;
}

export const STANCES = ["asserts", "denies", "questions"] as const;
export type Stance = (typeof STANCES)[number];

/** A claim tag; `from`–`to` are the words tagged. */
export interface ClaimTag extends Span {
  readonly claim: string;
  readonly stance: Stance;
  /** The claimant's ids; empty where it is the author of the text and nobody is named. */
  readonly by: readonly string[];
  readonly cert: Certainty | null;
  /** Where the id is written. */
  readonly at: Span;
}

export interface CitationItem {
  readonly key: string;
  /** The key as written, without `@`; for a bare locator, the locator. */
  readonly at: Span;
  readonly prefix: string | null;
  /** As written, label included: `pp. 40-42`. */
  readonly locator: string | null;
}

/** A citation; `from`–`to` includes brackets or `@`. */
export interface Citation extends Span {
  readonly form: "bracketed" | "in-text" | "locator" | "attribute";
  readonly items: readonly CitationItem[];
}

export interface Commentary extends Span {
  /** Its author's ids, where named. */
  readonly speakers: readonly string[];
}

export interface SourcePart extends Span {
  readonly source: string;
  readonly locator: string | null;
}

/** An id as it stands in the text (`role` says as what), or a label that names a speaker. */
export interface Mention extends Span {
  readonly kind: "speaker" | "claim" | "source";
  readonly id: string;
  readonly role: "speaker" | "addressee" | "label" | "resp" | "claim" | "citation" | "source";
}

/** Where a page of the source begins. */
export interface PageMark extends Span {
  readonly page: string;
}

/** `<!-- attest-ignore CODES: reason -->`; it holds for the block after it, `target`. */
export interface Suppression extends Span {
  readonly codes: readonly string[];
  readonly reason: string;
  readonly target: Span | null;
}

export interface UnknownLabel extends Span {
  readonly name: string;
}
