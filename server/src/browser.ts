import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { serve } from "./server";
import { webThread } from "./serving/formattingThread.browser";

/** As much of a Web Worker as is needed here. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
serve(
  connection,
  (client) => client,
  () => webThread(connection),
);
