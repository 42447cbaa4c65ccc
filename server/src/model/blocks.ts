import { Tree } from "@lezer/common";
import type { Attributes } from "../syntax/attributes";
import { detached } from "../syntax/detached";
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

/** A tree and its place in the body. */
export interface PlacedTree {
  readonly tree: Tree;
  readonly at: number;
}

/** A block of the top level by itself. */
export interface TopBlock extends PlacedTree {
  readonly kind: BlockKind;
  /** 1–6 for headings, else 0. */
  readonly level: number;
  readonly leaf: Leaf | null;
}

interface Body {
  readonly syntax: SyntaxTree;
  readonly lang: string | null;
}

/** The blocks of the top level, in order. */
export function topBlocksOf(body: Body): TopBlock[] {
  const found: TopBlock[] = [];
  eachBlock(body.syntax.tree, 0, (tree, at) => found.push(new LazyTopBlock(tree, at, body)));
  return found;
}

/** After an edit few of thousands are asked for more than their trees. */
class LazyTopBlock implements TopBlock {
  constructor(
    readonly tree: Tree,
    readonly at: number,
    private readonly body: Body,
  ) {}

  get kind(): BlockKind {
    return kindOf(this.tree)!.kind;
  }

  get level(): number {
    return kindOf(this.tree)!.level;
  }

  get leaf(): Leaf | null {
    const { syntax, lang } = this.body;
    return isLeaf(this.tree) ? leafOf(this.tree, syntax.body, this.at, lang) : null;
  }
}

/** The last leaf in a block; null if it has none. */
export function lastLeafOf({ syntax, lang }: Body, block: PlacedTree): Leaf | null {
  if (isLeaf(block.tree)) return leafOf(block.tree, syntax.body, block.at, lang);
  const children: PlacedTree[] = [];
  eachBlock(block.tree, block.at, (tree, at) => children.push({ tree, at }));
  for (const child of children.reverse()) {
    const leaf = lastLeafOf({ syntax, lang }, child);
    if (leaf) return leaf;
  }
  return null;
}

/** Calls `use` for each block in a tree that lies in no other; long lists of them are trees of trees without a name. */
function eachBlock(tree: Tree, from: number, use: (tree: Tree, at: number) => void): void {
  for (let i = 0; i < tree.children.length; i++) {
    const child = tree.children[i]!;
    const at = from + tree.positions[i]!;
    // What is no tree of its own lies within a leaf.
    if (!(child instanceof Tree)) continue;
    if (child.type.isAnonymous) eachBlock(child, at, use);
    else if (kindOf(child)) use(child, at);
  }
}

interface Kind {
  readonly kind: BlockKind;
  readonly level: number;
}

const kinds = new Map<string, Kind | null>();

function kindOf({ type: { name } }: Tree): Kind | null {
  const known = kinds.get(name);
  if (known !== undefined) return known;
  const heading = HEADING.exec(name);
  const kind = heading ? "heading" : KINDS[name];
  const made = kind ? { kind, level: heading ? Number(heading[1]) : 0 } : null;
  kinds.set(name, made);
  return made;
}

function isLeaf(tree: Tree): boolean {
  return LEAVES.has(tree.type.name) || kindOf(tree)!.level > 0;
}

/** The blocks of a document, or of a run of its top level, in pre-order. */
export function blocksOf(syntax: SyntaxTree, lang: string | null, top: readonly PlacedTree[] | null = null): Block[] {
  const blocks: Block[] = [];
  /** Adds a block and what is in it; its index. */
  const add = (tree: Tree, at: number, parent: number, before: number): number => {
    const block = keptOrNew(tree, syntax, at, { index: blocks.length, parent, before }, lang);
    blocks.push(block);
    if (!block.leaf) addAll(tree, at, block.index);
    block.end = blocks.length;
    return block.index;
  };
  const addAll = (tree: Tree, from: number, parent: number) => {
    let before = -1;
    eachBlock(tree, from, (child, at) => {
      before = add(child, at, parent, before);
    });
  };
  if (top === null) addAll(syntax.tree, 0, -1);
  else {
    let before = -1;
    for (const { tree, at } of top) before = add(tree, at, -1, before);
  }
  return blocks;
}

type Place = Pick<Block, "index" | "parent" | "before">;

const known = new WeakMap<Tree, Block>();

/**
 * The same block as before an edit, if it holds its inline facts and stands where it stood, so that what is placed by it
 * may be kept with it: all that comes before an edit.
 */
function keptOrNew(tree: Tree, syntax: SyntaxTree, at: number, place: Place, lang: string | null): Block {
  const kept = known.get(tree);
  const isSame =
    kept?.from === at + syntax.bodyFrom &&
    kept.index === place.index &&
    kept.parent === place.parent &&
    kept.before === place.before &&
    kept.leaf === leafOf(tree, syntax.body, at, lang);
  if (isSame) return kept;
  const block = blockOf(tree, syntax, at, place, lang);
  if (block.leaf) known.set(tree, block);
  return block;
}

function blockOf(tree: Tree, syntax: SyntaxTree, at: number, place: Place, lang: string | null): Block {
  const { kind, level } = kindOf(tree)!;
  const leaf = isLeaf(tree) ? leafOf(tree, syntax.body, at, lang) : null;
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
    level,
    attributes: fences?.opening.attributes ?? leaf?.headingAttributes ?? null,
    fences,
    id: kind === "footnote" ? (/^\[\^([^\]]+)\]/.exec(detached(syntax.body.slice(at, at + 300)))?.[1] ?? null) : null,
  };
}

/** Offsets in a div's opening are relative to its line, that is, to the div. */
function fencesOf(tree: Tree, syntax: SyntaxTree, at: number): Fences {
  const lineEnd = syntax.body.indexOf("\n", at);
  const line = detached(syntax.body.slice(at, lineEnd < 0 ? syntax.body.length : lineEnd));
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
