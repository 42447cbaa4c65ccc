import { lineStartsOf, placeAt } from "../syntax/lines";
import type { Bibliography, Source, Unreadable } from "./source";

/** More errors in one file than this help nobody; the last one listed says that there are more. */
const MOST_UNREADABLE = 500;

/**
 * The bibliography of the `sources` in `text`, of which a second one with the same id is reported and left out. What is unreadable
 * comes in order of place.
 */
export function gather(text: string, sources: readonly Source[], unreadable: readonly Unreadable[]): Bibliography {
  const byId = new Map<string, Source>();
  const repeated: [again: Source, first: Source][] = [];
  for (const source of sources) {
    const first = byId.get(source.id);
    if (first) repeated.push([source, first]);
    else byId.set(source.id, source);
  }
  const starts = lineStartsOf(repeated.length > 0 ? text : "");
  const secondOnes = repeated.map(([again, first]) => secondOf(again, first, placeAt(starts, first.from).line + 1));
  const inOrder = [...unreadable, ...secondOnes].sort((a, b) => a.from - b.from);
  return { sources: [...byId.values()], unreadable: inOrder.slice(0, MOST_UNREADABLE).map(sayingWhetherLast(inOrder)) };
}

function secondOf({ id, from, to }: Source, first: Source, line: number): Unreadable {
  const message = `There are two references \`${id.slice(0, 60)}\` here, and only the first counts, in line ${line}. Rename or remove one of the two.`;
  return { from, to, message, related: [{ from: first.from, to: first.to, message: "The first" }] };
}

function sayingWhetherLast({ length }: readonly unknown[]): (problem: Unreadable, index: number) => Unreadable {
  const more = length - MOST_UNREADABLE;
  return (problem, index) =>
    more > 0 && index === MOST_UNREADABLE - 1
      ? { ...problem, message: `${problem.message} (${more} more errors follow.)` }
      : problem;
}
