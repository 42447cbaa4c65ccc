import { statSync } from "node:fs";
import { litbankIn } from "./litbank";
import { evaluateQuotations } from "./quotations";
import type { Report } from "./report";
import { evaluateSeed } from "./seed";
import { evaluateSuggestions } from "./suggestions";
import { draw } from "./table";
import { evaluateTranscripts } from "./transcripts";
import { evaluateVerification } from "./verification";

const USAGE = `npm run evaluate -- DATA_FOLDER [--json] [--errors]

Prints how well quotations and their speakers are found. DATA_FOLDER may have: litbank/NAME.txt and NAME.json;
seed/report.txt and gold.json; frus-history/txt/NAME.md. What is not there is left out.
  --json    the figures as JSON
  --errors  also every miss, with its surroundings`;

/** Each looks for its data in the folder; null where they are not. */
const EVALUATIONS: readonly ((folder: string) => Report | null)[] = [
  (folder) => evaluateQuotations(litbankIn(folder)),
  (folder) => evaluateSuggestions(litbankIn(folder)),
  evaluateSeed,
  evaluateTranscripts,
  evaluateVerification,
];

/** Runs the harness with the arguments of the command line; the exit code. */
export function evaluate(args: readonly string[]): number {
  const folder = args.find((arg) => !arg.startsWith("--"));
  if (folder === undefined || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    console.error(folder === undefined ? USAGE : `There is no folder ${folder}.`);
    return 2;
  }
  const reports = EVALUATIONS.flatMap((each) => each(folder) ?? []);
  if (!reports.length) console.error(`${folder} has nothing to evaluate.\n\n${USAGE}`);
  if (args.includes("--json")) console.log(JSON.stringify(asJson(reports, args.includes("--errors")), null, 2));
  else for (const report of reports) print(report, args.includes("--errors"));
  return 0;
}

function asJson(reports: readonly Report[], withErrors: boolean) {
  return reports.map(({ title, figures, errors }) => ({ title, figures, ...(withErrors && { errors }) }));
}

function print({ title, tables, errors }: Report, withErrors: boolean): void {
  console.log(`\n${title}\n`);
  for (const table of tables) console.log(`${draw(table)}\n`);
  if (withErrors) for (const error of errors) console.log(`  ${error}`);
}
