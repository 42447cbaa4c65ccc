import { attribute } from "../syntax/attributes";
import { memoised } from "../syntax/memo";
import { type Document, nextSibling, type Region } from "./document";
import { HAS } from "./leaf";

/*
 * What a page break or a paragraph break divides is still one: spans or divs that say the same and have nothing but the
 * break between them (format §3).
 */

/** Groups regions that continue each other, in order; `same` tells whether two say the same. */
export function joined(
  document: Document,
  regions: readonly Region[],
  same: (a: Region, b: Region) => boolean,
): Region[][] {
  const starting = new Map<number, Region[]>();
  for (const region of regions) {
    if (region.starts) memoised(starting, region.block, (): Region[] => []).push(region);
  }
  const taken = new Set<Region>();
  return regions.flatMap((region) => {
    if (taken.has(region)) return [];
    const group = [region];
    for (let next = follower(region); next; next = follower(next)) {
      group.push(next);
      taken.add(next);
    }
    return [group];
  });

  function follower(region: Region): Region | undefined {
    const block = region.ends ? nextWithText(document, region.block) : -1;
    return starting.get(block)?.find((next) => next.form === region.form && !taken.has(next) && same(region, next));
  }
}

/** Whether two regions agree in an attribute, or one of them lacks it. */
export function agree(a: Region, b: Region, key: string): boolean {
  const one = attribute(a.attributes, key)?.value;
  const other = attribute(b.attributes, key)?.value;
  return one === undefined || other === undefined || one === other;
}

/** The next sibling that has words: page marks and comments between them do not part two paragraphs. */
export function nextWithText(document: Document, index: number): number {
  let next = nextSibling(document.blocks, index);
  while (next >= 0 && isSilent(document, next)) next = nextSibling(document.blocks, next);
  return next;
}

/** Whether a block has no words of the text: a comment, or a paragraph of page marks alone. */
export function isSilent(document: Document, index: number): boolean {
  const { kind, leaf, has } = document.blocks[index]!;
  return kind === "comment" || (leaf !== null && !(has & (HAS.words | HAS.tags)));
}
