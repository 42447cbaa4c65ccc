import { execFileSync, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");

const windows = process.platform === "win32";
const running = new Set();

/**
 * Starts a program in a process group of its own, which `stop` and the end of this process end as a whole.
 * A program that ends by itself leaves the group alone.
 */
export function start(program, args, options = {}) {
  const child = spawn(program, args, { cwd: root, stdio: "inherit", detached: !windows, ...options });
  running.add(child);
  child.once("error", () => running.delete(child));
  return child;
}

/** Runs a program to its end. Rejects, with a sentence for people, unless it exits with 0. */
export function run(program, args, options = {}) {
  return ended(program, args, start(program, args, { shell: windows, ...options }));
}

/** As `run`, but what the program prints is shown only if it fails. */
export async function runQuietly(program, args, options = {}) {
  const child = start(program, args, { shell: windows, ...options, stdio: ["ignore", "pipe", "pipe"] });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => printed.push(data));
  await ended(program, args, child).catch((error) => {
    throw new Error(`${Buffer.concat(printed)}\n${error.message}`);
  });
}

function ended(program, args, child) {
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Error(`${program} could not be started: ${error.message}`)));
    child.once("close", (code, signal) => {
      running.delete(child);
      if (code === 0) resolve();
      else reject(new Error(`${[program, ...args].join(" ")} ended with ${signal ?? code}.`));
    });
  });
}

/** Ends a program started here, with all the processes it started itself. */
export function stop(child) {
  if (!running.delete(child) || child.pid === undefined) return;
  try {
    if (windows) execFileSync("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

/** Ends everything that runs still when this process ends, be it by itself, by Ctrl-C or by a signal. */
export function stopAllAtExit() {
  process.on("exit", () => running.forEach(stop));
  for (const [signal, number] of [
    ["SIGINT", 2],
    ["SIGTERM", 15],
    ["SIGHUP", 1],
  ])
    process.on(signal, () => process.exit(128 + number));
}

/** The first of these programs that is on the PATH, as a full path; null if none is. */
export function onPath(...names) {
  const endings = windows ? [".cmd", ".exe"] : [""];
  for (const name of names)
    for (const folder of (process.env.PATH ?? "").split(path.delimiter).filter(Boolean))
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        if (isExecutable(file)) return file;
      }
  return null;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
