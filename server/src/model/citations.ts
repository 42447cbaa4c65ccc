import { attribute } from "../syntax/attributes";
import { isLocator } from "../syntax/locators";
import { memoised } from "../syntax/memo";
import type { Citation, CitationItem, PageMark } from "./annotatedSource";
import { attributeOf, type Document, type LeafBlock, type Region } from "./document";
import { HAS, type LeafCitation } from "./leaf";
import { byPlace, shifted } from "./spans";

/** A citation with what is needed to tell which quotation it belongs to. */
export interface PlacedCitation extends Citation {
  readonly block: number;
  /** Index in its paragraph's notes of the inline note around it, or -1. */
  readonly note: number;
}

/** All citations in order of place. */
export function readCitations(document: Document): PlacedCitation[] {
  const own = document.frontMatter?.source?.value ?? null;
  const lang = document.frontMatter?.lang ?? null;
  const found: PlacedCitation[] = [];
  for (const block of document.leaves) {
    if (!(block.has & HAS.citations)) continue;
    for (const citation of citationsOf(block)) {
      const { form, from, to, items, note } = citation;
      if (form !== "locator") found.push(citation);
      // In commentary a bare locator cites the file's own source; elsewhere it marks a page.
      else if (own !== null && document.inCommentary(from) && isLocator(items[0]!.locator!, lang)) {
        found.push({ form, from, to, items: [{ ...items[0]!, key: own }], block: block.index, note });
      }
    }
  }
  return [...found, ...attributeCitations(document)].sort(byPlace);
}

const placed = new WeakMap<LeafBlock, readonly PlacedCitation[]>();

/** The citations of a block, kept with it. A bare locator has no key yet. */
function citationsOf(block: LeafBlock): readonly PlacedCitation[] {
  return memoised(placed, block, () =>
    block.leaf.citations.map((citation) => ({
      from: citation.from + block.from,
      to: citation.to + block.from,
      form: citation.form,
      items: itemsOf(block, citation),
      block: block.index,
      note: citation.note,
    })),
  );
}

function itemsOf(block: LeafBlock, { form, from, to, items, locator }: LeafCitation): CitationItem[] {
  if (form !== "locator") {
    return items.map(({ key, at, prefix, locator: where }) => ({
      key,
      at: shifted(at, block.from),
      prefix,
      locator: where,
    }));
  }
  return [{ key: "", at: shifted({ from: from + 1, to: to - 1 }, block.from), prefix: null, locator }];
}

/** In a note, `[Minutes of 1957, p. 47]{source=hac-1957 locator="p. 47"}` cites without printing anything. */
function attributeCitations(document: Document): PlacedCitation[] {
  return document.regionsWith("source").flatMap((region) => {
    const source = region.form === "span" ? attributeOf(region, "source") : null;
    const note = source ? inlineNoteAt(document, region) : -1;
    if (!source || (note < 0 && !document.inFootnote(region.from))) return [];
    const locator = attribute(region.attributes, "locator")?.value ?? null;
    const item = { key: source.value, at: { from: source.from, to: source.to }, prefix: null, locator };
    return [{ ...region.whole, form: "attribute" as const, items: [item], block: region.block, note }];
  });
}

function inlineNoteAt(document: Document, region: Region): number {
  const block = document.blocks[region.block] as LeafBlock;
  const at = region.from - block.from;
  return block.leaf.notes.findLastIndex((note) => note.id === null && note.from <= at && at < note.to);
}

const PAGE = /^(?:pp?\.|pages?|fols?\.|S\.|с\.|л\.)\s?(\S+)$/iu;

/** Where pages begin: `[]{.page n=41}`, and `[p. 41]` in a source's own text. */
export function readPageMarks(document: Document): PageMark[] {
  const marks: PageMark[] = document
    .regionsWith(".page")
    .map((region) => ({ ...region.whole, page: attribute(region.attributes, "n")?.value ?? "" }));
  for (const block of document.leaves) {
    if (!(block.has & HAS.citations)) continue;
    for (const { form, locator, from, to } of block.leaf.citations) {
      const page = form === "locator" ? PAGE.exec(locator!) : null;
      if (page && !document.inCommentary(from + block.from)) {
        marks.push({ from: from + block.from, to: to + block.from, page: page[1]! });
      }
    }
  }
  return marks.sort(byPlace);
}
