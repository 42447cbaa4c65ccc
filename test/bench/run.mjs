import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withBundled } from "../bundled.mjs";

/** `npm run bench -- [--small] [--rows NAME,NAME] [--runs N] [--json FILE]`; server and package must have been built. */
const args = process.argv.slice(2);
const peers = fileURLToPath(new URL("peers", import.meta.url));
const isSmall = args.includes("--small");
// Not `npm ci`: that wants the programs of all other systems in the lock file, and a registry need not have them.
if (!isSmall && !existsSync(`${peers}/node_modules`))
  execFileSync("npm", ["install", "--no-save", "--no-audit", "--no-fund"], { cwd: peers, stdio: "inherit" });
process.exit(await withBundled("test/bench/main.ts", ({ bench }) => bench(args)));
