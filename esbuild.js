const { readdirSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { build, context } = require("esbuild");
const citationStyles = require("./citationStyles");

const watch = process.argv.includes("--watch");
const shared = {
  absWorkingDir: __dirname,
  bundle: true,
  minify: !watch,
  sourcemap: watch,
  metafile: true,
  logLevel: "warning",
  legalComments: "none",
  alias: {
    "sync-fetch": "./server/src/bibliography/noFetch.ts",
    "node-fetch": "./server/src/bibliography/noFetch.ts",
    "jsonc-parser": "jsonc-parser/lib/esm/main.js", // its other build cannot be bundled
  },
};
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
  {
    ...browser,
    entryPoints: ["server/src/citeproc.ts"],
    outfile: "dist/citeproc.js",
    plugins: [citationStyles.bundled],
  },
  {
    ...node,
    entryPoints: ["server/src/citeproc.node.ts"],
    outfile: "dist/citeproc.node.js",
    external: ["./citeproc"],
    supported: { "dynamic-import": false }, // a file of the format that Node requires
  },
  { ...node, entryPoints: ["server/src/cli.ts"], outfile: "dist/cli.js", banner: { js: "#!/usr/bin/env node" } },
];

async function main() {
  if (watch) return watchAll();
  const results = await Promise.all(bundles.map((bundle) => build(bundle)));
  writeFileSync(path.join(__dirname, "dist/THIRD-PARTY-NOTICES.txt"), notices(results.map(({ metafile }) => metafile)));
}

async function watchAll() {
  for (const bundle of bundles) await (await context(bundle)).watch();
  console.log("Watching. Ctrl-C ends.");
}

/** Name, version and licence of every package that went into a bundle. */
function notices(metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  const texts = [...new Set(folders)].sort().map(notice);
  return ["Attest contains parts of these packages.", ...texts, citationStyles.NOTICE].join(
    `\n\n${"-".repeat(72)}\n\n`,
  );
}

/** What licences ask to be said besides. */
const TERMS = {
  citeproc: `

Used under the Common Public Attribution License 1.0 (CPAL-1.0). Citations by CSL (citeproc-js), https://citationstyles.org/.
Its unchanged source code is the npm package of that name and version, and at https://github.com/juris-m/citeproc-js.`,
};

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(__dirname, folder, "package.json"), "utf8"));
  const file = readdirSync(path.join(__dirname, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file ? readFileSync(path.join(__dirname, folder, file), "utf8").trim() : "";
  return `${name} ${version} (${license})${TERMS[name] ?? ""}\n\n${text}`.replace(/\r\n/g, "\n");
}

main().catch(() => process.exit(1));
