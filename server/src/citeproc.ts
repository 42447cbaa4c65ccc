import type { FormatAnswer } from "./bibliography/format/formatter";
import { format } from "./bibliography/format/processor";
import type { FormatRequest } from "./bibliography/format/request";

/** As much of a Web Worker as is needed here; Node's thread looks alike: see `citeproc.node.ts`. */
declare const self: {
  onmessage: ((event: { readonly data: { readonly id: number; readonly request: FormatRequest } }) => void) | null;
  postMessage(answer: FormatAnswer): void;
};

/* The thread that formats citations, so that the large processor is neither loaded nor at work where one types. */
self.onmessage = ({ data: { id, request } }) => self.postMessage({ id, result: formatted(request) });

function formatted(request: FormatRequest): FormatAnswer["result"] {
  try {
    return format(request);
  } catch {
    return null;
  }
}
