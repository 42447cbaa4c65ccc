const LONGEST_TURN_MS = 8;

/** Resolves in a later turn of the event loop, so that requests that have come in are answered first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}

/** A function to await between pieces of background work: it lets others have their turn when this one has been long. */
export function politely(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < LONGEST_TURN_MS) return;
    await nextTurn();
    began = performance.now();
  };
}

/** A function to await before a piece of work: of all who await it, one has its turn, then all others in the world. */
export function oneATurn(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(nextTurn);
    return last;
  };
}
