import { hasClass } from "../syntax/attributes";
import type { Span } from "../syntax/span";
import type { QuotationSource, Via } from "./annotatedSource";
import type { PlacedCitation } from "./citations";
import { attributeOf, type Document, isSourcePart, type LeafBlock, type Region } from "./document";
import { isSilent } from "./neighbours";
import type { QuotationDraft } from "./quotationDraft";
import { sentenceAt } from "./sentences";
import { firstFrom, innermost } from "./spans";
import { core, isLetter } from "./words";

export interface Sourcing {
  readonly sources: readonly QuotationSource[];
  readonly footnoted: boolean;
}

const UNSOURCED: Sourcing = { sources: [], footnoted: false };

/** Finds through what each quotation is sourced; the order of trying is that of format §8. */
export function readSourcing(
  document: Document,
  citations: readonly PlacedCitation[],
  quotations: readonly QuotationDraft[],
  notes: Notes,
): Sourcing[] {
  const cited = new Cited(document, citations, notes);
  const marked = sourceRegions(document);
  const around = innermost(
    marked.map((region) => region.whole),
    quotations,
  );
  return quotations.map((quotation, i) => {
    const region = marked[around[i]!];
    if (region) return { sources: [fromAttribute(region)], footnoted: false };
    return (
      cited.after(quotation) ??
      cited.before(quotation) ??
      cited.attribution(quotation) ??
      cited.footnote(quotation) ??
      cited.paragraphEnd(quotation) ??
      UNSOURCED
    );
  });
}

/** Regions that say what is quoted in them. */
function sourceRegions(document: Document): Region[] {
  return document
    .regionsWith("source")
    .filter((region) => !isSourcePart(region, document.inCommentary) && !hasClass(region.attributes, "mention"));
}

function fromAttribute(region: Region): QuotationSource {
  const source = attributeOf(region, "source")!;
  const locator = attributeOf(region, "locator")?.value ?? null;
  return { key: source.value, locator, via: "attribute", at: { from: source.from, to: source.to } };
}

/** Compared or opposed, in the languages whose locators are known: such a source does not bear the words out. */
const DOES_NOT_SUPPORT = /(?:^|[\s(])(?:cfr?\.?|contra|vgl\.|ср\.|por\.|srov\.|pór\.)(?=[\s,.:;]|$)/iu;

function sourcesOf(citation: PlacedCitation, via: Via): QuotationSource[] {
  return citation.items
    .filter((item) => !item.prefix || !DOES_NOT_SUPPORT.test(item.prefix))
    .map(({ key, locator, at }) => ({ key, locator, via, at }));
}

const NO_CITATIONS: readonly PlacedCitation[] = [];
const NO_SOURCES: readonly QuotationSource[] = [];
const always = () => true;

/** What a citation in the running text, not in a note, gives. */
function inText(citation: PlacedCitation, via: Via): readonly QuotationSource[] {
  return citation.note < 0 && citation.form !== "attribute" ? sourcesOf(citation, via) : NO_SOURCES;
}

/** A footnote: whether it says nothing, and what it cites. */
export interface Note {
  readonly empty: boolean;
  readonly citations: readonly PlacedCitation[];
}

/** The footnotes of the whole document. */
export interface Notes {
  of(id: string): Note | undefined;
  /** Is told of each source that is taken from a note. */
  took(source: QuotationSource, note: Note): void;
}

/** The footnotes that are defined in `document`, by id; of several with one id the first. */
export function notesIn(document: Document, citations: readonly PlacedCitation[]): ReadonlyMap<string, Note> {
  const notes = new Map<string, Note>();
  const { blocks } = document;
  for (const block of blocks) {
    if (block.id === null || notes.has(block.id)) continue;
    const inside = blocks.slice(block.index, block.end);
    const own = citations.filter(({ block: at }) => block.index <= at && at < block.end);
    notes.set(block.id, { empty: !inside.some(({ leaf }) => leaf && hasWords(leaf.text)), citations: own });
  }
  return notes;
}

/** The citations and notes of a document by paragraph, and the ways in which they source a quotation. */
class Cited {
  private readonly byBlock = new Map<number, PlacedCitation[]>();

  constructor(
    private readonly document: Document,
    citations: readonly PlacedCitation[],
    private readonly notes: Notes,
  ) {
    for (const citation of citations) {
      const list = this.byBlock.get(citation.block);
      if (list) list.push(citation);
      else this.byBlock.set(citation.block, [citation]);
    }
  }

  after(quotation: QuotationDraft): Sourcing | null {
    const sentence = this.sentence(quotation.last, this.anchor(quotation));
    const from = quotation.isBlock ? sentence.from : this.anchor(quotation) + 1;
    return this.firstCited(quotation.last, from, sentence.to, "after");
  }

  before(quotation: QuotationDraft): Sourcing | null {
    if (!quotation.isBlock) {
      const { from } = this.sentence(quotation.first, quotation.from);
      const here = this.lastCited(quotation.first, from, quotation.from, "before");
      if (here) return here;
    }
    return this.introduction(quotation);
  }

  attribution({ attribution }: QuotationDraft): Sourcing | null {
    if (!attribution) return null;
    const { block, from, to } = attribution;
    return (
      this.firstCited(block, from, to, "attribution") ?? this.noted(this.firstNote(block, from, to), "attribution")
    );
  }

  /** The first footnote after it in its sentence, else the last before it there. */
  footnote(quotation: QuotationDraft): Sourcing | null {
    const sentence = this.sentence(quotation.last, this.anchor(quotation));
    const begin = quotation.isBlock ? sentence.from : this.anchor(quotation) + 1;
    const after = this.firstNote(quotation.last, begin, sentence.to);
    if (after || quotation.isBlock) return this.noted(after, "footnote");
    const { from } = this.sentence(quotation.first, quotation.from);
    return this.noted(this.lastNote(quotation.first, from, quotation.from), "footnote");
  }

  /** A citation or footnote behind which the paragraph has no more words. */
  paragraphEnd(quotation: QuotationDraft): Sourcing | null {
    const block = this.leaf(quotation.last);
    const { masked } = block.leaf;
    const words = core(masked, { from: 0, to: masked.length });
    // A citation in the text has words of its own.
    const from = block.from + (words.from < words.to ? words.to : 0);
    return (
      this.firstCited(quotation.last, from, block.to, "paragraph") ??
      this.lastCited(quotation.last, block.from, block.to, "paragraph", (citation) => citation.to >= from) ??
      this.noted(this.firstNote(quotation.last, from, block.to), "paragraph")
    );
  }

  /** The sentence ending in a colon before the quotation's block or list. */
  private introduction(quotation: QuotationDraft): Sourcing | null {
    const index = this.previous(this.outermost(quotation.block));
    const block = this.document.blocks[index];
    if (block?.kind !== "paragraph" || !/[:：]["”’*_]*\s*$/u.test(block.leaf!.masked)) return null;
    const { from } = block.leaf!.sentences.at(-1)!;
    return this.lastCited(index, from + block.from, block.to, "before");
  }

  /** The list or quotation that a block stands in, below the top level or a div. */
  private outermost(index: number): number {
    const parent = this.document.blocks[index]!.parent;
    return parent < 0 || this.document.blocks[parent]!.kind === "div" ? index : this.outermost(parent);
  }

  /** The block with words that stands before this one, page marks and comments aside. */
  private previous(index: number): number {
    let { before } = this.document.blocks[index]!;
    while (before >= 0 && isSilent(this.document, before)) before = this.document.blocks[before]!.before;
    return before;
  }

  /**
   * The last letter of the quotation. What stands after it belongs to it: its closing mark may be the first character of
   * the next sentence, and a citation may stand before that mark.
   */
  private anchor(quotation: QuotationDraft): number {
    const block = this.leaf(quotation.last);
    let at = Math.min(quotation.to, block.to) - 1;
    while (at > block.from && !isLetter(block.leaf.masked[at - block.from])) at--;
    return at;
  }

  private leaf(index: number): LeafBlock {
    return this.document.blocks[index] as LeafBlock;
  }

  private sentence(index: number, offset: number): Span {
    const block = this.leaf(index);
    const { from, to } = block.leaf.sentences[sentenceAt(block.leaf.sentences, offset - block.from)]!;
    return { from: from + block.from, to: to + block.from };
  }

  /** The first citation of a paragraph's running text within a stretch that supports what is quoted. */
  private firstCited(index: number, from: number, to: number, via: Via): Sourcing | null {
    const list = this.byBlock.get(index) ?? NO_CITATIONS;
    for (let i = firstFrom(list, from); i < list.length && list[i]!.from < to; i++) {
      const sources = list[i]!.to <= to ? inText(list[i]!, via) : NO_SOURCES;
      if (sources.length) return { sources, footnoted: false };
    }
    return null;
  }

  /** The last one, likewise. */
  private lastCited(
    index: number,
    from: number,
    to: number,
    via: Via,
    fits: (citation: PlacedCitation) => boolean = always,
  ): Sourcing | null {
    const list = this.byBlock.get(index) ?? NO_CITATIONS;
    for (let i = firstFrom(list, to) - 1; i >= 0 && list[i]!.from >= from && fits(list[i]!); i--) {
      const sources = list[i]!.to <= to ? inText(list[i]!, via) : NO_SOURCES;
      if (sources.length) return { sources, footnoted: false };
    }
    return null;
  }

  /** The first note within a stretch of a paragraph that is not empty. */
  private firstNote(index: number, from: number, to: number): Note | null {
    const block = this.leaf(index);
    const { notes } = block.leaf;
    for (let i = firstFrom(notes, from - block.from); i < notes.length && notes[i]!.to + block.from <= to; i++) {
      const note = this.note(index, i);
      if (note && !note.empty) return note;
    }
    return null;
  }

  private lastNote(index: number, from: number, to: number): Note | null {
    const block = this.leaf(index);
    const { notes } = block.leaf;
    for (let i = firstFrom(notes, to - block.from) - 1; i >= 0 && notes[i]!.from + block.from >= from; i--) {
      const note = this.note(index, i);
      if (note && !note.empty) return note;
    }
    return null;
  }

  private note(index: number, at: number): Note | undefined {
    const { id } = this.leaf(index).leaf.notes[at]!;
    return id === null ? this.inlineNote(index, at) : this.notes.of(id);
  }

  private noted(note: Note | null, via: Via): Sourcing | null {
    if (!note) return null;
    const sources = note.citations.flatMap((each) => sourcesOf(each, via));
    for (const source of sources) this.notes.took(source, note);
    return { sources, footnoted: true };
  }

  private inlineNote(index: number, note: number): Note {
    const { leaf } = this.leaf(index);
    const { from, to } = leaf.notes[note]!;
    const list = this.byBlock.get(index) ?? NO_CITATIONS;
    const citations: PlacedCitation[] = [];
    const base = this.leaf(index).from;
    for (let i = firstFrom(list, from + base); i < list.length && list[i]!.from < to + base; i++)
      citations.push(list[i]!);
    return { empty: !hasWords(leaf.text.slice(from, to)), citations };
  }
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
