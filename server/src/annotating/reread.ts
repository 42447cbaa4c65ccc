import { markdown } from "../syntax/markdown";
import type { TextEdit } from "../syntax/problem";
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

/** Whether `body`, with the edits made (in order of place), is read as without them, but for the nodes that are `added`. */
export function readsAlike(body: string, edits: readonly TextEdit[], added: Added): boolean {
  const before = nodesOf(body);
  const after = nodesOf(applied(body, edits));
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

function nodesOf(body: string): Node[] {
  const nodes: Node[] = [];
  markdown
    .parse(body)
    .iterate({ enter: ({ name, from, to }) => void nodes.push({ name, from, to: ending(body, from, to) }) });
  return nodes;
}

/** White space at its end is none of a node's business. */
function ending(body: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(body[end - 1]!)) end--;
  return end;
}

/** Offsets of the edited text, not falling, as offsets of the text before: what was inserted is as if it had no length. */
function backwards(edits: readonly TextEdit[]): (offset: number) => number {
  const places = edits.map(({ from, to, insert }) => ({ from, to, length: insert.length }));
  return (offset) => {
    let grown = 0;
    for (const { from, to, length } of places) {
      if (offset <= from + grown) break;
      if (offset < from + grown + length) return to;
      grown += length - (to - from);
    }
    return offset - grown;
  };
}
