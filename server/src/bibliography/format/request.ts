import type { CslItem } from "../source";

/** What is to be formatted, and how. Plain data: it goes to another thread. */
export interface FormatRequest extends Look {
  /** Every source that is named below, as a processor wants it. */
  readonly items: readonly CslItem[];
  /** Each becomes one note. */
  readonly notes: readonly (readonly Cite[])[];
  /** Ids of the sources of a bibliography. */
  readonly entries: readonly string[];
}

/** What a processor is made for. */
export interface Look {
  /** A style of the Citation Style Language, as XML; null for Attest's own. */
  readonly style: string | null;
  /** The language of the document (BCP 47), if it says one. */
  readonly lang: string | null;
}

/** A source as a note cites it. */
export interface Cite {
  readonly id: string;
  /** As written, label included. */
  readonly locator: string | null;
  readonly prefix: string | null;
  /** The source through which it is known, and how: `words` is `quoted in`. */
  readonly through?: { readonly words: string; readonly id: string; readonly locator: string | null };
}

/** Text as a style sets it. */
export type FormattedText = readonly Run[];

export interface Run {
  readonly text: string;
  readonly italic: boolean;
  readonly bold: boolean;
}

export interface FormatResult {
  /** As many as were asked for, in that order. */
  readonly notes: readonly FormattedText[];
  /** In the order of the style; none if it has no bibliography. */
  readonly entries: readonly FormattedText[];
  /** Whether the style could not be used, so that this is in Attest's own. */
  readonly badStyle: boolean;
}
