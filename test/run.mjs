import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { installPackages } from "../client/install.mjs";
import { root, run, stopAllAtExit } from "./editor/processes.mjs";

const STEP = { passed: 1, failed: 0 };
const total = { passed: 0, failed: 0 };

/** All that `npm test` does, in order; a stage that fails does not keep the next ones from running. */
async function main() {
  stopAllAtExit();
  process.chdir(root);
  await stage("Packages", installPackages);
  await stage("Types", () => tool("tsc", "--noEmit"));
  await stage("Lint and format", () => tool("biome", "check", "--error-on-warnings"));
  await stage("Build and package", async () => (await import("../client/package.mjs")).packageExtension());
  await stage("The same package again", async () => (await import("../client/package.mjs")).checkPackage());
  await stage("Unit and protocol tests", vitest);
  await stage("Fuzzing", fuzz);
  await stage("Soaking", soak);
  await stage("The benchmark, small", bench);
  await stage("Editor tests", async () => (await import("./editor/run.mjs")).runEditorTests());
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

/** Runs a stage, which counts as one test unless it returns its own count. */
async function stage(name, work) {
  console.log(`\n── ${name} ${"─".repeat(60 - name.length)}`);
  const { passed, failed } = await work().then(
    (count) => count ?? STEP,
    (error) => {
      console.log(`✗ ${error.message}`);
      return { passed: 0, failed: 1 };
    },
  );
  total.passed += passed;
  total.failed += failed;
}

function tool(name, ...args) {
  return run(path.join(root, "node_modules/.bin", name), args);
}

/** A minute of it, always the same texts; `npm run fuzz` tries others. */
function fuzz() {
  return run(process.execPath, ["test/fuzz/run.mjs", "--minutes", "1", "--from", "1950"]);
}

/** A little of it. */
function soak() {
  return run(process.execPath, ["test/soak/run.mjs", "--steps", "1000", "--seed", "1950"]);
}

/** So small that it only shows that it works. */
function bench() {
  return run(process.execPath, ["test/bench/run.mjs", "--small"]);
}

async function vitest() {
  const folder = mkdtempSync(path.join(tmpdir(), "attest-vitest-"));
  const report = path.join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const failure = await tool("vitest", "run", "--config", "test/vitest.config.ts", ...reporters).catch(
      (error) => error,
    );
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
    // A file that cannot even be loaded fails without a test of it failing.
    return { passed: numPassedTests, failed: failure ? Math.max(1, numFailedTests) : 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
