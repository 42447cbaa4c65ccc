import { nextTurn } from "./turns";

/** Work on files in the background. */
export interface WorkQueue {
  add(uris: Iterable<string>): void;
  /** How many are not done. */
  readonly left: number;
}

const WORKERS = 4;

/**
 * Does `work` on each file added, a few at once as most of it is waiting, never twice at once on the same. A file added
 * while it is worked on comes again. `finished` is called whenever nothing is left; `work` does not reject.
 */
export function workQueue(work: (uri: string) => Promise<void>, finished: () => void): WorkQueue {
  const waiting = new Set<string>();
  const inWork = new Set<string>();
  let workers = 0;

  function next(): string | undefined {
    for (const uri of waiting) if (!inWork.has(uri)) return uri;
    return undefined;
  }

  async function worker(): Promise<void> {
    await nextTurn();
    for (let uri = next(); uri !== undefined; uri = next()) {
      waiting.delete(uri);
      inWork.add(uri);
      await work(uri);
      inWork.delete(uri);
    }
    workers--;
    if (workers === 0) finished();
  }

  return {
    add(uris) {
      for (const uri of uris) waiting.add(uri);
      for (; workers < Math.min(WORKERS, waiting.size); workers++) void worker();
    },
    get left() {
      return waiting.size + inWork.size;
    },
  };
}
