import { nextTurn } from "./turns";

/** Tells listeners that something has changed: once for all that changes in a turn. */
export interface Bell {
  readonly revision: number;
  /** Something changed on which more than one file depends. */
  rise(): void;
  /** Something changed. */
  ring(): void;
  /** Tells what could not be told before, if there is something. */
  flush(): void;
  onRing(listener: () => void): void;
}

/** While `mayRing` is false nobody is told; whoever makes it true calls `flush`. */
export function createBell(mayRing: () => boolean): Bell {
  const listeners: (() => void)[] = [];
  let revision = 0;
  let pending = false;
  let ringing = false;

  async function flush(): Promise<void> {
    if (!pending || ringing || !mayRing()) return;
    ringing = true;
    await nextTurn();
    ringing = false;
    pending = false;
    for (const listener of listeners) listener();
  }

  function ring(): void {
    pending = true;
    void flush();
  }

  return {
    get revision() {
      return revision;
    },
    rise() {
      revision++;
      ring();
    },
    ring,
    flush: () => void flush(),
    onRing: (listener) => listeners.push(listener),
  };
}
