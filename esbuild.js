const { build, context } = require("esbuild");

const watch = process.argv.includes("--watch");
const shared = { bundle: true, minify: !watch, sourcemap: watch, logLevel: "warning", legalComments: "none" };
const node = { ...shared, platform: "node", target: "node20", format: "cjs" };
const browser = { ...shared, platform: "browser", target: "es2022" };

const bundles = [
  { ...node, entryPoints: ["client/src/node.ts"], outfile: "dist/client.js", external: ["vscode"] },
  {
    ...browser,
    entryPoints: ["client/src/browser.ts"],
    outfile: "dist/client.browser.js",
    format: "cjs",
    external: ["vscode"],
  },
  { ...node, entryPoints: ["server/src/node.ts"], outfile: "dist/server.js" },
  { ...browser, entryPoints: ["server/src/browser.ts"], outfile: "dist/server.browser.js", format: "iife" },
  { ...node, entryPoints: ["server/src/cli.ts"], outfile: "dist/cli.js", banner: { js: "#!/usr/bin/env node" } },
];

async function main() {
  if (!watch) return Promise.all(bundles.map((bundle) => build(bundle)));
  for (const bundle of bundles) await (await context(bundle)).watch();
  console.log("Watching. Ctrl-C ends.");
}

main().catch(() => process.exit(1));
