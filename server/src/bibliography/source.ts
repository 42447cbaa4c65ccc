/** A source: what a citation key stands for. Names are those of CSL-JSON (citationstyles.org). */

export const LINK_TYPES = ["cited-in", "quoted-in", "held-at", "translated-from", "summarises"] as const;

export type LinkType = (typeof LINK_TYPES)[number];

/** One step of provenance: from the source that bears it to the source `id`. */
export interface ProvenanceLink {
  readonly type: LinkType;
  readonly id: string;
  readonly locator: string | null;
}

/** A CSL name: a person in parts, or an institution as `literal`. */
export interface Name {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly "non-dropping-particle"?: string;
  readonly "dropping-particle"?: string;
  readonly suffix?: string;
}

/** A plain CSL-JSON item, as the bibliography gives it, for a citation processor. */
export type CslItem = { readonly [variable: string]: unknown };

export interface Source {
  readonly id: string;
  /** CSL type (`report`, `book`, `chapter`, …); `""` where none is given. */
  readonly type: string;
  readonly title: string;
  /** Authors; where there are none, editors. */
  readonly authors: readonly Name[];
  /** When it was issued, as EDTF; null where unknown. */
  readonly issued: string | null;
  readonly archive: string | null;
  readonly links: readonly ProvenanceLink[];
  /** Path of the file with its full text, relative to the file that declares it. */
  readonly text: string | null;
  readonly csl: CslItem;
  /** Set where the id is another name of a source: that source's id. */
  readonly aliasOf?: string;
  /** Where its id stands in the file that declares it: UTF-16 offsets. */
  readonly from: number;
  readonly to: number;
}

/** A thing that could not be read in a bibliography, at its place there (UTF-16 offsets). */
export interface Unreadable {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** Places in the same file that explain it. */
  readonly related?: readonly { readonly from: number; readonly to: number; readonly message: string }[];
}

export interface Bibliography {
  readonly sources: readonly Source[];
  readonly unreadable: readonly Unreadable[];
}
