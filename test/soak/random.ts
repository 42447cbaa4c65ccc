/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0, less than `below`. */
  int(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean;
}

/** Marsaglia's xorshift, 32 bits. */
export function randomFrom(seed: number): Random {
  let state = seed | 0 || 1;
  const int = (below: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  return { int, pick: (from) => from[int(from.length)]!, chance: (percent) => int(100) < percent };
}
