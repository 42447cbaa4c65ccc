import type { Span } from "../syntax/span";
import type { ProvenanceLink, Source } from "./source";

/** How to read what is not known of a source yet: all of it, or its links alone, where that takes much less. */
export interface SourceReader {
  readonly all: () => Source;
  readonly links?: () => readonly ProvenanceLink[];
}

/**
 * A source whose id and place are known, and whose other properties are read together when one of them is first
 * asked for; its links by themselves. So a large bibliography costs little until its entries are looked up.
 */
export function lazySource(id: string, at: Span, read: SourceReader, aliasOf?: string): Source {
  return new LazySource(id, at, read, aliasOf);
}

/** Whether all that a source says has been read, so that to ask for it costs nothing. */
export function isRead(source: Source): boolean {
  return !(source instanceof LazySource) || source.isRead;
}

/** A class, as twenty thousand objects with closures for each property would take ten times the room. */
class LazySource implements Source {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  declare readonly aliasOf?: string;
  #read: SourceReader | null;
  #known: Source | null = null;
  #links: readonly ProvenanceLink[] | null = null;

  constructor(id: string, { from, to }: Span, read: SourceReader, aliasOf: string | undefined) {
    this.id = id;
    this.from = from;
    this.to = to;
    this.#read = read;
    if (aliasOf !== undefined) this.aliasOf = aliasOf;
  }

  get #full(): Source {
    if (this.#read !== null) this.#known = this.#read.all();
    this.#read = null;
    return this.#known!;
  }

  get isRead() {
    return this.#read === null;
  }

  get type() {
    return this.#full.type;
  }
  get title() {
    return this.#full.title;
  }
  get authors() {
    return this.#full.authors;
  }
  get issued() {
    return this.#full.issued;
  }
  get archive() {
    return this.#full.archive;
  }
  get links() {
    this.#links ??= this.#known?.links ?? this.#read?.links?.() ?? this.#full.links;
    return this.#links;
  }
  get text() {
    return this.#full.text;
  }
  get csl() {
    return this.#full.csl;
  }

  /** What it says: getters are not of an object's own. */
  toJSON(): Source {
    const { id, from, to } = this;
    return { ...this.#full, id, from, to };
  }
}
