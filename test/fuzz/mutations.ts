import fc from "fast-check";

/** One change of a text; places are shares of its length, so that it makes sense in any text. */
interface Mutation {
  readonly kind: "delete" | "insert" | "repeat" | "move";
  readonly at: number;
  readonly length: number;
  readonly to: number;
  readonly piece: string;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A few changes, which a person or an adversary makes: stretches go, come twice, wander; `pieces` turn up where they should not. */
export function mutations(pieces: readonly string[]): fc.Arbitrary<readonly Mutation[]> {
  return fc.array(
    fc.record({
      kind: fc.constantFrom("delete", "insert", "repeat", "move"),
      at: share,
      length: fc.constantFrom(1, 1, 2, 10, 80, 400),
      to: share,
      piece: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...pieces) },
        fc.string({ unit: "binary", maxLength: 4 }),
      ),
    }),
    { minLength: 1, maxLength: 6 },
  );
}

/** One of `seeds`, mutated. */
export function mutated(seeds: readonly string[], pieces: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...seeds), mutations(pieces)).map(([seed, all]) => all.reduce(mutate, seed));
}

function mutate(text: string, { kind, at, length, to, piece }: Mutation): string {
  const from = Math.floor(at * text.length);
  const cut = text.slice(from, from + length);
  const without = text.slice(0, from) + text.slice(from + length);
  switch (kind) {
    case "delete":
      return without;
    case "insert":
      return put(text, from, piece);
    case "repeat":
      return put(text, from, cut.repeat(3));
    case "move":
      return put(without, Math.floor(to * without.length), cut);
  }
}

function put(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}
