import { describe, expect, it } from "vitest";
import {
  createFormatter,
  type FormatAnswer,
  type FormattingThread,
} from "../../../server/src/bibliography/format/formatter";
import type { FormatRequest, FormatResult } from "../../../server/src/bibliography/format/request";

const REQUEST: FormatRequest = { style: null, lang: null, items: [], notes: [], entries: [] };
const RESULT: FormatResult = { notes: [], entries: [], badStyle: false };

/** Threads that a test drives. */
function threads() {
  const made: { asked: number[]; ended: boolean; answer(answer: FormatAnswer): void; die(): void }[] = [];
  const start = async (): Promise<FormattingThread> => {
    const listeners: ((answer: FormatAnswer) => void)[] = [];
    const ends: (() => void)[] = [];
    const thread = {
      asked: [] as number[],
      ended: false,
      answer: (answer: FormatAnswer) => listeners.forEach((listener) => void listener(answer)),
      die: () => ends.forEach((listener) => void listener()),
    };
    made.push(thread);
    return {
      post: ({ id }) => thread.asked.push(id),
      onAnswer: (listener) => listeners.push(listener),
      onEnd: (listener) => ends.push(listener),
      end: () => {
        thread.ended = true;
      },
    };
  };
  return { made, start };
}

/** Lets what has been promised happen. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

describe("a formatter", () => {
  it("starts nothing until it is asked, and is ready once it has answered", async () => {
    const { made, start } = threads();
    const formatter = createFormatter(start);
    expect([made.length, formatter.isReady(REQUEST)]).toEqual([0, false]);
    const answer = formatter.format(REQUEST);
    await settled();
    made[0]!.answer({ id: made[0]!.asked[0]!, result: RESULT });
    expect(await answer).toBe(RESULT);
    expect(formatter.isReady(REQUEST)).toBe(true);
    expect(formatter.isReady({ style: null, lang: "de" })).toBe(false);
  });

  it("answers nothing where the thread cannot, and starts another one", async () => {
    const { made, start } = threads();
    const formatter = createFormatter(start);
    const answers = [formatter.format(REQUEST), formatter.format(REQUEST)];
    await settled();
    made[0]!.die();
    expect(await Promise.all(answers)).toEqual([null, null]);
    const again = formatter.format(REQUEST);
    await settled();
    made[0]!.die();
    made[1]!.answer({ id: made[1]!.asked[0]!, result: RESULT });
    expect(await again).toBe(RESULT);
  });

  it("gives up a style that never ends, for good", async () => {
    const { made, start } = threads();
    const formatter = createFormatter(start, 1);
    const endless = { ...REQUEST, style: "<style/>" };
    expect(await formatter.format(endless)).toBeNull();
    await settled();
    expect(made[0]!.ended).toBe(true);
    expect(await formatter.format(endless)).toBeNull();
    expect(made.length).toBe(1);
  });

  it("answers nothing where no thread can be started", async () => {
    const formatter = createFormatter(() => Promise.reject(new Error("no threads here")));
    expect(await formatter.format(REQUEST)).toBeNull();
  });
});
