import { parentPort } from "node:worker_threads";

/* Lets the thread of Node look like a Web Worker, for which `citeproc.ts` is written. */
const worker = {
  onmessage: null as ((event: { readonly data: unknown }) => void) | null,
  postMessage: (answer: unknown) => parentPort?.postMessage(answer),
};
Object.assign(globalThis, { self: worker });
parentPort?.on("message", (data) => worker.onmessage?.({ data }));
void import("./citeproc");
