/** What one part of the harness found. */
export interface Report {
  readonly title: string;
  readonly tables: readonly Table[];
  /** For `--json`. */
  readonly figures: unknown;
  /** Every miss as a line: of what kind, where, with its surroundings. */
  readonly errors: readonly string[];
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** How many were expected, how many found, how many of these rightly. */
export interface Tally {
  readonly expected: number;
  readonly found: number;
  readonly right: number;
}

export function sum(tallies: readonly Tally[]): Tally {
  const add = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  return { expected: add("expected"), found: add("found"), right: add("right") };
}

/** Precision, recall and F1; null where nothing was found or expected. */
export function scores({ expected, found, right }: Tally) {
  const precision = ratio(right, found);
  const recall = ratio(right, expected);
  return { precision, recall, f1: ratio(2 * right, expected + found) };
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export function drawn(value: number | null): string {
  return value === null ? "–" : value.toFixed(3);
}

/** The words from `from` to `to` between guillemets, with some of what stands around them, on one line. */
export function excerpt(text: string, from: number, to: number): string {
  const before = text.slice(Math.max(0, from - 60), from);
  const words = to - from > 160 ? `${text.slice(from, from + 80)} … ${text.slice(to - 70, to)}` : text.slice(from, to);
  return `${before}⟪${words}⟫${text.slice(to, to + 60)}`.replace(/\s+/g, " ");
}
