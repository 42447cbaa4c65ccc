import { type ExtensionContext, Uri, workspace } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { FORMATTING_SCRIPT } from "../../server/src/protocol";
import { activateWith, type Exports } from "./extension";

/** As much of a Web Worker as is needed here: the types of the DOM would be those of a page. */
declare class Worker {
  constructor(url: string);
  terminate(): void;
}

/** The way in for VS Code in a browser: the server is a Web Worker, ended when the next one starts. */
export function activate(context: ExtensionContext): Exports {
  const script = Uri.joinPath(context.extensionUri, "dist/server.browser.js");
  let worker: Worker | undefined;
  const startWorker = async () => {
    worker?.terminate();
    worker = new Worker(await addressOf(script));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const formatting = Uri.joinPath(context.extensionUri, "dist/citeproc.js");
  return activateWith(context, (options) => {
    const client = new LanguageClient("attest", "Attest", startWorker, options);
    client.onRequest(FORMATTING_SCRIPT, async () => ({ address: await addressOf(formatting) }));
    return client;
  });
}

/** Where a worker can load a script from: VS Code refuses the address of one that lies on a remote machine. */
async function addressOf(script: Uri): Promise<string> {
  if (script.scheme !== "vscode-remote") return script.toString(true);
  const bytes = await workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
}
