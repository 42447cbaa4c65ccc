import assert from "node:assert/strict";
import {
  commands,
  type Location,
  type SymbolInformation,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  workspace,
} from "vscode";
import { open, placeOf } from "./editor";

const FILES = {
  "talks/attest.yaml": "speakers:\n  vyshinsky: Andrei Vyshinsky\n",
  "talks/1949.md": "---\nattest: 1\n---\n\n[We wait.]{speaker=vyshinsky}\n\nAndrei Vyshinsky: We wait.\n",
  "talks/1950.md": "---\nattest: 1\n---\n\n[No.]{speaker=mao to='kim vyshinsky'}\n",
};
const PATHS = Object.keys(FILES) as (keyof typeof FILES)[];

describe("An id in three files", () => {
  let folder: Uri;
  let document: TextDocument;

  before(async () => {
    folder = workspace.workspaceFolders![0]!.uri;
    for (const path of PATHS) await workspace.fs.writeFile(at(path), new TextEncoder().encode(FILES[path]));
    for (const path of PATHS) document = await open(path);
    document = await open("talks/1949.md");
  });

  after(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    await workspace.fs.delete(Uri.joinPath(folder, "talks"), { recursive: true });
  });

  it("is found wherever it stands", async () => {
    const place = placeOf(document, "vyshinsky");
    const found = await commands.executeCommand<Location[]>("vscode.executeReferenceProvider", document.uri, place);
    const names = found.map(({ uri, range }) => `${uri.path.split("/").at(-1)}:${range.start.line + 1}`);
    assert.deepEqual(names.sort(), ["1949.md:5", "1949.md:7", "1950.md:5", "attest.yaml:2"]);
  });

  it("is a symbol of the workspace", async () => {
    const query = "andrei vysh";
    const symbols = await commands.executeCommand<SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", query);
    assert.ok(symbols.some(({ name }) => name === "Andrei Vyshinsky"));
  });

  it("is renamed in all of them at once; the name stays", async () => {
    const place = placeOf(document, "vyshinsky");
    const edit = await commands.executeCommand<WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      place,
      "vyshinsky-a",
    );
    assert.ok(await workspace.applyEdit(edit));
    for (const path of PATHS) assert.equal(textOf(path), FILES[path].replace("vyshinsky", "vyshinsky-a"));
  });

  it("is refused where the new id is taken", async () => {
    const place = placeOf(document, "vyshinsky-a");
    const args = ["vscode.executeDocumentRenameProvider", document.uri, place, "kim"] as const;
    await assert.rejects(() => Promise.resolve(commands.executeCommand(...args)), /already a speaker `kim`/);
  });

  it("is what it was when that is undone", async () => {
    await open("talks/1949.md");
    await commands.executeCommand("undo");
    for (const path of PATHS) assert.equal(textOf(path), FILES[path]);
  });

  it("has the paths to its files follow when they move", async () => {
    const note = at("talks/note.txt");
    await workspace.fs.writeFile(note, new TextEncoder().encode("No.\n"));
    const project = await open("talks/attest.yaml");
    const edit = new WorkspaceEdit();
    edit.insert(project.uri, project.lineAt(project.lineCount - 1).range.end, "texts: {memo: note.txt}\n");
    assert.ok(await workspace.applyEdit(edit));
    const move = new WorkspaceEdit();
    move.renameFile(note, at("talks/old notes/note.txt"));
    assert.ok(await workspace.applyEdit(move));
    assert.match(project.getText(), /texts: \{memo: old notes\/note\.txt\}/);
  });

  function at(path: string): Uri {
    return Uri.joinPath(folder, path);
  }

  function textOf(path: string): string | undefined {
    return workspace.textDocuments.find(({ uri }) => uri.toString() === at(path).toString())?.getText();
  }
});
