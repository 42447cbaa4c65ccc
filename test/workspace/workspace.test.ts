import { expect, test } from "vitest";
import { createWorkspace, type LiveWorkspace } from "../../server/src/workspace/liveWorkspace";
import { type MemoryFiles, memoryFiles } from "./memoryFiles";

const ROOT = "file:///w";
const KIM = "speakers:\n  kim: Kim Il Sung\n";
const annotated = (body: string, head = KIM) => `---\n${head}---\n\n${body}\n`;

interface World {
  readonly files: MemoryFiles;
  readonly workspace: LiveWorkspace;
  readonly reports: string[];
}

async function world(files: Record<string, string | Uint8Array>, roots = [ROOT]): Promise<World> {
  const memory = memoryFiles(Object.fromEntries(Object.entries(files).map(([path, text]) => [ROOT + path, text])));
  const reports: string[] = [];
  const workspace = createWorkspace(memory, {
    report: (uri, why) => reports.push(`${uri}: ${why}`),
    tell: (message) => reports.push(message),
    progress: () => {},
  });
  workspace.setFolders(roots);
  await workspace.settled();
  await turns();
  return { files: memory, workspace, reports };
}

function open({ workspace }: World, path: string, text: string, version = 1): string {
  const uri = ROOT + path;
  workspace.open({ uri, languageId: "markdown", version, text });
  return uri;
}

function nextChange(workspace: LiveWorkspace): Promise<void> {
  return new Promise((resolve) => workspace.onDidChange(resolve));
}

const speakers = (workspace: LiveWorkspace, uri: string) =>
  [...workspace.summaries(uri)].flatMap((summary) => summary.speakers.map(({ id }) => id)).sort();

test("the folder's annotated sources are known, and no other Markdown files", async () => {
  const { workspace } = await world({
    "/a.md": annotated("Kim: No."),
    "/plain.md": "# Shopping\n",
    "/matter.md": "---\ntitle: A note\n---\n\nText.\n",
  });
  expect(workspace.files()).toEqual([`${ROOT}/a.md`]);
});

test("the project includes and excludes", async () => {
  const { workspace } = await world({
    "/attest.yaml": 'include: ["reports/**/*.md"]\nexclude: ["reports/drafts/**"]\n',
    "/reports/a.md": "Text.\n",
    "/reports/drafts/b.md": "Text.\n",
    "/other.md": "Text.\n",
  });
  expect(workspace.files().sort()).toEqual([`${ROOT}/attest.yaml`, `${ROOT}/reports/a.md`]);
});

test("a `source` that the project's bibliography knows makes an annotated source", async () => {
  const { workspace } = await world({
    "/attest.yaml": "bibliography: [lib.json]\n",
    "/lib.json": '[{"id": "report", "type": "report", "title": "A report"}]',
    "/a.md": annotated("Text.", "source: report\n"),
    "/b.md": annotated("Text.", "source: unknown\n"),
    "/c.md": annotated("Text.", "source: https://example.org\n"),
  });
  expect(workspace.files()).toContain(`${ROOT}/a.md`);
  expect(workspace.files()).not.toContain(`${ROOT}/b.md`);
  expect(workspace.files()).not.toContain(`${ROOT}/c.md`);
});

test("a file becomes an annotated source when a bibliography learns of it", async () => {
  const it = await world({
    "/lib.json": "[]",
    "/a.md": annotated("Text.", "source: report\nbibliography: lib.json\n"),
  });
  expect(it.workspace.files()).toEqual([]);
  it.files.files.set(`${ROOT}/lib.json`, '[{"id": "report", "title": "A report"}]');
  const changed = nextChange(it.workspace);
  it.workspace.diskChanged([{ uri: `${ROOT}/lib.json`, kind: "changed" }]);
  await changed;
  await it.workspace.settled();
  expect(it.workspace.files()).toEqual([`${ROOT}/a.md`, `${ROOT}/lib.json`]);
});

test("an open document wins over the disk, until it is closed", async () => {
  const it = await world({ "/a.md": annotated("One."), "/b.md": annotated("Two.", "attest: 1\n") });
  const uri = open(it, "/a.md", annotated("One.", "speakers:\n  pak: Pak\n"));
  await nextChange(it.workspace);
  expect(speakers(it.workspace, `${ROOT}/b.md`)).toEqual(["pak"]);
  it.files.files.set(uri, annotated("One.", "speakers:\n  mao: Mao\n"));
  it.workspace.diskChanged([{ uri, kind: "changed" }]);
  await it.workspace.settled();
  expect(speakers(it.workspace, `${ROOT}/b.md`)).toEqual(["pak"]);
  expect(it.workspace.document(uri)?.source.text).toContain("pak");
  it.workspace.close(uri);
  await it.workspace.settled();
  expect(speakers(it.workspace, `${ROOT}/b.md`)).toEqual(["mao"]);
});

test("files come and go", async () => {
  const it = await world({ "/a.md": annotated("One.") });
  it.files.files.set(`${ROOT}/sub/b.md`, annotated("Two.", "speakers:\n  pak: Pak\n"));
  it.workspace.diskChanged([{ uri: `${ROOT}/sub/b.md`, kind: "created" }]);
  await it.workspace.settled();
  expect(speakers(it.workspace, `${ROOT}/a.md`)).toEqual(["kim", "pak"]);
  it.files.files.delete(`${ROOT}/sub/b.md`);
  it.workspace.diskChanged([{ uri: `${ROOT}/sub`, kind: "deleted" }]);
  await it.workspace.settled();
  expect(speakers(it.workspace, `${ROOT}/a.md`)).toEqual(["kim"]);
});

test("workspace folders come and go", async () => {
  const it = await world({ "/a.md": annotated("One.") }, []);
  expect(it.workspace.files()).toEqual([]);
  it.workspace.setFolders([ROOT]);
  await it.workspace.settled();
  expect(it.workspace.files()).toEqual([`${ROOT}/a.md`]);
  it.workspace.setFolders([]);
  await it.workspace.settled();
  expect(it.workspace.files()).toEqual([]);
});

test("the scope is the same object until something in it changes", async () => {
  const it = await world({ "/a.md": annotated("One."), "/b.md": annotated("Two.", "attest: 1\n") });
  const uri = open(it, "/a.md", annotated("One."));
  await it.workspace.ready(uri);
  const before = it.workspace.document(uri)!;
  expect(it.workspace.document(uri)).toBe(before);
  it.workspace.change(uri, [{ range: at(6, 0, 6, 0), text: "More." }], 2);
  const after = it.workspace.document(uri)!;
  expect(after).not.toBe(before);
  expect(after.model.scope).toBe(before.model.scope);
  expect(after.frontMatter).toBe(before.frontMatter);
  it.files.files.set(`${ROOT}/b.md`, annotated("Two.", "speakers:\n  pak: Pak\n"));
  it.workspace.diskChanged([{ uri: `${ROOT}/b.md`, kind: "changed" }]);
  await it.workspace.settled();
  expect(it.workspace.document(uri)!.model.scope).not.toBe(before.model.scope);
  expect(it.workspace.document(uri)!.model.scope.speaker("pak")?.name).toBe("Pak");
});

test("typing in the text does not raise the revision, declaring does", async () => {
  const it = await world({ "/a.md": annotated("One.") });
  const uri = open(it, "/a.md", annotated("One."));
  await it.workspace.ready(uri);
  it.workspace.change(uri, [{ range: at(5, 0, 5, 0), text: "More. " }], 2);
  await turns();
  const { revision } = it.workspace;
  let told = 0;
  it.workspace.onDidChange(() => told++);
  it.workspace.change(uri, [{ range: at(5, 0, 5, 0), text: "Even more. " }], 3);
  await turns();
  expect(told).toBe(0);
  expect(it.workspace.revision).toBe(revision);
  const change = nextChange(it.workspace);
  it.workspace.change(uri, [{ range: at(3, 0, 3, 0), text: "claims:\n  c: A claim\n" }], 4);
  await change;
  expect(it.workspace.revision).toBeGreaterThan(revision);
});

test("asking never raises the revision", async () => {
  const it = await world({
    "/a.md": annotated("One.", `${KIM}bibliography: gone.bib\ntranscription: t.txt\n`),
    "/t.txt": "One.",
  });
  const uri = open(it, "/a.md", annotated("One.", `${KIM}bibliography: gone.bib\ntranscription: t.txt\n`));
  await it.workspace.ready(uri);
  await turns();
  const { revision } = it.workspace;
  for (let n = 0; n < 3; n++) {
    expect(it.workspace.document(uri)!.model.scope.complete).toBe(true);
    expect(it.workspace.exists("gone.bib", uri)).toBe(false);
    expect(it.workspace.textOf("t.txt", uri)).toBe("One.");
    await it.workspace.visit(uri, () => {});
    await turns();
  }
  expect(it.workspace.revision).toBe(revision);
});

test("edits keep the text in step, whatever the line ends", async () => {
  const it = await world({});
  const uri = open(it, "/a.md", "\uFEFF---\r\nattest: 1\r\n---\r\n\r\nA 😀 b\rc\n");
  it.workspace.change(
    uri,
    [
      { range: at(4, 2, 4, 4), text: "ö" },
      { range: at(5, 0, 5, 1), text: "d" },
    ],
    2,
  );
  expect(it.workspace.document(uri)!.source.text).toBe("---\r\nattest: 1\r\n---\r\n\r\nA ö b\rd\n");
  expect(it.workspace.document(uri)!.source.marked).toBe(true);
  const kept = it.workspace.document(uri)!.syntax.body.length;
  it.workspace.change(uri, [{ range: at(0, 0, 0, 1), text: "" }], 3);
  expect(it.workspace.document(uri)!.source).toMatchObject({
    text: "---\r\nattest: 1\r\n---\r\n\r\nA ö b\rd\n",
    marked: false,
  });
  expect(it.workspace.document(uri)!.syntax.body.length).toBe(kept);
  it.workspace.change(uri, [{ text: "new" }], 4);
  expect(it.workspace.document(uri)!.source.text).toBe("new");
});

test("a lone file has the project file of its own folder only", async () => {
  const it = await world({ "/attest.yaml": KIM, "/sub/a.md": annotated("One."), "/b.md": annotated("One.") }, []);
  const inner = open(it, "/sub/a.md", annotated("One."));
  const outer = open(it, "/b.md", annotated("One.", "attest: 1\n"));
  await Promise.all([it.workspace.ready(inner), it.workspace.ready(outer)]);
  expect(it.workspace.projectOf(inner)).toBeUndefined();
  expect(it.workspace.projectOf(outer)?.uri).toBe(`${ROOT}/attest.yaml`);
  expect(it.workspace.document(outer)!.model.scope.labelSpeakers.map(({ id }) => id)).toEqual(["kim"]);
});

test("an untitled document is annotated as any other", async () => {
  const { workspace } = await world({});
  workspace.open({ uri: "untitled:Untitled-1", languageId: "markdown", version: 1, text: annotated("One.") });
  await workspace.ready("untitled:Untitled-1");
  expect(workspace.document("untitled:Untitled-1")?.annotated).toBe(true);
});

test("an edited project file counts at once", async () => {
  const it = await world({ "/attest.yaml": "include: []\n", "/a.md": "Text.\n" });
  expect(it.workspace.files()).toEqual([`${ROOT}/attest.yaml`]);
  it.workspace.open({ uri: `${ROOT}/attest.yaml`, languageId: "yaml", version: 1, text: "include: []\n" });
  it.workspace.change(`${ROOT}/attest.yaml`, [{ text: 'include: ["*.md"]\n' }], 2);
  await it.workspace.settled();
  expect(it.workspace.files().sort()).toEqual([`${ROOT}/a.md`, `${ROOT}/attest.yaml`]);
});

test("a project file that is opened before the disk tells of it is one of the folder", async () => {
  const it = await world({ "/a.md": annotated("One.") });
  it.workspace.open({ uri: `${ROOT}/sub/attest.yaml`, languageId: "yaml", version: 1, text: KIM });
  expect([...it.workspace.projects(`${ROOT}/a.md`)].map(({ uri }) => uri)).toEqual([`${ROOT}/sub/attest.yaml`]);
});

test("a closed file has a document while it is visited, and leaves no text behind", async () => {
  const { workspace } = await world({ "/a.md": annotated("One.") });
  const uri = `${ROOT}/a.md`;
  expect(workspace.document(uri)).toBeUndefined();
  expect(await workspace.visit(uri, () => workspace.document(uri)?.source.text)).toBe(annotated("One."));
  expect(workspace.document(uri)).toBeUndefined();
  expect([...(workspace.lineStarts(uri)!.length ? Array.from(workspace.lineStarts(uri)!) : [])].slice(0, 2)).toEqual([
    0, 4,
  ]);
});

test("what is no text in UTF-8 is passed over, and the log says so", async () => {
  const { workspace, reports } = await world({
    "/binary.md": new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0, 1, 2]),
    "/latin1.md": new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xe9, 0x0a]),
    "/a.md": annotated("One."),
  });
  expect(workspace.files()).toEqual([`${ROOT}/a.md`]);
  expect(reports).toHaveLength(2);
});

test("where an id is declared otherwise, the nearest first", async () => {
  const it = await world({
    "/attest.yaml": "speakers:\n  kim: Kim (project)\n",
    "/b.md": annotated("Two.", "speakers:\n  kim: Kim (other file)\n"),
    "/c.md": annotated("Three."),
  });
  const uri = open(it, "/a.md", annotated("One."));
  await nextChange(it.workspace);
  const own = it.workspace.declaration("speaker", "kim", uri)!.value;
  expect(own.name).toBe("Kim Il Sung");
  const others = it.workspace.declaredOtherwise("speaker", own, uri);
  expect(others.map(({ value }) => (value as { name: string }).name)).toEqual(["Kim (project)", "Kim (other file)"]);
});

function at(line: number, character: number, endLine: number, endCharacter: number) {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

/** Lets everything that waits for a later turn come to its turn. */
async function turns(): Promise<void> {
  for (let n = 0; n < 5; n++) await new Promise((resolve) => setImmediate(resolve));
}

test("a thousand files that declare the same are not compared with one another", async () => {
  const declared = Array.from({ length: 20 }, (_, n) => `  s${n}: {name: "Speaker ${n}"}\n`).join("");
  const names = Array.from({ length: 1000 }, (_, n) => `/${n}.md`);
  const it = await world(Object.fromEntries(names.map((name) => [name, annotated("One.", `speakers:\n${declared}`)])));
  const began = performance.now();
  const others = it.workspace.files().flatMap((uri) =>
    names.slice(0, 20).flatMap((_, n) => {
      const { value } = it.workspace.declaration("speaker", `s${n}`, uri)!;
      return it.workspace.declaredOtherwise("speaker", value, uri);
    }),
  );
  expect(others).toEqual([]);
  expect(performance.now() - began).toBeLessThan(20_000);
});

test("a file too large is named, whatever its name", async () => {
  const it = await world({});
  open(it, "/100%25.md", annotated("x".repeat(17e6)));
  expect(it.reports).toEqual(["100%.md is larger than 16 MB: Attest leaves it alone. Divide it to annotate it."]);
});

test("one more statement is a change for who counts them, and none for others' problems", async () => {
  const text = annotated("Kim Il Sung: No.");
  const it = await world({ "/a.md": text });
  const uri = open(it, "/a.md", text);
  await turns();
  const { revision } = it.workspace;
  let rung = 0;
  it.workspace.onDidChange(() => rung++);
  it.workspace.change(uri, [{ text: annotated("Kim Il Sung: No, no.") }], 2);
  await turns();
  expect(rung).toBe(0);
  it.workspace.change(uri, [{ text: annotated("Kim Il Sung: No.\n\nKim Il Sung: Yes.") }], 3);
  await turns();
  expect([rung, it.workspace.revision]).toEqual([1, revision]);
});

test("the lines of a closed project file are counted once", async () => {
  const uri = `${ROOT}/attest.yaml`;
  const { workspace } = await world({ "/attest.yaml": KIM, "/a.md": annotated("Text.") });
  expect([...(workspace.lineStarts(uri) as Uint32Array)]).toEqual([0, 10, 29]);
  expect(workspace.lineStarts(uri)).toBe(workspace.lineStarts(uri));
});
