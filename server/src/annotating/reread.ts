import type { Tree } from "@lezer/common";
import { markdown } from "../syntax/markdown";
import type { TextEdit } from "../syntax/problem";
import { firstIndex } from "../syntax/search";
import { applied } from "./edits";

/*
 * The proof that an annotation changes nothing but what it is meant to: the text is read with it, and every node must
 * be the one that was there before, save those that the annotation itself makes. So no case in which a bracket would
 * be read as something else has to be foreseen.
 */

interface Node {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** How many nodes of each name the edits add. */
export type Added = Readonly<Record<string, number>>;

/**
 * Whether `body`, with the edits made (in order of place), is read as without them, but for the nodes that are `added`.
 * `tree` is how it is read without, if that is known.
 */
export function readsAlike(
  body: string,
  edits: readonly TextEdit[],
  added: Added,
  tree = markdown.parse(body),
): boolean {
  const edited = applied(body, edits);
  const before = nodesOf(tree, body);
  const after = nodesOf(markdown.parse(edited), edited);
  const back = backwards(edits);
  const missing = new Map(Object.entries(added));
  let at = 0;
  for (const { name, from, to } of after) {
    const old = before[at];
    if (old && old.name === name && old.from === back(from) && old.to === back(to)) {
      at++;
      continue;
    }
    const left = missing.get(name) ?? 0;
    if (left === 0) return false;
    missing.set(name, left - 1);
  }
  return at === before.length && [...missing.values()].every((left) => left === 0);
}

function nodesOf(tree: Tree, body: string): Node[] {
  const nodes: Node[] = [];
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push({ name, from, to: ending(body, from, to) }) });
  return nodes;
}

/** White space at its end is none of a node's business. */
function ending(body: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(body[end - 1]!)) end--;
  return end;
}

/** Offsets of the edited text as offsets of the text before: what was inserted is as if it had no length. */
function backwards(edits: readonly TextEdit[]): (offset: number) => number {
  let grown = 0;
  const places = edits.map(({ from, to, insert }) => {
    const place = { from: from + grown, to: from + grown + insert.length, back: to };
    grown += insert.length - (to - from);
    return { ...place, grown };
  });
  return (offset) => {
    const place = places[firstIndex(places.length, (i) => places[i]!.from >= offset) - 1];
    if (!place) return offset;
    return offset < place.to ? place.back : offset - place.grown;
  };
}
