import { memoised } from "../syntax/memo";
import type { Span } from "../syntax/span";
import type { Document, LeafBlock } from "./document";
import { joinInterrupted } from "./interrupted";
import { isSilent, nextWithText } from "./neighbours";
import type { Kind } from "./pairing";
import type { QuotationDraft } from "./quotationDraft";
import { endsInMidSentence } from "./sentences";
import { byPlace, shifted } from "./spans";
import { core, isSubstantial } from "./words";

/** Kinds of mark whose opening one is never anything else, so that a lone one is an error. */
const UNMISTAKABLE: ReadonlySet<Kind> = new Set([
  "double",
  "straight",
  "guillemet",
  "angle",
  "corner",
  "white",
  "title",
]);

/** Whether a lone opening mark of this kind is the beginning of a quotation, which may go on in the next paragraph. */
export function isUnmistakable(kind: Kind): boolean {
  return UNMISTAKABLE.has(kind);
}

interface Open {
  readonly from: number;
  readonly kind: Kind;
  readonly first: number;
  /** The paragraph that it has reached. */
  last: number;
}

/**
 * All marked quotations in pre-order, interrupted ones as one, and the opening marks that nothing closes. `labelled` are the
 * indexes of paragraphs with a label, over which no quotation goes.
 */
export function readMarked(
  document: Document,
  labelled: ReadonlySet<number>,
): { quotations: QuotationDraft[]; unclosed: Span[] } {
  const singles: QuotationDraft[] = [];
  const unclosed: Span[] = [];
  let open: Open | null = null;
  const giveUp = (lone: Open | null) => {
    if (lone) unclosed.push({ from: lone.from, to: lone.from + 1 });
  };
  for (const block of document.leaves) {
    const { index } = block;
    if (open && isSilent(document, index)) continue;
    let taken = -1;
    if (open) {
      const next: Continuation = labelled.has(index) ? ENDS_HERE : continuation(document, open, index);
      if (next.closes !== null) singles.push(overBlocks(document, open, next.closes, block));
      else if (!next.goesOn) giveUp(open);
      taken = next.pair;
      open = next.goesOn ? { ...open, last: index } : null;
    }
    quotationsIn(block).forEach((quotation, i) => {
      if (i !== taken) singles.push(quotation);
    });
    open = openIn(block, index, open, giveUp);
  }
  giveUp(open);
  const quotations = singles.sort(byPlace).filter(notMentioned(document));
  return { quotations: joinInterrupted(document, labelled, quotations), unclosed: unclosed.sort(byPlace) };
}

const NONE: readonly QuotationDraft[] = [];
const kept = new WeakMap<LeafBlock, readonly QuotationDraft[]>();

/** The quotations of a block, kept with it, as its marks pair. */
function quotationsIn(block: LeafBlock): readonly QuotationDraft[] {
  if (!block.leaf.quoted.length) return NONE;
  return memoised(kept, block, () => block.leaf.quoted.map((_, pair) => inBlock(block, pair)));
}

/** The quotation between the marks of a pair. */
function inBlock(block: LeafBlock, pair: number): QuotationDraft {
  const { index, leaf } = block;
  const span = shifted(leaf.pairing.pairs[pair]!, block.from);
  const words = shifted(leaf.quoted[pair]!.core, block.from);
  return {
    from: span.from,
    to: span.to,
    form: "marks",
    parts: [span],
    core: words,
    firstCore: words,
    substantial: leaf.quoted[pair]!.substantial,
    speech: leaf.quoted[pair]!.speech,
    first: index,
    last: index,
    isBlock: false,
    block: index,
    attribution: null,
  };
}

/** A quotation that page breaks or paragraphs divide; `to` is in `last`. */
function overBlocks(document: Document, open: Open, to: number, last: LeafBlock): QuotationDraft {
  const first = document.blocks[open.first] as LeafBlock;
  const span = { from: open.from, to };
  const begins = core(first.leaf.masked, { from: open.from - first.from, to: first.to - first.from });
  const ends = core(last.leaf.masked, { from: 0, to: to - last.from });
  const words = { from: begins.from + first.from, to: ends.to + last.from };
  const text = first.leaf.masked.slice(open.from - first.from) + last.leaf.masked.slice(0, to - last.from);
  const substantial = last.index > nextWithText(document, first.index) || isSubstantial(text);
  const place = { first: open.first, last: last.index, isBlock: false, block: open.first, attribution: null };
  return { ...span, form: "marks", parts: [span], core: words, firstCore: words, substantial, speech: true, ...place };
}

/** The last lone opening mark of a paragraph may be closed in the next; those before it are closed nowhere. */
function openIn(block: LeafBlock, index: number, going: Open | null, giveUp: (lone: Open) => void): Open | null {
  if (!block.leaf.pairing.opening.length) return going;
  const lone = block.leaf.pairing.opening.filter(({ kind }) => isUnmistakable(kind));
  const here = lone.map(({ at, kind }): Open => ({ from: block.from + at, kind, first: index, last: index }));
  // A quotation that goes on repeats its opening mark, which is none of its own.
  if (going && here.length && startsWith(block, here[0]!.kind, going.kind)) here.shift();
  if (!here.length) return going;
  if (going) giveUp(going);
  for (const earlier of here.slice(0, -1)) giveUp(earlier);
  return here.at(-1)!;
}

interface Continuation {
  /** Where it ends, or null. */
  readonly closes: number | null;
  readonly goesOn: boolean;
  /** Index of the pair of this paragraph whose opening mark only repeats the first, or -1. */
  readonly pair: number;
}

const ENDS_HERE: Continuation = { closes: null, goesOn: false, pair: -1 };

/** What becomes of an open quotation in the paragraph `index` (format §8): page breaks fall where they fall. */
function continuation(document: Document, open: Open, index: number): Continuation {
  const block = document.blocks[index] as LeafBlock;
  if (nextWithText(document, open.last) !== index || block.kind !== "paragraph") {
    return ENDS_HERE;
  }
  const { pairs, opening, closing } = block.leaf.pairing;
  const start = firstVisible(block);
  if (kindAt(block, start) === open.kind) {
    const pair = pairs.findIndex(({ from }) => from === start);
    if (pair >= 0) return { closes: block.from + pairs[pair]!.to, goesOn: false, pair };
    if (opening.some(({ at }) => at === start)) return { closes: null, goesOn: true, pair: -1 };
  }
  const before = document.blocks[open.last] as LeafBlock;
  const close = closing.find(({ kind }) => kind === open.kind);
  if (!close || !endsInMidSentence(before.leaf.masked)) return ENDS_HERE;
  return { closes: block.from + close.at + 1, goesOn: false, pair: -1 };
}

function firstVisible(block: LeafBlock): number {
  return block.leaf.masked.search(/\S|$/);
}

function startsWith(block: LeafBlock, kind: Kind, expected: Kind): boolean {
  return kind === expected && kindAt(block, firstVisible(block)) === kind;
}

function kindAt(block: LeafBlock, at: number): Kind | null {
  const { pairs, opening } = block.leaf.pairing;
  const lone = opening.find((mark) => mark.at === at);
  if (lone) return lone.kind;
  return pairs.some(({ from }) => from === at) ? kindOf(block.leaf.masked[at]!) : null;
}

function kindOf(mark: string): Kind | null {
  if (mark === '"') return "straight";
  if ("“”„".includes(mark)) return "double";
  if ("«»".includes(mark)) return "guillemet";
  if ("‹›".includes(mark)) return "angle";
  if (mark === "「") return "corner";
  if (mark === "『") return "white";
  return mark === "《" ? "title" : null;
}

/** Leaves out what `.mention` says is no quotation: a title, a scare quote. */
function notMentioned(document: Document): (quotation: QuotationDraft) => boolean {
  const mentions = document.regionsWith(".mention");
  if (!mentions.length) return () => true;
  return ({ from, to }) =>
    !mentions.some(
      ({ whole: outer }) => (outer.from <= from && to <= outer.to) || (from + 1 === outer.from && outer.to === to - 1),
    );
}
