const SETTLED_MS = 300;

/** Calls `action` once the calls have ceased for a moment, so that a burst of keys asks the server once. */
export function settled(action: () => void): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  const call = () => {
    cancel();
    timer = setTimeout(action, SETTLED_MS);
  };
  return Object.assign(call, { cancel });
}
