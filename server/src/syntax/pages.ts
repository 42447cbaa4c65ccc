/** A run of pages, both ends included. */
export interface Pages {
  readonly first: number;
  readonly last: number;
}

const LABEL = /^(?:pages?|pp?\.|Seiten?|S\.|стр\.|сс?\.|págs?\.|pagg?\.|blz\.)\s*(?=\d)/iu;
const RUNS = /^\d+(?:\s*[-–—]\s*\d+)?(?:\s*(?:[,;&]|and)\s*\d+(?:\s*[-–—]\s*\d+)?)*$/;

/**
 * The pages that a locator or a bibliography's `page` names, in arabic numerals, with their label or bare: `pp. 40-42, 51`.
 * A shortened end is filled up (`141–45`, Chicago 9.61). Null where anything else is named, or besides.
 */
export function readPages(text: string): readonly Pages[] | null {
  const bare = text.trim().replace(LABEL, "");
  if (text.length > 80 || !RUNS.test(bare)) return null;
  return [...bare.matchAll(/(\d+)(?:\s*[-–—]\s*(\d+))?/g)].map(([, first, end]) => {
    const last = end === undefined ? first! : first!.slice(0, Math.max(0, first!.length - end.length)) + end;
    return { first: Number(first), last: Number(last) };
  });
}
