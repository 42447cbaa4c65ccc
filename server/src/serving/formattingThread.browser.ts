import type { Connection } from "vscode-languageserver";
import type { FormatAnswer, FormattingThread } from "../bibliography/format/formatter";
import { FORMATTING_SCRIPT } from "../protocol";

/** As much of a Web Worker as is needed here: the types of the DOM would be those of a page. */
declare class Worker {
  constructor(url: string);
  onmessage: ((event: { readonly data: FormatAnswer }) => void) | null;
  onerror: (() => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

/** A Web Worker that runs the script that the client names; it may lie elsewhere, where only a script may load it from. */
export async function webThread(connection: Connection): Promise<FormattingThread> {
  const { address } = await connection.sendRequest<{ readonly address: string }>(FORMATTING_SCRIPT);
  const script = new Blob([`importScripts(${JSON.stringify(address)})`], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(script));
  return {
    post: (message) => worker.postMessage(message),
    onAnswer(listener) {
      worker.onmessage = ({ data }) => listener(data);
    },
    onEnd(listener) {
      worker.onerror = listener;
    },
    end: () => worker.terminate(),
  };
}
