import { hasClass } from "../syntax/attributes";
import type { Span } from "../syntax/span";
import type { QuotationSource, Via } from "./annotatedSource";
import type { PlacedCitation } from "./citations";
import { attributeOf, type Document, isSourcePart, type LeafBlock, type Region } from "./document";
import { nextWithText } from "./neighbours";
import type { QuotationDraft } from "./quotationDraft";
import { sentenceAt } from "./sentences";
import { innermost } from "./spans";
import { isLetter } from "./words";

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
): Sourcing[] {
  const cited = new Cited(document, citations);
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

const DOES_NOT_SUPPORT = /(?:^|[\s(])(?:cf\.?|contra|but see)(?=[\s,.:;]|$)/iu;

function sourcesOf(citation: PlacedCitation, via: Via): QuotationSource[] {
  return citation.items
    .filter((item) => !item.prefix || !DOES_NOT_SUPPORT.test(item.prefix))
    .map(({ key, locator, at }) => ({ key, locator, via, at }));
}

interface Note extends Span {
  readonly empty: boolean;
  readonly citations: readonly PlacedCitation[];
}

/** The citations and notes of a document by paragraph, and the ways in which they source a quotation. */
class Cited {
  private readonly byBlock = new Map<number, PlacedCitation[]>();
  private readonly footnotes: ReadonlyMap<string, Note>;

  constructor(
    private readonly document: Document,
    citations: readonly PlacedCitation[],
  ) {
    for (const citation of citations) {
      const list = this.byBlock.get(citation.block);
      if (list) list.push(citation);
      else this.byBlock.set(citation.block, [citation]);
    }
    this.footnotes = this.readFootnotes();
  }

  after(quotation: QuotationDraft): Sourcing | null {
    const { to } = this.sentence(quotation.last, this.anchor(quotation));
    const from = quotation.isBlock ? this.sentence(quotation.last, this.anchor(quotation)).from : this.tail(quotation);
    return this.firstOf(this.inText(quotation.last, from, to), "after");
  }

  before(quotation: QuotationDraft): Sourcing | null {
    if (!quotation.isBlock) {
      const { from } = this.sentence(quotation.first, quotation.from);
      const here = this.firstOf(this.inText(quotation.first, from, quotation.from).reverse(), "before");
      if (here) return here;
    }
    return this.introduction(quotation);
  }

  attribution(quotation: QuotationDraft): Sourcing | null {
    const { attribution } = quotation;
    if (!attribution) return null;
    return (
      this.firstOf(this.inText(attribution.block, attribution.from, attribution.to), "attribution") ??
      this.firstNote(this.notesIn(attribution.block, attribution.from, attribution.to), "attribution")
    );
  }

  footnote(quotation: QuotationDraft): Sourcing | null {
    const { from } = quotation.isBlock
      ? this.sentence(quotation.last, this.anchor(quotation))
      : this.sentence(quotation.first, quotation.from);
    const { to } = this.sentence(quotation.last, this.anchor(quotation));
    const notes = [...new Set([quotation.first, quotation.last])].flatMap((block) => this.notesIn(block, from, to));
    return this.firstNote(notes, "footnote");
  }

  /** A citation or footnote behind which the paragraph has no more words. */
  paragraphEnd(quotation: QuotationDraft): Sourcing | null {
    const block = this.leaf(quotation.last);
    const isLast = ({ to }: Span) => !hasWords(block.leaf.masked.slice(to - block.from));
    const citations = this.inText(quotation.last, block.from, block.to).filter(isLast);
    const notes = this.notesIn(quotation.last, block.from, block.to).filter(isLast);
    return this.firstOf(citations, "paragraph") ?? this.firstNote(notes, "paragraph");
  }

  /** The sentence ending in a colon before the quotation's block or list. */
  private introduction(quotation: QuotationDraft): Sourcing | null {
    const index = this.previous(this.outermost(quotation.block));
    const block = this.document.blocks[index];
    if (block?.kind !== "paragraph" || !/[:：]["”’*_]*\s*$/u.test(block.leaf!.masked)) return null;
    const { from } = block.leaf!.sentences.at(-1)!;
    return this.firstOf(this.inText(index, from + block.from, block.to).reverse(), "before");
  }

  /** The list or quotation that a block stands in, below the top level or a div. */
  private outermost(index: number): number {
    const parent = this.document.blocks[index]!.parent;
    return parent < 0 || this.document.blocks[parent]!.kind === "div" ? index : this.outermost(parent);
  }

  private previous(index: number): number {
    const parent = this.document.blocks[index]!.parent;
    let before = -1;
    for (let i = parent + 1; i < index; i = this.document.blocks[i]!.end) before = i;
    return before >= 0 && nextWithText(this.document, before) === index ? before : -1;
  }

  /** A place within the quotation's last words, as its closing mark may be the first of the next sentence. */
  private anchor(quotation: QuotationDraft): number {
    const block = this.leaf(quotation.last);
    let at = Math.min(quotation.to, block.to) - 1;
    while (at > block.from && !isLetter(block.leaf.masked[at - block.from])) at--;
    return at;
  }

  /** Where a quotation's words end: a citation just before its closing mark belongs to it too. */
  private tail(quotation: QuotationDraft): number {
    return this.anchor(quotation) + 1;
  }

  private leaf(index: number): LeafBlock {
    return this.document.blocks[index] as LeafBlock;
  }

  private sentence(index: number, offset: number): Span {
    const block = this.leaf(index);
    const { from, to } = block.leaf.sentences[sentenceAt(block.leaf.sentences, offset - block.from)]!;
    return { from: from + block.from, to: to + block.from };
  }

  /** The citations of a paragraph's running text within a stretch, in order. */
  private inText(index: number, from: number, to: number): PlacedCitation[] {
    return (this.byBlock.get(index) ?? []).filter(
      (citation) => citation.note < 0 && citation.form !== "attribute" && citation.from >= from && citation.to <= to,
    );
  }

  private firstOf(citations: readonly PlacedCitation[], via: Via): Sourcing | null {
    for (const citation of citations) {
      const sources = sourcesOf(citation, via);
      if (sources.length) return { sources, footnoted: false };
    }
    return null;
  }

  /** Notes that are not empty, within a stretch of a paragraph. */
  private notesIn(index: number, from: number, to: number): Note[] {
    const block = this.leaf(index);
    return block.leaf.notes.flatMap((note, i) => {
      const span = { from: note.from + block.from, to: note.to + block.from };
      if (span.from < from || span.to > to) return [];
      const content = note.id === null ? this.inlineNote(index, i) : this.footnotes.get(note.id);
      return content && !content.empty ? [{ ...content, ...span }] : [];
    });
  }

  private firstNote(notes: readonly Note[], via: Via): Sourcing | null {
    if (!notes.length) return null;
    return {
      sources: notes.flatMap((note) => note.citations.flatMap((each) => sourcesOf(each, via))),
      footnoted: true,
    };
  }

  private inlineNote(index: number, note: number): Note {
    const { leaf } = this.leaf(index);
    const { from, to } = leaf.notes[note]!;
    const citations = (this.byBlock.get(index) ?? []).filter((citation) => citation.note === note);
    return { from, to, empty: !hasWords(leaf.text.slice(from, to)), citations };
  }

  private readFootnotes(): ReadonlyMap<string, Note> {
    const notes = new Map<string, Note>();
    const { blocks } = this.document;
    blocks.forEach((block, index) => {
      if (block.id === null || notes.has(block.id)) return;
      const citations: PlacedCitation[] = [];
      for (let i = index; i < block.end; i++) citations.push(...(this.byBlock.get(i) ?? []));
      const empty = !blocks.slice(index, block.end).some(({ leaf }) => leaf && hasWords(leaf.text));
      notes.set(block.id, { from: block.from, to: block.to, empty, citations });
    });
    return notes;
  }
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
