import { type Tree, TreeFragment } from "@lezer/common";
import { frontMatterSpan } from "./frontMatter";
import { markdown } from "./markdown";

/** The tree of a document's body: what follows the front matter. */
export interface SyntaxTree {
  /** Offsets in it are relative to `bodyFrom`. */
  readonly tree: Tree;
  readonly bodyFrom: number;
  /** The body as it was parsed: of the same length as written, every line ending in `\n`. */
  readonly body: string;
}

/** A replaced stretch, in the old text (`A`) and the new (`B`); several are in order and do not touch. */
export interface Change {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** Parses a whole document; any string gives a tree. */
export function parse(text: string): SyntaxTree {
  const { bodyFrom, body } = bodyOf(text);
  return { tree: markdown.parse(body), bodyFrom, body };
}

/**
 * Parses `text`, which came from `previous` by `changes`, taking over what they left alone. The result equals that of
 * `parse(text)`.
 */
export function reparse(previous: SyntaxTree, text: string, changes: readonly Change[]): SyntaxTree {
  const { bodyFrom, body } = bodyOf(text);
  if (body === previous.body) return { tree: previous.tree, bodyFrom, body };
  const isInBody = (change: Change) => change.toA > previous.bodyFrom || change.fromB >= bodyFrom;
  const inBody = changes.filter(isInBody);
  const before = changes.filter((change) => !isInBody(change));
  const growth = before.reduce((sum, change) => sum + change.toB - change.fromB - (change.toA - change.fromA), 0);
  const separate = inBody.every((change) => change.fromA >= previous.bodyFrom && change.fromB >= bodyFrom);
  if (!separate || previous.bodyFrom + growth !== bodyFrom) return parse(text);
  const moved = inBody.map((change) => movedBy(change, previous.bodyFrom, bodyFrom));
  if (moved.some((change) => touchesFence(previous.body, body, change))) return parse(text);
  const fragments = TreeFragment.applyChanges(TreeFragment.addTree(previous.tree), moved);
  return { tree: markdown.parse(body, fragments), bodyFrom, body };
}

/**
 * A change as one of the bodies, which begin at `startA` and `startB`. At their very start it takes a character more: the
 * parser does not ask there whether the first block is whole, and would keep one whose indentation has changed.
 */
function movedBy({ fromA, toA, fromB, toB }: Change, startA: number, startB: number): Change {
  const more = fromB === startB ? 1 : 0;
  return { fromA: fromA - startA, toA: toA - startA + more, fromB: fromB - startB, toB: toB - startB + more };
}

function bodyOf(text: string): { bodyFrom: number; body: string } {
  const bodyFrom = frontMatterSpan(text)?.to ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const body = bodyFrom ? text.slice(bodyFrom) : text;
  return { bodyFrom, body: body.includes("\r") ? withLineFeeds(body) : body };
}

/** One code unit for one, so that offsets hold: the carriage return of a pair becomes a space, a lone one ends the line. */
function withLineFeeds(text: string): string {
  return text.replace(/\r(\n?)/g, (_, lineFeed) => (lineFeed ? " \n" : "\n"));
}

const FENCES = /```|~~~|--/;

/** Whether code or a comment opens or closes in the lines of a change: how far it reaches is decided by text far away. */
function touchesFence(before: string, after: string, change: Change): boolean {
  return FENCES.test(lines(before, change.fromA, change.toA)) || FENCES.test(lines(after, change.fromB, change.toB));
}

function lines(text: string, from: number, to: number): string {
  const end = text.indexOf("\n", to);
  return text.slice(text.lastIndexOf("\n", from - 1) + 1, end < 0 ? text.length : end);
}
