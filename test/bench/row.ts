/** One measurement, as a line of the table. */
export interface Row {
  readonly what: string;
  readonly server: string;
  readonly unit: "ms" | "MB" | "exponent";
  /** In the order in which they were taken. */
  readonly samples: readonly number[];
  /** What is to be reached, in words. */
  readonly goal: string;
}

/** How much is measured. */
export interface Extent {
  /** A small run shows only that everything works. */
  readonly small: boolean;
  /** How often each thing is measured; what takes seconds, less often. */
  readonly runs: number;
}

/** A group of rows that are measured together. */
export type Measuring = (extent: Extent) => AsyncIterable<Row>;
