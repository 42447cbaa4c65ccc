import { Worker } from "node:worker_threads";
import type { FormattingThread } from "../bibliography/format/formatter";

/** A thread of Node that runs the file `script`. It keeps no process from ending. */
export async function nodeThread(script: string): Promise<FormattingThread> {
  const worker = new Worker(script);
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    onAnswer: (listener) => worker.on("message", listener),
    onEnd(listener) {
      worker.on("error", listener);
      worker.on("exit", listener);
    },
    end: () => void worker.terminate(),
  };
}
