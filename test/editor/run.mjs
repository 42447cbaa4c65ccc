import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { packageExtension, vsix } from "../../client/package.mjs";
import { findChromium, launchChromium } from "./chromium.mjs";
import { cache, installCodeServer, installExtension, serve, writeSettings } from "./codeServer.mjs";
import { root, stopAllAtExit } from "./processes.mjs";
import { findVSCode } from "./vscode.mjs";

const NOTHING_TO_TEST_IN = `There is no editor to test in. Any one of these will do:
  - Chromium (on Debian: apt-get install chromium ripgrep), or Chrome; CHROME_PATH names one elsewhere
  - VS Code, with its command "code" on the PATH, or named in VSCODE_PATH`;

/** The builds of the extension: for Node, and for a Web Worker, which the preview, on the server here, does not reach. */
const KINDS = [
  { name: "on Node", preview: true, process: true, settings: {} },
  {
    name: "as a web extension",
    preview: false,
    process: false,
    settings: { "remote.extensionKind": { "attest.attest": ["web"] }, "attest.annotations.reading": "hide" },
  },
];

/** Without what would distract, and the temporary folder's name. */
const FOR_PICTURE = { name: "", settings: { "breadcrumbs.enabled": false, "editor.minimap.enabled": false } };

const HANG_MS = 60_000;
const suites = path.join(cache, "suites");

/**
 * Runs the tests in an extension host, and those that use the packaged extension as a user does.
 * Returns how many passed and failed. `dist` and `attest.vsix` must be there.
 */
export async function runEditorTests() {
  const vscode = findVSCode();
  const chromium = findChromium();
  if (!vscode && !chromium) throw new Error(NOTHING_TO_TEST_IN);
  await bundleSuites();
  if (!chromium) {
    console.log("The tests as a user are left out: they need Chromium.");
    return inVSCode(vscode);
  }
  await installCodeServer();
  const browser = await launchChromium(chromium);
  try {
    const inHost = vscode ? await inVSCode(vscode) : await inBrowser(browser);
    return add(inHost, await asUser(browser));
  } finally {
    await browser.close();
  }
}

/** Makes the pictures in README. */
export async function makeScreenshots() {
  const chromium = findChromium();
  if (!chromium) throw new Error(NOTHING_TO_TEST_IN);
  await bundleSuites();
  await installCodeServer();
  const browser = await launchChromium(chromium);
  try {
    await withInstalledExtension(FOR_PICTURE, async (workbench) => {
      const { makePictures } = await userSuite();
      await makePictures(browser, workbench, (name) => path.join(root, "samples/korea-1950", name));
    });
  } finally {
    await browser.close();
  }
}

async function bundleSuites() {
  const shared = { absWorkingDir: root, bundle: true, platform: "node", target: "node20", sourcemap: "inline" };
  const packages = { external: ["vscode", "mocha", "playwright-core"], logLevel: "warning" };
  await build({
    ...shared,
    ...packages,
    entryPoints: ["test/editor/suite/index.ts"],
    outfile: path.join(suites, "host.js"),
    format: "cjs",
  });
  await build({
    ...shared,
    ...packages,
    entryPoints: ["test/editor/user/index.ts"],
    outfile: path.join(suites, "user.mjs"),
    format: "esm",
  });
}

/** Runs the suite in VS Code itself. */
function inVSCode(vscodeExecutablePath) {
  console.log(`Tests in the extension host of ${vscodeExecutablePath}`);
  return withWorkspace(async (workspace, results) => {
    const { runTests } = await import("@vscode/test-electron");
    const dataDir = mkdtempSync(path.join(tmpdir(), "attest-vscode-"));
    writeSettings(path.join(dataDir, "User"));
    const failure = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(suites, "host.js"),
      extensionTestsEnv: { ATTEST_RESULTS: results },
      launchArgs: [workspace, "--disable-extensions", "--disable-workspace-trust", "--user-data-dir", dataDir],
    }).then(
      () => null,
      (error) => error,
    );
    rmSync(dataDir, { recursive: true, force: true });
    if (!existsSync(results)) throw failure ?? new Error("VS Code ended without having run the tests.");
  });
}

/** Runs the suite in the extension host behind a workbench in Chromium. */
function inBrowser(browser) {
  console.log("Tests in an extension host, in Chromium");
  return withWorkspace(async (workspace, results) => {
    const dataDir = fresh("host");
    const server = await serve({ dataDir, env: { ATTEST_RESULTS: results } });
    try {
      await openTestPage(browser, server, workspace);
    } finally {
      server.stop();
    }
  });
}

/** Opens the page that starts the tests, and waits until they have ended, or nothing has moved for a minute. */
async function openTestPage(browser, server, workspace) {
  const page = await browser.newPage();
  let moved = () => {};
  await new Promise((resolve, reject) => {
    let timer;
    moved = () => {
      clearTimeout(timer);
      timer = setTimeout(reject, HANG_MS, new Error("Nothing happened in the editor for a minute."));
    };
    const ended = page.exposeFunction("codeAutomationExit", () => {
      clearTimeout(timer);
      resolve();
    });
    server.process.once("exit", () => reject(new Error("The editor's server has ended.")));
    page.once("crash", () => reject(new Error("Chromium's page has crashed.")));
    moved();
    Promise.all([ended, page.exposeFunction("codeAutomationLog", () => moved())])
      .then(() => page.goto(testAddress(server.port, workspace)))
      .catch(reject);
  }).finally(async () => {
    moved = () => {};
    await page.screenshot({ path: picture("host.png") }).catch(() => {});
    await page.close();
  });
}

function testAddress(port, workspace) {
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = [
    ["extensionDevelopmentPath", remote(root)],
    ["extensionTestsPath", remote(path.join(suites, "host.js"))],
    ["skipWelcome", "true"],
  ];
  return `http://127.0.0.1:${port}/?${new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) })}`;
}

/** Runs the tests that drive the workbench, once with each of the two builds of the extension. */
async function asUser(browser) {
  console.log("Tests as a user, in Chromium");
  const counts = [];
  for (const kind of KINDS)
    counts.push(
      await withInstalledExtension(kind, async (workbench, results) => {
        process.env.ATTEST_RESULTS = results;
        const { runUserTests } = await userSuite();
        // It rejects if a test fails, which its results say in full.
        await runUserTests(browser, workbench, picture).catch(() => {});
      }),
    );
  return counts.reduce(add);
}

function withInstalledExtension({ name, preview, process, settings }, use) {
  return withWorkspace(async (workspace, results) => {
    const dataDir = fresh("user");
    await installExtension(vsix, dataDir);
    const server = await serve({ dataDir, settings });
    // A folder named on the server's command line would have another authority than the files in it.
    const address = `http://127.0.0.1:${server.port}/?${new URLSearchParams({ folder: workspace })}`;
    try {
      await use({ name, preview, address, runsFrom: process ? dataDir : null }, results);
    } finally {
      server.stop();
    }
  });
}

function userSuite() {
  return import(pathToFileURL(path.join(suites, "user.mjs")).href);
}

/** Gives tests a copy of the samples to change as they like; afterwards prints and counts what they noted down. */
async function withWorkspace(use) {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "attest-")));
  const workspace = path.join(folder, "samples");
  const results = path.join(folder, "results.ndjson");
  try {
    cpSync(path.join(root, "samples"), workspace, { recursive: true });
    await use(workspace, results);
    return printed(results);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printed(results) {
  if (!existsSync(results)) return { passed: 0, failed: 0 };
  const tests = readFileSync(results, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  for (const { title, error, ms } of tests)
    console.log(error ? `  ✗ ${title}\n      ${error.replaceAll("\n", "\n      ")}` : `  ✓ ${title} (${ms} ms)`);
  const failed = tests.filter(({ error }) => error).length;
  return { passed: tests.length - failed, failed };
}

function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** An empty data folder for the editor. */
function fresh(name) {
  const folder = path.join(cache, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

function picture(name) {
  const folder = path.join(cache, "screenshots");
  mkdirSync(folder, { recursive: true });
  return path.join(folder, name.replaceAll(" ", "-"));
}

async function main() {
  stopAllAtExit();
  await packageExtension();
  if (process.argv.includes("--screenshot")) return makeScreenshots();
  const { passed, failed } = await runEditorTests();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  main().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
