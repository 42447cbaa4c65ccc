/** Longer words are not compared: a typing error in them is no guess we could make. */
const MAX_LENGTH = 60;

/** The candidate that `word` is most likely a misspelling of (a third of its letters may differ), or null. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  return allNearest(word, candidates)[0] ?? null;
}

/** All candidates that `word` is equally likely, and most likely, a misspelling of, in their order. */
export function allNearest(word: string, candidates: Iterable<string>): readonly string[] {
  if (word.length > MAX_LENGTH) return [];
  let best: string[] = [];
  let least = Math.floor(Math.max(word.length, 3) / 3);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > least) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance > least) continue;
    if (distance < least) best = [];
    best.push(candidate);
    least = distance;
  }
  return best;
}

/** How many letters must be inserted, removed, replaced or swapped with their neighbour to turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (beforePrevious[j - 2] ?? 0) + 1 : replaced;
      current.push(Math.min(replaced, swapped, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    [beforePrevious, previous] = [previous, current];
  }
  return previous[b.length] ?? 0;
}
