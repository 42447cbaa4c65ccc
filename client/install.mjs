import { readFileSync } from "node:fs";
import path from "node:path";
import { root, run } from "../test/editor/processes.mjs";

/** Installs the packages of the lock file unless they are all there. Needs nothing but Node and npm. */
export async function installPackages() {
  if (isComplete()) return;
  console.log("Installing packages …");
  await run("npm", ["ci", "--no-audit", "--no-fund"]);
}

/** Compares what npm noted down when it installed with what the lock file asks for. */
function isComplete() {
  const wanted = packages("package-lock.json");
  const installed = packages("node_modules/.package-lock.json");
  return Object.entries(wanted).every(
    ([folder, { version, optional }]) => folder === "" || optional || installed[folder]?.version === version,
  );
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), "utf8")).packages;
  } catch {
    return {};
  }
}
