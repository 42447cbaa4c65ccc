/** Work that yields after every few milliseconds, so that others can have their turn, and returns what comes of it. */
export type Steps<Result> = Generator<void, Result, void>;

/** Does all of it at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
