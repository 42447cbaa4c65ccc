import { Tree } from "@lezer/common";
import type { Attributes } from "../syntax/attributes";
import { type DivOpening, readDivOpening } from "../syntax/fences";
import type { SyntaxTree } from "../syntax/parse";
import type { Span } from "../syntax/span";
import type { Leaf } from "./leaf";
import { leafOf } from "./readLeaf";

export type BlockKind =
  | "paragraph"
  | "heading"
  | "quotation"
  | "list"
  | "item"
  | "table"
  | "div"
  | "footnote"
  | "rule"
  | "comment"
  | "code"
  | "reference";

/** A block of the document, with absolute offsets; a container stands before what it contains. */
export interface Block extends Span {
  readonly kind: BlockKind;
  readonly index: number;
  /** Index of the block around it, or -1. */
  readonly parent: number;
  /** Index of the block before it beside it, or -1. */
  readonly before: number;
  /** Index just behind its last descendant. */
  end: number;
  /** The inline facts of a paragraph, heading or table. */
  readonly leaf: Leaf | null;
  /** What its leaf has, as bits of `HAS`. */
  readonly has: number;
  /** 1–6 for headings, else 0. */
  readonly level: number;
  /** Of a div or a heading. */
  readonly attributes: Attributes | null;
  /** Of a div: its fences; `close` is null where it is missing. */
  readonly fences: Fences | null;
  /** Of a footnote definition. */
  readonly id: string | null;
}

export interface Fences {
  readonly opening: DivOpening;
  readonly open: Span;
  readonly close: Span | null;
}

const KINDS: Readonly<Record<string, BlockKind>> = {
  Paragraph: "paragraph",
  Blockquote: "quotation",
  BulletList: "list",
  OrderedList: "list",
  ListItem: "item",
  Table: "table",
  FencedDiv: "div",
  FootnoteDefinition: "footnote",
  HorizontalRule: "rule",
  CommentBlock: "comment",
  FencedCode: "code",
  CodeBlock: "code",
  LinkReference: "reference",
};

const HEADING = /^(?:ATX|Setext)Heading([1-6])$/;
const LEAVES = new Set(["Paragraph", "Table"]);

/** The blocks of a document in pre-order. */
export function blocksOf(syntax: SyntaxTree, lang: string | null): Block[] {
  const blocks: Block[] = [];
  /** Walks the children of a block, after the sibling `before`; the last of them. */
  const walk = (tree: Tree, from: number, parent: number, before: number): number => {
    let last = before;
    for (let i = 0; i < tree.children.length; i++) {
      const child = tree.children[i]!;
      const at = from + tree.positions[i]!;
      // What is no tree of its own lies within a leaf.
      if (!(child instanceof Tree)) continue;
      if (child.type.isAnonymous) {
        last = walk(child, at, parent, last);
        continue;
      }
      const block = keptOrNew(child, syntax, at, { index: blocks.length, parent, before: last }, lang);
      if (!block) continue;
      blocks.push(block);
      if (!block.leaf) walk(child, at, block.index, -1);
      block.end = blocks.length;
      last = block.index;
    }
    return last;
  };
  walk(syntax.tree, 0, -1, -1);
  return blocks;
}

type Place = Pick<Block, "index" | "parent" | "before">;

const known = new WeakMap<Tree, Block>();

/**
 * The same block as before an edit, if it holds its inline facts and stands where it stood, so that what is placed by it
 * may be kept with it: all that comes before an edit.
 */
function keptOrNew(tree: Tree, syntax: SyntaxTree, at: number, place: Place, lang: string | null): Block | null {
  const kept = known.get(tree);
  const isSame =
    kept?.from === at + syntax.bodyFrom &&
    kept.index === place.index &&
    kept.parent === place.parent &&
    kept.before === place.before &&
    kept.leaf === leafOf(tree, syntax.body, at, lang);
  if (isSame) return kept;
  const block = blockOf(tree, syntax, at, place, lang);
  if (block?.leaf) known.set(tree, block);
  return block;
}

function blockOf(tree: Tree, syntax: SyntaxTree, at: number, place: Place, lang: string | null): Block | null {
  const name = tree.type.name;
  const heading = HEADING.exec(name);
  const kind = heading ? "heading" : KINDS[name];
  if (!kind) return null;
  const leaf = heading || LEAVES.has(name) ? leafOf(tree, syntax.body, at, lang) : null;
  const from = at + syntax.bodyFrom;
  const fences = kind === "div" ? fencesOf(tree, syntax, at) : null;
  return {
    kind,
    from,
    to: from + tree.length,
    index: place.index,
    parent: place.parent,
    before: place.before,
    end: 0,
    leaf,
    has: leaf?.has ?? 0,
    level: heading ? Number(heading[1]) : 0,
    attributes: fences?.opening.attributes ?? leaf?.headingAttributes ?? null,
    fences,
    id: kind === "footnote" ? (/^\[\^([^\]]+)\]/.exec(syntax.body.slice(at, at + 300))?.[1] ?? null) : null,
  };
}

/** Offsets in a div's opening are relative to its line, that is, to the div. */
function fencesOf(tree: Tree, syntax: SyntaxTree, at: number): Fences {
  const lineEnd = syntax.body.indexOf("\n", at);
  const line = syntax.body.slice(at, lineEnd < 0 ? syntax.body.length : lineEnd);
  const from = at + syntax.bodyFrom;
  const opening = readDivOpening(line)!;
  return { opening, open: { from, to: from + line.trimEnd().length }, close: closingFence(tree, from) };
}

function closingFence(tree: Tree, from: number): Span | null {
  let node = tree.children.at(-1);
  let at = from + (tree.positions.at(-1) ?? 0);
  while (node instanceof Tree && node.type.isAnonymous) {
    at += node.positions.at(-1) ?? 0;
    node = node.children.at(-1);
  }
  return node instanceof Tree && node.type.name === "DivClose" ? { from: at, to: at + node.length } : null;
}
