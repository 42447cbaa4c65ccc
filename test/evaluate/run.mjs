import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Bundles the harness with the sources as they are, and runs it: `npm run evaluate -- DATA_FOLDER [--json] [--errors]`. */
async function main() {
  const folder = mkdtempSync(path.join(tmpdir(), "attest-evaluate-"));
  const outfile = path.join(folder, "main.mjs");
  const root = fileURLToPath(new URL("../..", import.meta.url));
  try {
    await build({
      absWorkingDir: root,
      entryPoints: ["test/evaluate/main.ts"],
      outfile,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "esm",
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
      alias: {
        "sync-fetch": "./server/src/bibliography/noFetch.ts",
        "node-fetch": "./server/src/bibliography/noFetch.ts",
        "jsonc-parser": "jsonc-parser/lib/esm/main.js",
      },
      logLevel: "warning",
    });
    const { evaluate } = await import(pathToFileURL(outfile).href);
    process.exitCode = evaluate(process.argv.slice(2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
