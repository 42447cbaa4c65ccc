import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { URI } from "vscode-uri";
import { problemsIn } from "../../server/src/diagnostics";
import { confined, OUTSIDE } from "../../server/src/workspace/confined";
import type { FileSystem } from "../../server/src/workspace/fileSystem";
import { nodeFileSystem } from "../../server/src/workspace/fileSystem.node";
import { createWorkspace } from "../../server/src/workspace/liveWorkspace";
import { BY_THE_WAY } from "../fixture";
import { memoryFiles } from "./memoryFiles";

/** A folder `w` with a source that names files within it and without. */
const FILES = {
  "w/report.md": `---
attest: 1
bibliography: [library.bib, ../outside.bib, link.bib, linked/outside.bib]
transcription: ../secret.txt
references:
  - {id: bajanov, text: ../../secret.txt}
---
Words [@inside; @outside].
`,
  "w/attest.yaml": "texts: {hac: link.txt, own: own.txt}\n",
  "w/library.bib": "@book{inside}\n",
  "w/own.txt": "Words.\n",
  "outside.bib": "@book{outside}\n",
  "secret.txt": "Words.\n",
  "elsewhere/outside.bib": "@book{outside}\n",
  "elsewhere/other.md": "---\nattest: 1\n---\n",
};

const LINKS = {
  "w/link.bib": "outside.bib",
  "w/link.txt": "secret.txt",
  "w/linked": "elsewhere",
  "w/link.md": "elsewhere/other.md",
};

function folder(): string {
  const top = realpathSync(mkdtempSync(join(tmpdir(), "attest-")));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), text);
  }
  for (const [path, target] of Object.entries(LINKS)) symlinkSync(join(top, target), join(top, path));
  return top;
}

async function checked(root: string, filesFor: (all: FileSystem, roots: () => string[]) => FileSystem) {
  const reads = new Set<string>();
  const looked = (uri: string) => {
    reads.add(URI.parse(uri).fsPath.slice(dirname(root).length + 1));
    return uri;
  };
  const all: FileSystem = {
    ...nodeFileSystem,
    read: (uri) => nodeFileSystem.read(looked(uri)),
    exists: (uri) => nodeFileSystem.exists(looked(uri)),
  };
  const workspace = createWorkspace(filesFor(all, () => workspace.roots()) as FileSystem, {
    report: () => {},
    tell: () => {},
    progress: () => {},
  });
  workspace.setFolders([URI.file(root).toString()]);
  await workspace.settled();
  const problems: string[] = [];
  for (const uri of workspace.files().sort())
    await workspace.visit(uri, () => {
      const { text } = (workspace.document(uri) ?? workspace.library(uri) ?? workspace.projectOf(uri))!.source;
      for (const { problem } of problemsIn(workspace, uri, BY_THE_WAY))
        problems.push(`${text.slice(problem.from, problem.to)} ${problem.code} ${problem.message}`);
    });
  return { reads: [...reads].filter((path) => !path.endsWith("attest.yaml")).sort(), problems };
}

const refused = (at: string, path = at) => `${at} file.missing “${path}” cannot be read: ${OUTSIDE}.`;

test("in a workspace that is not trusted nothing outside is looked at, and each path that leads there is told", async () => {
  const { reads, problems } = await checked(join(folder(), "w"), confined);
  expect(reads).toEqual(["w/library.bib", "w/own.txt", "w/report.md"]);
  expect(problems).toEqual([
    refused("link.txt"),
    refused("../outside.bib"),
    refused("link.bib"),
    refused("linked/outside.bib"),
    refused("../secret.txt"),
    refused("bajanov", "../../secret.txt"),
    expect.stringMatching(/^outside citation.unknown-source/),
  ]);
});

test("in one that is trusted all of it is", async () => {
  const { reads, problems } = await checked(join(folder(), "w"), (all) => all);
  expect(reads).toContain("outside.bib");
  expect(problems.filter((problem) => problem.includes(OUTSIDE))).toEqual([]);
});

test("the folder may itself be a link, and files of other schemes are held by their paths", async () => {
  const top = folder();
  symlinkSync(join(top, "w"), join(top, "door"));
  const { reads } = await checked(join(top, "door"), confined);
  expect(reads).toEqual(["door/library.bib", "door/own.txt", "door/report.md"]);
  const memory = confined(memoryFiles({ "vscode-vfs://r/w/a.bib": "a", "vscode-vfs://r/b.bib": "b" }), () => [
    "vscode-vfs://r/w",
  ]);
  expect(await memory.read("vscode-vfs://r/w/a.bib")).not.toBeNull();
  await expect(memory.read("vscode-vfs://r/b.bib")).rejects.toThrow(OUTSIDE);
  expect(await memory.exists("vscode-vfs://r/b.bib")).toBe(false);
});
