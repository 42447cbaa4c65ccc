import { memoised } from "../syntax/memo";
import type { Span } from "../syntax/span";
import type { Document } from "./document";
import { HAS } from "./leaf";
import { shifted } from "./spans";

/**
 * Brackets that open in one paragraph and close in a later one beside it. With attributes they were meant as a span, which
 * Pandoc does not read over a blank line; without, they are the text's own. `from` is the opening bracket, `to` just
 * behind the closing one.
 */
export interface BracketsOverBlocks extends Span {
  /** Indexes of the paragraphs where they open and close. */
  readonly first: number;
  readonly last: number;
  readonly attributes: Span | null;
}

interface Opening {
  readonly block: number;
  readonly at: number;
}

/** As much of a document as brackets ask for. */
export type Blocks = Pick<Document, "blocks" | "leaves">;

export function* bracketsOverBlocks(document: Pick<Blocks, "leaves">): Generator<BracketsOverBlocks> {
  const open = new Map<number, Opening[]>();
  for (const block of document.leaves) {
    if (!(block.has & HAS.halfSpans)) continue;
    const stack = memoised(open, block.parent, (): Opening[] => []);
    for (const { at, attributes } of block.leaf.halfSpans.closing) {
      const start = stack.pop();
      if (!start) continue;
      const to = block.from + at + 1;
      const marked = attributes && shifted(attributes, block.from);
      yield { from: start.at, to, first: start.block, last: block.index, attributes: marked };
    }
    for (const at of block.leaf.halfSpans.opening) stack.push({ block: block.index, at: at + block.from });
  }
}
