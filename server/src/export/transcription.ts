import type { AnnotatedSource } from "../model/annotatedSource";
import { readBlockQuotations } from "../model/blockQuotations";
import { bracketsOverBlocks } from "../model/bracketsOverBlocks";
import { type Document, type Region, readDocument } from "../model/document";
import type { Leaf, LeafNote } from "../model/leaf";
import { byPlace } from "../model/spans";
import { hasClass } from "../syntax/attributes";
import { isLocator } from "../syntax/locators";
import type { SyntaxTree } from "../syntax/parse";
import { firstIndex } from "../syntax/search";
import type { Span } from "../syntax/span";

/** The text under the annotations (format §10), and where each of its characters stands in the annotated source. */
export interface Transcription {
  readonly text: string;
  /** The offset in the annotated source of the character at `offset` here. */
  sourceOffset(offset: number): number;
}

/** What is notation alone, without words of anybody's; `attributes` takes in the brackets of a span. */
export type NotationKind = "attributes" | "fence" | "tag" | "citation" | "page" | "suppression";

/** An annotation to be taken off. One that `stands` among the words takes the white space beside it along. */
export interface Annotation extends Span {
  readonly stands: boolean;
  readonly kind?: NotationKind;
  /** Whether it is the backslash before a character of the text, which may look like a mark of Markdown. */
  readonly escapes?: true;
}

/** What is left of an annotated source when its annotations are taken off. */
export function transcribe(document: { readonly model: AnnotatedSource; readonly syntax: SyntaxTree }): Transcription {
  const { model, syntax } = document;
  const { text } = model.source;
  const writer = new Writer(text);
  let at = model.frontMatter ? afterLine(text, syntax.bodyFrom) : syntax.bodyFrom;
  for (const annotation of annotationsIn(model, syntax)) {
    if (annotation.from < at) {
      at = Math.max(at, annotation.to);
      continue;
    }
    writer.copy(at, annotation.from);
    at = annotation.to;
    if (annotation.stands) at += writer.spaceToTake(at);
    if (annotation.escapes) writer.keepLine();
    writer.touched = true;
  }
  writer.copy(at, text.length);
  return writer.finish();
}

/** The closing line of the front matter goes whole. */
function afterLine(text: string, at: number): number {
  return at + /^(?:\r\n|\r|\n)?/.exec(text.slice(at, at + 2))![0].length;
}

export function textUnder(document: { readonly model: AnnotatedSource; readonly syntax: SyntaxTree }): string {
  return transcribe(document).text;
}

// Which annotations there are.

/** The annotations of a document in order of place; one may lie within another, as those in a note do. */
export function annotationsIn(model: AnnotatedSource, syntax: SyntaxTree): Annotation[] {
  const document = readDocument(syntax, model.frontMatter, model.scope);
  const notes = footnotesThatAreNotes(document);
  return [
    ...document.regions.flatMap((region) => ofRegion(document, region)),
    ...document.blocks.flatMap((block) => (block.id !== null && notes.has(block.id) ? [standing(block)] : [])),
    ...inLeaves(model, document, notes),
    ...labelMarks(model),
    ...[...bracketsOverBlocks(document)].flatMap(({ from, to, attributes }) =>
      attributes ? bracketsOf({ from, to: from + 1 }, { from: to - 1, to: attributes.to }) : [],
    ),
    ...readBlockQuotations(document).flatMap(({ to, attribution }) =>
      attribution ? [around({ from: to, to: attribution.to })] : [],
    ),
    ...model.suppressions.map((comment) => standing(comment, "suppression")),
  ].sort(byPlace);
}

function standing({ from, to }: Span, kind?: NotationKind): Annotation {
  return { from, to, stands: true, kind };
}

function around({ from, to }: Span, kind?: NotationKind): Annotation {
  return { from, to, stands: false, kind };
}

function bracketsOf(open: Span, close: Span): Annotation[] {
  return [around(open, "attributes"), around(close, "attributes")];
}

function ofRegion(document: Document, region: Region): Annotation[] {
  const { whole, attributes, base, form } = region;
  if (form === "heading") return [standing({ from: attributes.from + base, to: attributes.to + base }, "attributes")];
  if (hasClass(attributes, "note")) return [standing(whole), ...marksOf(document, region)];
  return marksOf(document, region);
}

/** What stands around the words of a span or div. */
function marksOf(document: Document, { form, whole, from, to, block }: Region): Annotation[] {
  if (form === "span") {
    if (from === to) return [standing(whole, "page")];
    return bracketsOf({ from: whole.from, to: from }, { from: to, to: whole.to });
  }
  const { open, close } = document.blocks[block]!.fences!;
  return close ? [standing(open, "fence"), standing(close, "fence")] : [standing(open, "fence")];
}

/** Footnotes that hold nothing but the annotator's remark. */
function footnotesThatAreNotes(document: Document): Set<string> {
  const notes = new Set<string>();
  document.blocks.forEach((block, index) => {
    if (block.id === null) return;
    const inner = document.blocks.slice(index + 1, block.end);
    const silent = inner.every(({ leaf, from }) => !leaf?.masked.trim() || document.inNote(from));
    const annotated = document.regions.some(
      ({ whole, attributes }) => hasClass(attributes, "note") && whole.from >= block.from && whole.to <= block.to,
    );
    if (silent && annotated) notes.add(block.id);
  });
  return notes;
}

function inLeaves(model: AnnotatedSource, document: Document, notes: ReadonlySet<string>): Annotation[] {
  const lang = model.frontMatter?.lang ?? null;
  const found: Annotation[] = [];
  for (const block of document.leaves) {
    const { leaf, from: base } = block;
    const at = ({ from, to }: Span): Span => ({ from: from + base, to: to + base });
    for (const citation of leaf.citations) {
      const taken =
        citation.form === "locator"
          ? document.inCommentary(citation.from + base) && isLocator(citation.locator!, lang)
          : citation.form === "bracketed" && citation.items.every((item) => model.scope.source(item.key));
      if (taken) found.push(standing(at(citation), "citation"));
    }
    found.push(...leaf.tags.map((tag) => standing(at(tag), "tag")));
    found.push(...leaf.notes.filter((note) => isRemark(leaf, note, notes)).map((note) => standing(at(note))));
    found.push(
      ...leaf.escapes.map((backslash) => ({
        ...around(at({ from: backslash, to: backslash + 1 })),
        escapes: true as const,
      })),
    );
    found.push(...leaf.attributed.map(({ citationTo, to }) => around(at({ from: citationTo, to }), "attributes")));
  }
  return found;
}

/** Whether a note is the annotator's: its definition is, or, written in place, it is wholly a `.note`. */
function isRemark(leaf: Leaf, { id, from, to }: LeafNote, notes: ReadonlySet<string>): boolean {
  if (id !== null) return notes.has(id);
  return leaf.spans.some(({ attributes, ...span }) => {
    const isWhole = !leaf.text.slice(from + 2, span.from).trim() && !leaf.text.slice(span.to, to - 1).trim();
    return hasClass(attributes, "note") && from <= span.from && span.to <= to && isWhole;
  });
}

const BOLD = /\*\*|__/g;

/** The asterisks of bold labels. */
function labelMarks(model: AnnotatedSource): Annotation[] {
  return model.statements.flatMap(({ form, whole, from }) => {
    if (form !== "label") return [];
    const label = model.source.text.slice(whole.from, from).split("\n", 1)[0]!;
    return [...label.matchAll(BOLD)].slice(0, 2).map((mark) => {
      const at = whole.from + mark.index;
      return around({ from: at, to: at + 2 });
    });
  });
}

// Writing what is left.

/** A piece of a line: its words, the white space behind them, the line's end. */
const PIECE = /^((?:[^ \t\r\n]|[ \t\r]+(?=[^ \t\r\n]))*)([ \t]*)(\r?\n|\r)?$/;
const QUOTATION_MARKS = /^[ \t>]*$/;

/** Collects what is left, line by line; a line that only annotations stood on is dropped. */
class Writer {
  /** Whether an annotation has been taken off the line at hand. */
  touched = false;
  private text = "";
  /** The line at hand, without the white space at its end, which an annotation may take along. */
  private line = "";
  private space = "";
  private isBlank = true;
  /** Offsets here and in the source, a pair for each stretch copied. */
  private readonly stretches: { readonly here: number; readonly source: number }[] = [];
  private dropped = false;
  private blankAbove = true;

  constructor(private readonly source: string) {}

  copy(from: number, to: number): void {
    let at = from;
    while (at < to) {
      const end = this.lineEnd(at, to);
      this.stretches.push({ here: this.text.length + this.line.length + this.space.length, source: at });
      this.write(this.source.slice(at, end));
      at = end;
    }
  }

  /** How much white space from `at` on goes with an annotation; if what stands before it goes instead, that is done here. */
  spaceToTake(at: number): number {
    const after = /[ \t]*/y;
    after.lastIndex = at;
    const following = after.exec(this.source)![0].length;
    if (this.isBlank || (this.space && following)) return following;
    this.space = "";
    return 0;
  }

  /** What has been and will be written on the line at hand are words, whatever they look like. */
  keepLine(): void {
    this.isBlank = false;
  }

  finish(): Transcription {
    if (!(this.touched && this.isBlank)) this.text += this.line + this.space;
    const { text, stretches } = this;
    return { text, sourceOffset: (offset) => sourceOffset(stretches, offset) };
  }

  /** Adds a piece of a line, with or without its end. */
  private write(piece: string): void {
    const [, words, space, end] = PIECE.exec(piece)!;
    if (words) {
      this.line += this.space + words;
      this.space = "";
      this.isBlank &&= QUOTATION_MARKS.test(words);
    }
    this.space += space;
    if (end) this.endLine(end);
  }

  private endLine(end: string): void {
    // A line dropped between two blank ones takes one of them along.
    if (this.isBlank && (this.touched || (this.dropped && this.blankAbove))) this.dropped = true;
    else {
      this.text += this.line + this.space + end;
      this.dropped = false;
      this.blankAbove = this.isBlank;
    }
    this.line = "";
    this.space = "";
    this.isBlank = true;
    this.touched = false;
  }

  private lineEnd(from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const code = this.source.charCodeAt(at);
      if (code === 10 || (code === 13 && this.source.charCodeAt(at + 1) !== 10)) return at + 1;
    }
    return to;
  }
}

function sourceOffset(stretches: readonly { here: number; source: number }[], offset: number): number {
  const stretch = stretches[firstIndex(stretches.length, (i) => stretches[i]!.here > offset) - 1];
  return stretch ? stretch.source + offset - stretch.here : 0;
}
