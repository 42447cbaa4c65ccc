import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { editorIn } from "./editor";
import { randomFrom } from "./random";
import { type Server, startServer } from "./server";
import { freshStateOf, stateOf } from "./state";
import { begin, type Soaked, step } from "./steps";

const USAGE = `npm run soak -- [--steps N] [--seed N]

Lets N random things (10,000 if not said) happen to a server: edits, opening, closing, saving, renaming, changes by others,
requests, cancellations. Every request must be answered, nothing may be logged as an error, and at every hundredth step
all that the server says must be what a fresh one says.`;

const CHECKED_EVERY = 100;
const TOLD_EVERY = 1000;

/** Runs the soak with the arguments of the command line; the exit code. */
export async function soak(args: readonly string[]): Promise<number> {
  const string = { type: "string" } as const;
  const { values } = parseArgs({ args: [...args], options: { steps: string, seed: string } });
  const steps = Number(values.steps ?? 10_000);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  if (!(steps > 0) || !Number.isFinite(seed)) {
    console.error(USAGE);
    return 2;
  }
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "attest-soak-")));
  const server = await startServer(root);
  try {
    console.log(`${steps} steps; seed ${seed}`);
    return await soaked(root, server, steps, seed);
  } finally {
    server.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

async function soaked(root: string, server: Server, steps: number, seed: number): Promise<number> {
  const it: Soaked = { random: randomFrom(seed), editor: editorIn(root, server), server, pending: new Set() };
  const memory: number[] = [];
  await begin(it);
  for (let done = 1; done <= steps; done++) {
    try {
      await step(it);
      if (done % CHECKED_EVERY === 0) await check(root, it);
    } catch (error) {
      console.error(`step ${done} (seed ${seed}): ${error instanceof Error ? error.message : error}`);
      return 1;
    }
    if (done % TOLD_EVERY === 0) memory.push(told(done, server));
  }
  return isFlat(memory) ? 0 : 1;
}

async function check(root: string, { server, editor, pending }: Soaked): Promise<void> {
  await Promise.all(pending);
  assert.deepEqual(server.complaints, []);
  const [state, fresh] = await Promise.all([stateOf(server, editor), freshStateOf(root, editor)]);
  for (const key of Object.keys(fresh))
    assert.deepEqual(state[key], fresh[key], `${key} is not that of a fresh server`);
}

function told(done: number, server: Server): number {
  const megabytes = server.memory();
  console.log(`${done} steps, ${megabytes.toFixed(0)} MB`);
  return megabytes;
}

/** Whether the last quarter of the measurements is no more than half above the second. */
function isFlat(memory: readonly number[]): boolean {
  const quarter = Math.floor(memory.length / 4);
  if (quarter === 0) return true;
  const [second, last] = [median(memory.slice(quarter, 2 * quarter)), median(memory.slice(-quarter))];
  const flat = last <= 1.5 * second;
  console.log(
    `${flat ? "✓" : "✗"} memory: ${second.toFixed(0)} MB in the second quarter, ${last.toFixed(0)} in the last`,
  );
  return flat;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
