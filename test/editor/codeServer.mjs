import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { onPath, root, runQuietly, start, stop } from "./processes.mjs";

const VERSION = "4.100.3";

/** Everything that is kept between runs: the editor, its data, screenshots. Git ignores it. */
export const cache = path.join(root, ".vscode-test");

const home = path.join(cache, `code-server-${VERSION}`);
const vscode = path.join(home, "node_modules/code-server/lib/vscode");
const complete = path.join(home, "complete");

/** Settings under which nothing but what a test does happens in the editor. */
const QUIET_SETTINGS = {
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "git.autofetch": false,
  "npm.autoDetect": "off",
  "chat.commandCenter.enabled": false,
  "update.mode": "none",
};

/** Installs VS Code as its npm distribution unless it is there already: under a minute, some 500 MB. */
export async function installCodeServer() {
  if (!existsSync(complete)) {
    console.log(`Installing VS Code (npm package code-server ${VERSION}) into ${path.relative(root, home)} …`);
    await download().catch((error) => {
      console.log(`${error.message} Trying once more.`);
      return download();
    });
    writeFileSync(complete, "");
  }
  copyFileSync(path.join(import.meta.dirname, "spdlog.cjs"), path.join(vscode, "node_modules/@vscode/spdlog/index.js"));
  linkRipgrep();
}

async function download() {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, "package.json"), '{ "private": true }\n');
  // The install scripts want a compiler, and download ripgrep: neither is needed here.
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await runQuietly("npm", ["install", ...quiet, `code-server@${VERSION}`], { cwd: home });
  await runQuietly("npm", ["install", ...quiet, "--omit=dev"], { cwd: vscode });
  symlinkSync("node_modules", path.join(vscode, "node_modules.asar"), "dir");
}

/** File search in the editor calls ripgrep, which its npm package would download. */
function linkRipgrep() {
  const ripgrep = onPath("rg");
  if (!ripgrep) return console.log("ripgrep (rg) is not installed: file search in the editor will find nothing.");
  const bin = path.join(vscode, "node_modules/@vscode/ripgrep/bin");
  mkdirSync(bin, { recursive: true });
  rmSync(path.join(bin, "rg"), { force: true });
  symlinkSync(ripgrep, path.join(bin, "rg"));
}

/**
 * Serves the workbench at 127.0.0.1 until `stop` is called. `port` 0 takes a free one; `folder` is opened where the
 * address names none; `dataDir` holds settings, extensions and logs; `settings` and `env` are added to the usual.
 */
export async function serve({ dataDir, port = 0, folder, settings = {}, env = {} }) {
  writeSettings(path.join(dataDir, "data/Machine"), settings);
  const args = [...serverArguments(dataDir), "--port", String(port), ...(folder ? ["--default-folder", folder] : [])];
  const server = start(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, EXTENSIONS_GALLERY: "{}", ...env },
  });
  return { port: await portOf(server), process: server, stop: () => stop(server) };
}

/** The port at which a server says that it listens. Rejects, with all it said, if it ends instead. */
function portOf(server) {
  const said = [];
  return new Promise((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        said.push(line);
        const listening = /Extension host agent listening on (\d+)/.exec(line);
        if (listening) resolve(Number(listening[1]));
      });
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`VS Code did not start:\n${said.join("\n")}`)));
  });
}

/** Installs a packaged extension the way a user does, over one that is there already. */
export function installExtension(vsix, dataDir) {
  return runQuietly(process.execPath, [...serverArguments(dataDir), "--install-extension", vsix, "--force"]);
}

function serverArguments(dataDir) {
  return [
    path.join(vscode, "out/server-main.js"),
    ...["--host", "127.0.0.1", "--without-connection-token", "--accept-server-license-terms"],
    ...["--disable-workspace-trust", "--telemetry-level", "off", "--server-data-dir", dataDir],
  ];
}

/** Writes settings that keep the editor quiet, and more, into a folder; those that are there already stay. */
export function writeSettings(folder, settings = {}) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "settings.json");
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  writeFileSync(file, JSON.stringify({ ...kept, ...QUIET_SETTINGS, ...settings }, null, 2));
}
