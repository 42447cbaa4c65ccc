import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { URI } from "vscode-uri";
import { READ_FILE } from "../../server/src/protocol";
import { type Ask, clientFileSystem } from "../../server/src/workspace/fileSystem.client";
import { nodeFileSystem } from "../../server/src/workspace/fileSystem.node";

function folderWith(...paths: string[]): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "attest-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), "x");
  }
  return root;
}

async function found(root: string): Promise<string[]> {
  const uris: string[] = [];
  for await (const uri of nodeFileSystem.find(URI.file(root).toString())) uris.push(uri);
  return uris.map((uri) => URI.parse(uri).fsPath.slice(root.length + 1));
}

test("Markdown and project files are found, but not in node_modules or hidden folders", async () => {
  const root = folderWith(
    "a.md",
    "b.txt",
    "sub/ö 1.QMD",
    "attest.yaml",
    "node_modules/p/c.md",
    ".git/d.md",
    ".md/e.md",
  );
  expect(await found(root)).toEqual(["a.md", "attest.yaml", "sub/ö 1.QMD"]);
});

test("links are followed, but no folder is entered twice", async () => {
  const root = folderWith("sub/a.md");
  symlinkSync(root, join(root, "sub/up"));
  symlinkSync(join(root, "sub/a.md"), join(root, "link.md"));
  symlinkSync(join(root, "nowhere"), join(root, "broken.md"));
  expect(await found(root)).toEqual(["link.md", "sub/a.md"]);
});

test("a folder is no file, and what is not there is null", async () => {
  const root = folderWith("a.md");
  await expect(nodeFileSystem.read(URI.file(root).toString())).rejects.toThrow("not a file");
  expect(await nodeFileSystem.read(URI.file(join(root, "b.md")).toString())).toBeNull();
});

test("the client's files come in base64, and a client that knows no such request has none", async () => {
  const answers: Ask = async <T>(method: string) =>
    (method === READ_FILE ? { base64: "w7Y=" } : { uris: ["vscode-vfs://r/ö.md"] }) as T;
  const files = clientFileSystem(answers);
  expect(new TextDecoder().decode((await files.read("vscode-vfs://r/a.md"))!)).toBe("ö");
  for await (const uri of files.find("vscode-vfs://r")) expect(uri).toBe("vscode-vfs://r/%C3%B6.md");
  const silent = clientFileSystem(() => Promise.reject(new Error("unknown")));
  expect(await silent.read("vscode-vfs://r/a.md")).toBeNull();
  expect(await silent.exists("vscode-vfs://r/a.md")).toBe(false);
});
