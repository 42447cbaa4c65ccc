import { readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root, run } from "../test/editor/processes.mjs";

/** The packaged extension. */
export const vsix = path.join(root, "attest.vsix");

const MOST_BYTES = 2_000_000;
/** Files in the package bear this date (2020-01-01), so that the same sources make the same package. */
const EPOCH_SECONDS = 1_577_836_800;

/** Builds and packages the extension as `attest.vsix`. Rejects if that is 2 MB or more. */
export async function packageExtension() {
  await packageAs(vsix);
  const { size } = statSync(vsix);
  if (size >= MOST_BYTES) throw new Error(`attest.vsix has ${size} bytes: it must stay below ${MOST_BYTES}.`);
  console.log(`attest.vsix: ${Math.ceil(size / 1000)} KB`);
}

/** Rejects if the extension, built and packaged again, is not `attest.vsix` to the byte. */
export async function checkPackage() {
  const again = path.join(root, "again.vsix");
  try {
    await packageAs(again);
    if (!readFileSync(again).equals(readFileSync(vsix))) throw new Error("The same sources make another package.");
  } finally {
    rmSync(again, { force: true });
  }
}

async function packageAs(packagePath) {
  await run(process.execPath, ["esbuild.js"]);
  process.env.SOURCE_DATE_EPOCH = String(EPOCH_SECONDS);
  const { createVSIX } = await import("@vscode/vsce");
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await packageExtension();
