import { RANK, type Rank } from "./matching";

/** Hits as they are found, no more than can be shown. */
export interface BestHits<T> {
  /** Whether a hit of this rank would still be shown: not enough are known that are as good. */
  accepts(rank: Rank): boolean;
  add(rank: Rank, hit: T): void;
  /** The best first; of one rank as they came. */
  list(): T[];
}

/** Of hits that are what was typed, all are kept; of all others together, `most`. */
export function bestHits<T>(most: number): BestHits<T> {
  const byRank: T[][] = Array.from({ length: RANK.none }, () => []);
  /** For each rank how many hits there are of it and better ones, apart from the whole ones. */
  const asGood = new Array<number>(RANK.none).fill(0);
  return {
    accepts: (rank) => rank === RANK.whole || (rank < RANK.none && asGood[rank]! < most),
    add(rank, hit) {
      byRank[rank]!.push(hit);
      if (rank === RANK.whole) return;
      for (let worse: number = rank; worse < RANK.none; worse++) asGood[worse]!++;
    },
    list() {
      const [whole, ...others] = byRank;
      return [...whole!, ...others.flat().slice(0, most)];
    },
  };
}
