import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** Who may import from whom, besides themselves; README's section on architecture draws it. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  syntax: ["bibliography"],
  bibliography: ["syntax"],
  verification: ["syntax"],
  model: ["syntax", "bibliography"],
  workspace: ["syntax", "bibliography", "verification", "model", "export", "protocol"],
  export: ["syntax", "verification", "model"],
  annotating: ["syntax", "model", "bibliography"],
  import: ["syntax", "model", "annotating", "diagnostics"],
  diagnostics: ["syntax", "bibliography", "verification", "model", "workspace", "export", "annotating"],
  features: [
    "syntax",
    "bibliography",
    "verification",
    "model",
    "workspace",
    "export",
    "annotating",
    "diagnostics",
    "protocol",
  ],
  serving: ["syntax", "bibliography", "workspace", "diagnostics", "features", "import", "protocol"],
  cli: ["syntax", "verification", "model", "workspace", "diagnostics", "export", "import"],
};

/** The ways in, which put the rooms together. */
const ENTRANCES: Readonly<Record<string, readonly string[]>> = {
  "server.ts": ["bibliography", "serving", "workspace"],
  "node.ts": ["server", "serving", "workspace"],
  "browser.ts": ["server", "serving"],
  "cli.ts": ["cli", "diagnostics"],
  "citeproc.ts": ["bibliography"],
  "citeproc.node.ts": ["citeproc"],
};

/** The two rooms that read YAML share these files alone. */
const READING: Readonly<Record<string, readonly string[]>> = {
  bibliography: [
    "syntax/edtf",
    "syntax/lines",
    "syntax/memo",
    "syntax/span",
    "syntax/yaml",
    "syntax/yamlDocument",
    "syntax/yamlValues",
  ],
  syntax: ["bibliography/cslYaml", "bibliography/source"],
};

/** Rooms that know nothing of the Language Server Protocol. */
const BELOW_THE_PROTOCOL = [
  "syntax",
  "bibliography",
  "verification",
  "model",
  "workspace",
  "diagnostics",
  "export",
  "annotating",
  "import",
];

const IMPORT = /(?:\bfrom\s+|\bimport\s*\(?\s*)"([^"]+)"/g;
const ROOT = "server/src";

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = tsFilesIn(ROOT);
const imports = files.flatMap(importsOf);
const own = imports.filter(({ to }) => files.includes(to));

function tsFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .map((file) => path.posix.join(folder, file.replaceAll("\\", "/")))
    .sort();
}

/** A relative import is given as the file that it means, any other as it stands. */
function importsOf(from: string): Import[] {
  const found = [...readFileSync(from, "utf8").matchAll(IMPORT)].map((match) => match[1]!);
  return found.map((to) => ({
    from,
    to: to.startsWith(".") ? resolved(path.posix.join(path.posix.dirname(from), to)) : to,
  }));
}

function resolved(target: string): string {
  return [`${target}.ts`, `${target}/index.ts`].find((file) => readable(file)) ?? target;
}

function readable(file: string): boolean {
  try {
    return readFileSync(file) !== null;
  } catch {
    return false;
  }
}

/** `syntax` of `server/src/syntax/parse.ts`; of a file beside the rooms its own name, `server.ts`. */
function placeOf(file: string): string {
  return file.slice(ROOT.length + 1).split("/")[0]!;
}

function roomOf(file: string): string {
  return placeOf(file).replace(/\.ts$/, "");
}

function drawn(found: readonly Import[]): string[] {
  return found.map(({ from, to }) => `${from} imports ${to}`);
}

describe("the rooms of the server", () => {
  it("are those that are drawn", () => {
    const rooms = new Set(files.map(placeOf).filter((place) => !(place in ENTRANCES)));
    expect([...rooms].map((place) => place.replace(/\.ts$/, "")).sort()).toEqual(Object.keys(ROOMS).sort());
  });

  it("import one way", () => {
    const allowed = (from: string) => ENTRANCES[placeOf(from)] ?? ROOMS[roomOf(from)] ?? [];
    const wrong = own.filter(({ from, to }) => roomOf(to) !== roomOf(from) && !allowed(from).includes(roomOf(to)));
    expect(drawn(wrong)).toEqual([]);
  });

  it.each(Object.keys(READING))("meet where YAML is read and nowhere else: %s", (room) => {
    const other = room === "syntax" ? "bibliography" : "syntax";
    const shared = own.filter(({ from, to }) => roomOf(from) === room && roomOf(to) === other);
    const known = READING[room]!.map((file) => `${ROOT}/${file}.ts`);
    expect(drawn(shared.filter(({ to }) => !known.includes(to)))).toEqual([]);
  });

  it("have no circles of files", () => expect(circles()).toEqual([]));

  it("leave the protocol's types to the rim", () => {
    const languageServer = /^vscode-languageserver(?:-types|-protocol)?(?:\/|$)/;
    const inside = imports.filter(({ from }) => BELOW_THE_PROTOCOL.includes(roomOf(from)));
    expect(drawn(inside.filter(({ to }) => languageServer.test(to)))).toEqual([]);
  });

  it("leave Node to the files that say so", () => {
    const onNode = /\.node\.ts$|^server\/src\/(?:node|cli)\.ts$/;
    expect(drawn(imports.filter(({ from, to }) => to.startsWith("node:") && !onNode.test(from)))).toEqual([]);
    const reached = own.filter(({ from, to }) => onNode.test(to) && !onNode.test(from));
    expect(drawn(reached)).toEqual([]);
  });
});

/** The preview reads a text by itself, with the same readers as the server. */
function isReading(from: string, to: string): boolean {
  if (!from.startsWith("client/src/preview/")) return false;
  return (
    to.startsWith(`${ROOT}/syntax/`) || ["names", "labelCandidates"].some((file) => to === `${ROOT}/model/${file}.ts`)
  );
}

describe("the client", () => {
  it("imports of the server what they say to each other, and nothing else", () => {
    const foreign = tsFilesIn("client/src")
      .flatMap(importsOf)
      .filter(({ from, to }) => to.startsWith("server/") && to !== `${ROOT}/protocol.ts` && !isReading(from, to));
    expect(drawn(foreign)).toEqual([]);
  });
});

/** Each circle once, as the files on it. */
function circles(): string[] {
  const next = new Map(files.map((file) => [file, own.filter(({ from }) => from === file).map(({ to }) => to)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]) => {
    const start = trail.indexOf(file);
    if (start >= 0) found.push([...trail.slice(start), file].join(" → "));
    if (start >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}
