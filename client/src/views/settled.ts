const SETTLED_MS = 300;

/** Calls `action` once the calls have ceased for a moment, so that a burst of keys asks the server once. */
export function settled(action: () => void, moment = SETTLED_MS): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  const call = () => {
    cancel();
    timer = setTimeout(action, moment);
  };
  return Object.assign(call, { cancel });
}
