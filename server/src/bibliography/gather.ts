import type { Bibliography, Source, Unreadable } from "./source";

/** More errors in one file than this help nobody; the last one listed says that there are more. */
const MOST_UNREADABLE = 500;

/**
 * The bibliography of `sources`, of which a second one with the same id is reported and left out. What is unreadable
 * comes in order of place.
 */
export function gather(sources: readonly Source[], unreadable: readonly Unreadable[]): Bibliography {
  const byId = new Map<string, Source>();
  const repeated: Unreadable[] = [];
  for (const source of sources) {
    if (byId.has(source.id)) repeated.push(secondOf(source));
    else byId.set(source.id, source);
  }
  const inOrder = [...unreadable, ...repeated].sort((a, b) => a.from - b.from);
  return { sources: [...byId.values()], unreadable: inOrder.slice(0, MOST_UNREADABLE).map(sayingWhetherLast(inOrder)) };
}

function secondOf({ id, from, to }: Source): Unreadable {
  const message = `There are two references \`${id.slice(0, 60)}\` here, and only the first counts. Rename or remove one of the two.`;
  return { from, to, message };
}

function sayingWhetherLast({ length }: readonly unknown[]): (problem: Unreadable, index: number) => Unreadable {
  const more = length - MOST_UNREADABLE;
  return (problem, index) =>
    more > 0 && index === MOST_UNREADABLE - 1
      ? { ...problem, message: `${problem.message} (${more} more errors follow.)` }
      : problem;
}
