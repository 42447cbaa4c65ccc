import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Bundles a harness in TypeScript with the sources as they are, and resolves with what `use` makes of its exports. */
export async function withBundled(entry, use) {
  const folder = mkdtempSync(path.join(tmpdir(), "attest-harness-"));
  const outfile = path.join(folder, "main.mjs");
  try {
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
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
    return await use(await import(pathToFileURL(outfile).href));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
