import { nextTurn } from "./turns";

/** Tells listeners that something has changed: once for all that changes in a turn. */
export interface Bell {
  readonly revision: number;
  /** Something changed on which more than one file depends. */
  rise(): void;
  /** Something changed. */
  ring(): void;
  onRing(listener: () => void): void;
}

/** While `mayRing` is false nobody is told; whoever makes it true rings. */
export function createBell(mayRing: () => boolean): Bell {
  const listeners: (() => void)[] = [];
  let revision = 0;
  let ringing = false;

  async function ring(): Promise<void> {
    if (ringing || !mayRing()) return;
    ringing = true;
    await nextTurn();
    ringing = false;
    for (const listener of listeners) listener();
  }

  return {
    get revision() {
      return revision;
    },
    rise() {
      revision++;
      void ring();
    },
    ring: () => void ring(),
    onRing: (listener) => listeners.push(listener),
  };
}
