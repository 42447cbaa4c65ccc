import { buffer } from "node:stream/consumers";
import { styleText } from "node:util";
import { run } from "./cli/run.node";
import type { Severity } from "./diagnostics";

const COLOURS = { error: "red", warning: "yellow", information: "blue", hint: "dim" } as const;
const coloured = process.stdout.isTTY === true && !process.env.NO_COLOR;

function paint(severity: Severity, text: string): string {
  return coloured ? styleText(COLOURS[severity], text) : text;
}

async function main(): Promise<number> {
  return run(process.argv.slice(2), {
    cwd: process.cwd(),
    paint,
    input: () => buffer(process.stdin),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    progress: (text) => {
      if (process.stderr.isTTY === true) process.stderr.write(`\r\x1b[K${text}`);
    },
  });
}

/** A reader that closes the pipe early, as `head` does, has seen enough. */
process.stdout.on("error", () => process.exit());

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`attest: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
