import type { FormatRequest, FormatResult, Look } from "./request";

/** A thread that formats: it answers each message `{id, request}` with `{id, result}`. */
export interface FormattingThread {
  post(message: { readonly id: number; readonly request: FormatRequest }): void;
  onAnswer(listener: (answer: FormatAnswer) => void): void;
  /** Calls `listener` when the thread has ended, or cannot go on. */
  onEnd(listener: () => void): void;
  end(): void;
}

export interface FormatAnswer {
  readonly id: number;
  /** Null where it could not be done. */
  readonly result: FormatResult | null;
}

/** Formats citations without ever holding up who asks. */
export interface Formatter {
  /** Whether an answer takes but milliseconds, as the processor for that style and language is there. */
  isReady(look: Look): boolean;
  /** Null if it could not be done. Never rejects. */
  format(request: FormatRequest): Promise<FormatResult | null>;
  end(): void;
}

/** Nothing takes longer but a style that never ends. */
const LONGEST_MS = 30_000;

/** A formatter whose thread is started when something is first formatted, and again if it ended. */
export function createFormatter(start: () => Promise<FormattingThread>, longestMs = LONGEST_MS): Formatter {
  const waiting = new Map<number, (result: FormatResult | null) => void>();
  const ready = new Set<string>();
  const hopeless = new Set<string>();
  let thread: Promise<FormattingThread> | null = null;
  let count = 0;

  function started(): Promise<FormattingThread> {
    if (thread) return thread;
    const mine = start().then((fresh) => {
      fresh.onAnswer(({ id, result }) => waiting.get(id)?.(result));
      fresh.onEnd(() => thread === mine && giveUp());
      return fresh;
    });
    thread = mine;
    return mine;
  }

  function giveUp(): void {
    const old = thread;
    thread = null;
    ready.clear();
    old?.then((gone) => gone.end()).catch(() => {});
    for (const settle of [...waiting.values()]) settle(null);
  }

  function asked(request: FormatRequest, fresh: FormattingThread): Promise<FormatResult | null> {
    const id = ++count;
    const look = keyOf(request);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        hopeless.add(look);
        giveUp();
      }, longestMs);
      const settle = (result: FormatResult | null) => {
        clearTimeout(timer);
        waiting.delete(id);
        if (result) ready.add(look);
        resolve(result);
      };
      waiting.set(id, settle);
      fresh.post({ id, request });
    });
  }

  return {
    isReady: (look) => ready.has(keyOf(look)),
    async format(request) {
      if (hopeless.has(keyOf(request))) return null;
      try {
        return await asked(request, await started());
      } catch {
        giveUp();
        return null;
      }
    },
    end: giveUp,
  };
}

function keyOf({ style, lang }: Look): string {
  return JSON.stringify([style, lang]);
}
