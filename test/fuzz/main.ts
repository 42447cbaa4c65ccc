import { parseArgs } from "node:util";
import fc from "fast-check";
import { anyDocument, anyPrefix, editedDocument } from "./documents";
import { anyBibTeX, anyCslJson, anyCslYaml, anyFrontMatter, anyImport, anyProjectFile } from "./files";
import { growthOf, PATHOLOGICAL } from "./growth";
import { anyQuotation, anyTei } from "./verification";

const USAGE = `npm run fuzz -- [--minutes N] [--from SEED] [--target NAME [--seed SEED]]

Reads texts that nobody meant, for N minutes (1 if not said), and checks what is said of them. Seeds are counted from SEED on,
else from the time. Each failure is printed with the seed that repeats it. NAME is one of: `;

type Target = fc.IPropertyWithHooks<never> | fc.IRawProperty<never>;

const TARGETS: Readonly<Record<string, Target>> = {
  documents: anyDocument,
  edits: editedDocument,
  prefixes: anyPrefix,
  "front-matter": anyFrontMatter,
  "project-file": anyProjectFile,
  bibtex: anyBibTeX,
  "csl-json": anyCslJson,
  "csl-yaml": anyCslYaml,
  import: anyImport,
  quotations: anyQuotation,
  tei: anyTei,
} as unknown as Readonly<Record<string, Target>>;

/** A text that is larger eightfold may take three times eight as long. */
const MOST_GROWTH = 3;
const RUNS_A_ROUND = 20;

interface Tally {
  runs: number;
  failed: boolean;
}

/** Runs the fuzzer with the arguments of the command line; the exit code. */
export function fuzz(args: readonly string[]): number {
  const string = { type: "string" } as const;
  const options = { minutes: string, from: string, target: string, seed: string };
  const { values } = parseArgs({ args: [...args], options });
  const names = Object.keys(TARGETS).filter((name) => values.target === undefined || values.target === name);
  const minutes = Number(values.minutes ?? 1);
  if (names.length === 0 || !(minutes > 0)) {
    console.error(USAGE + Object.keys(TARGETS).join(", "));
    return 2;
  }
  if (values.seed !== undefined)
    return names.every((name) => round(name, Number(values.seed)).failed === false) ? 0 : 1;
  const wellGrown = values.target !== undefined || checkGrowth();
  const fuzzed = fuzzFor(minutes, names, Number(values.from ?? Date.now() % 2 ** 31));
  return fuzzed && wellGrown ? 0 : 1;
}

/** Rounds of every target in turn, until the time is over. */
function fuzzFor(minutes: number, names: readonly string[], first: number): boolean {
  console.log(`Seeds from ${first} on.`);
  const tallies = new Map(names.map((name): [string, Tally] => [name, { runs: 0, failed: false }]));
  const end = performance.now() + minutes * 60_000;
  for (let seed = first; performance.now() < end; seed++) {
    for (const name of names) {
      const tally = tallies.get(name)!;
      // One failure of a target is enough to look into.
      if (tally.failed) continue;
      const { runs, failed } = round(name, seed);
      tally.runs += runs;
      tally.failed = failed;
    }
  }
  for (const [name, { runs, failed }] of tallies) console.log(`${failed ? "✗" : "✓"} ${name}: ${runs} texts`);
  return [...tallies.values()].every(({ failed }) => !failed);
}

function round(name: string, seed: number): { runs: number; failed: boolean } {
  const details = fc.check(TARGETS[name]! as fc.IProperty<never>, { seed, numRuns: RUNS_A_ROUND });
  if (details.failed) {
    console.error(`\n${name} fails; to repeat it: npm run fuzz -- --target ${name} --seed ${seed}`);
    console.error(fc.defaultReportMessage(details));
  }
  return { runs: details.numRuns, failed: details.failed };
}

/** Texts made to be slow take time in proportion to their length. */
function checkGrowth(): boolean {
  let good = true;
  for (const [name, make] of Object.entries(PATHOLOGICAL)) {
    const { small, large, growth } = leastGrowth(make);
    if (growth > MOST_GROWTH) good = false;
    console.log(
      `${growth > MOST_GROWTH ? "✗" : "✓"} ${name}: 64 KB ${small.toFixed(0)} ms, 512 KB ${large.toFixed(0)} ms`,
    );
  }
  return good;
}

/** What a busy machine does once or twice it does not do three times. */
function leastGrowth(make: (size: number) => string): ReturnType<typeof growthOf> {
  let least = growthOf(make);
  for (let again = 0; again < 2 && least.growth > MOST_GROWTH; again++) {
    const next = growthOf(make);
    if (next.growth < least.growth) least = next;
  }
  return least;
}
