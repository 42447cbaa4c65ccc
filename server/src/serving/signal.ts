import type { CancellationToken } from "vscode-languageserver";

/** Something to wait for, again and again. */
export interface Signal {
  fire(): void;
  onFire(listener: () => void): void;
  /** Resolves at the next `fire`, or when `token` is cancelled. */
  next(token: CancellationToken): Promise<void>;
}

export function createSignal(): Signal {
  const listeners: (() => void)[] = [];
  const waiting = new Set<() => void>();
  return {
    fire() {
      const all = [...waiting];
      waiting.clear();
      for (const resolve of all) resolve();
      for (const listener of listeners) listener();
    },
    onFire: (listener) => void listeners.push(listener),
    async next(token) {
      let resolve = () => {};
      const fired = new Promise<void>((done) => {
        resolve = done;
      });
      waiting.add(resolve);
      await Promise.race([fired, whenCancelled(token)]);
      waiting.delete(resolve);
    },
  };
}

/** Resolves when `token` is cancelled, if it ever is. */
export function whenCancelled(token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    if (token.isCancellationRequested) resolve();
    else token.onCancellationRequested(() => resolve());
  });
}
