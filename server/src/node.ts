import { join } from "node:path";
import { createConnection } from "vscode-languageserver/node";
import { URI } from "vscode-uri";
import { serve } from "./server";
import { nodeThread } from "./serving/formattingThread.node";
import { byScheme } from "./workspace/fileSystem";
import { nodeFileSystem } from "./workspace/fileSystem.node";
import { cacheFolder, nodeStore } from "./workspace/store.node";

const TRANSPORTS = ["--stdio", "--node-ipc", "--socket", "--pipe"];

if (process.argv.slice(2).some((argument) => TRANSPORTS.includes(argument.split("=")[0]!))) start();
else {
  process.stderr.write("Usage: server.js --stdio | --node-ipc | --socket=PORT | --pipe=NAME\n");
  process.exitCode = 2;
}

function start(): void {
  const connection = createConnection();
  const log = (error: unknown) =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.on("uncaughtException", log);
  process.on("unhandledRejection", log);
  // A stream that ends is noticed by the connection; the end of a channel is noticed by nobody else.
  process.on("disconnect", () => process.exit());
  const formatting = () => nodeThread(join(__dirname, "citeproc.node.js"));
  serve(
    connection,
    (client) => byScheme("file", nodeFileSystem, client),
    formatting,
    (storage, report) => nodeStore(storageFolder(storage), report),
  );
}

function storageFolder(storage: string | null): string {
  const uri = storage === null ? null : URI.parse(storage);
  return uri?.scheme === "file" ? join(uri.fsPath, "cache") : cacheFolder();
}
