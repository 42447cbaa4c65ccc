import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { cache, installCodeServer, installExtension, serve } from "../test/editor/codeServer.mjs";
import { onPath, root, run, stopAllAtExit } from "../test/editor/processes.mjs";
import { installPackages } from "./install.mjs";

const HELP = `npm start [FOLDER] [-- --port N]

Builds Attest and opens FOLDER (default: samples) with it: in your own VS Code if the command "code" is there, otherwise
in VS Code as npm distributes it, at an address of this machine that is printed. Ctrl-C ends that.

  --port N   serve at this port instead of a free one; always in the browser
  --help     show this text
`;

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { port: { type: "string" }, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
    return {
      ...values,
      folder: path.resolve(process.env.INIT_CWD ?? ".", positionals[0] ?? path.join(root, "samples")),
    };
  } catch (error) {
    return fail(`${error.message}\n\n${HELP}`);
  }
}

async function main() {
  const { help, port, folder } = readArguments();
  if (help) return console.log(HELP);
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) < 65_536)) fail(`${port} is not a port number.`);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) fail(`There is no folder ${folder}.`);
  await installPackages();
  const code = port === undefined && onPath("code");
  if (code) return openInVSCode(code, folder);
  return openInBrowser(folder, Number(port ?? 0));
}

async function openInVSCode(code, folder) {
  await run(process.execPath, ["esbuild.js"]);
  console.log(`Opening ${folder} in VS Code.`);
  const shell = process.platform === "win32";
  const { status } = spawnSync(code, ["--new-window", `--extensionDevelopmentPath=${root}`, folder], {
    stdio: "inherit",
    shell,
  });
  process.exitCode = status ?? 1;
}

async function openInBrowser(folder, port) {
  process.on("SIGINT", () => process.exit(0));
  stopAllAtExit();
  const { packageExtension, vsix } = await import("./package.mjs");
  await packageExtension();
  await installCodeServer();
  const dataDir = path.join(cache, "start");
  await installExtension(vsix, dataDir);
  const server = await serve({ dataDir, port, folder });
  console.log(`\n  Attest is ready:  http://127.0.0.1:${server.port}/\n\nOpen this address in a browser. Ctrl-C ends.`);
  server.process.once("exit", () => fail("The editor has ended."));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

main().catch((error) => fail(error.message));
