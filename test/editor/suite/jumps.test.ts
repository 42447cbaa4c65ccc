import assert from "node:assert/strict";
import { commands, Selection, type TextDocument, Uri, window, workspace } from "vscode";
import { open, placeOf } from "./editor";

const PEOPLE = "---\nspeakers:\n  molotov: Vyacheslav Molotov\n  bevin: Ernest Bevin\n---\n\n";
const FILES = {
  "jumps/1946.md": `${PEOPLE}[We object.]{speaker=molotov date=1946-05}\n\nAnd again:\n\n[We still object.]{speaker=molotov date=1946-06}\n`,
  "jumps/1947.md": `${PEOPLE}Paris.\n\n[No.]{speaker=molotov date=1947-07}\n\n[The others go on.]{speaker="bevin molotov" date=1947-07}\n\n[Yes.]{speaker=bevin date=1947-07}\n`,
};

describe("Moving by speaker", () => {
  let folder: Uri;

  before(async () => {
    folder = workspace.workspaceFolders![0]!.uri;
    for (const [path, text] of Object.entries(FILES))
      await workspace.fs.writeFile(Uri.joinPath(folder, path), new TextEncoder().encode(text));
    for (const path of Object.keys(FILES)) await open(path);
  });

  after(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    await workspace.fs.delete(Uri.joinPath(folder, "jumps"), { recursive: true });
  });

  it("goes on in the next file, and from the last statement to the first", async () => {
    await cursorAt(await open("jumps/1946.md"), "We still object.");
    assert.equal(await lineAfter("attest.nextStatement"), "1947.md: [No.]{speaker=molotov date=1947-07}");
    assert.match(await lineAfter("attest.nextStatement"), /^1947\.md: \[The others go on/);
    assert.match(await lineAfter("attest.nextStatement"), /^1946\.md: \[We object/);
    assert.match(await lineAfter("attest.previousStatement"), /^1947\.md: \[The others go on/);
  });

  it("takes the nearest statement where the cursor is in none", async () => {
    await cursorAt(await open("jumps/1947.md"), "Paris");
    assert.match(await lineAfter("attest.nextStatement"), /^1947\.md: \[No/);
  });

  it("starts from the place that a lens gives it", async () => {
    const document = await open("jumps/1947.md");
    await cursorAt(document, "Paris");
    const { line, character } = placeOf(document, "Yes.");
    await commands.executeCommand("attest.previousStatement", document.uri.toString(), { line, character });
    assert.match(here(), /^1947\.md: \[The others go on/);
  });

  async function lineAfter(command: string): Promise<string> {
    await commands.executeCommand(command);
    return here();
  }
});

async function cursorAt(document: TextDocument, words: string): Promise<void> {
  const editor = await window.showTextDocument(document);
  const place = placeOf(document, words);
  editor.selection = new Selection(place, place);
}

/** The file and the line of the cursor. */
function here(): string {
  const { document, selection } = window.activeTextEditor!;
  return `${document.uri.path.split("/").at(-1)}: ${document.lineAt(selection.active.line).text}`;
}
