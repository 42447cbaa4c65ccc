import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";

/** A language server in a process of its own, which is spoken to over standard input and output. */
export interface LanguageServer {
  /** Not listening yet: handlers come first. */
  readonly connection: MessageConnection;
  /** Megabytes that it holds in memory (resident). */
  memory(): number;
  stop(): void;
}

const running = new Set<ChildProcess>();

// Not every server ends when nobody speaks to it any more.
process.on("exit", () => {
  for (const child of running) child.kill();
});

export function startLanguageServer(command: string, args: readonly string[]): LanguageServer {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
  return {
    connection,
    memory: () => Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024,
    stop() {
      connection.dispose();
      child.kill();
    },
  };
}
