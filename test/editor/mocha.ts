import { appendFileSync } from "node:fs";
import Mocha from "mocha";

const HANG_MS = 60_000;

/**
 * Runs the tests that `load` defines. Each result is noted down as a line of JSON in the file that ATTEST_RESULTS names.
 * Rejects if a test fails or there is none.
 */
export async function runMocha(load: () => Promise<unknown>): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", timeout: HANG_MS, reporter: NoteDown });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await load();
  const { failures, stats } = await new Promise<Mocha.Runner>((resolve) => {
    const runner = mocha.run(() => resolve(runner));
  });
  if (failures > 0 || !stats?.tests) throw new Error(`${failures} of ${stats?.tests ?? 0} tests failed.`);
}

class NoteDown extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on("pass", (test) => note(test));
    runner.on("fail", (test, error) => note(test, error));
  }
}

function note(test: Mocha.Runnable, error?: Error): void {
  const line = { title: test.fullTitle(), ms: test.duration, error: error && (error.stack ?? String(error)) };
  const file = process.env.ATTEST_RESULTS;
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
}
