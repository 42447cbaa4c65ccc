import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import type { Extent, Measuring, Row } from "./row";
import { answering } from "./rows/answering";
import { archive } from "./rows/archive";
import { bibliographies } from "./rows/bibliographies";
import { growing } from "./rows/growing";
import { opening } from "./rows/opening";
import { renaming } from "./rows/renaming";
import { scanning } from "./rows/scanning";
import { starting } from "./rows/starting";
import { typing } from "./rows/typing";
import { median, quantile } from "./statistics";
import { lineOf, tableOf } from "./table";

const ROWS: Readonly<Record<string, Measuring>> = {
  starting,
  typing,
  opening,
  answering,
  scanning,
  renaming,
  growing,
  archive,
  bibliographies,
};

const USAGE = `npm run bench -- [--rows ${Object.keys(ROWS).join(",")}] [--runs N] [--json FILE] [--small]

Measures Attest and, in the same run, other servers on the same texts. With --small it only shows that it works.`;

/** Runs the benchmark with the arguments of the command line; the exit code. */
export async function bench(args: readonly string[]): Promise<number> {
  const string = { type: "string" } as const;
  const options = { rows: string, runs: string, json: string, small: { type: "boolean" } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const names = values.rows?.split(",") ?? Object.keys(ROWS);
  const small = values.small ?? false;
  const extent: Extent = { small, runs: Number(values.runs ?? (small ? 2 : 20)) };
  if (!names.every((name) => name in ROWS) || !(extent.runs > 0)) {
    console.error(USAGE);
    return 2;
  }
  const rows = await measured(names, extent);
  console.log(`\n${machine()}\n\n${tableOf(rows)}`);
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ machine: machine(), rows: rows.map(summary) }, null, 2)}\n`);
  return 0;
}

async function measured(names: readonly string[], extent: Extent): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const name of names)
    for await (const row of ROWS[name]!(extent)) {
      console.log(lineOf(row));
      rows.push(row);
    }
  return rows;
}

function machine(): string {
  const [cpu] = cpus();
  return `${cpu?.model.trim()}, ${cpus().length} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
}

function summary(row: Row) {
  return { ...row, median: median(row.samples), p99: quantile(row.samples, 0.99) };
}
