import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { activateWith } from "./extension";

/** As much of a Web Worker as is needed here: the types of the DOM would be those of a page. */
declare class Worker {
  constructor(url: string);
  terminate(): void;
}

/** The way in for VS Code in a browser: the server is a Web Worker, ended when the next one starts. */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, "dist/server.browser.js").toString(true);
  let worker: Worker | undefined;
  const startWorker = async () => {
    worker?.terminate();
    worker = new Worker(script);
    return worker;
  };
  activateWith(context, (options) => new LanguageClient("attest", "Attest", startWorker, options));
}
