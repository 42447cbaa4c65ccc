import { RANK, type Rank } from "./matching";

/** Hits as they are found, of each rank no more than can be shown. */
export interface BestHits<T> {
  /** Whether a hit of this rank would still be shown, as far as is known. */
  accepts(rank: Rank): boolean;
  add(rank: Rank, hit: T): void;
  /** The best first; of one rank as they came. */
  list(): T[];
}

/** Of hits that are what was typed, all are kept; of all others together, `most`. */
export function bestHits<T>(most: number): BestHits<T> {
  const byRank: T[][] = Array.from({ length: RANK.none }, () => []);
  const roomFor = (rank: Rank) => rank === RANK.whole || byRank[rank]!.length < most;
  return {
    accepts: (rank) => rank !== RANK.none && roomFor(rank),
    add: (rank, hit) => void byRank[rank]!.push(hit),
    list() {
      const [whole, ...others] = byRank;
      return [...whole!, ...others.flat().slice(0, most)];
    },
  };
}
