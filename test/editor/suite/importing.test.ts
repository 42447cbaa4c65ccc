import assert from "node:assert/strict";
import { commands, TabInputTextDiff, type TextDocument, Uri, window, workspace } from "vscode";
import { open, when } from "./editor";

const TALK = "KIM: The <illegible> is ready.\n\nPAK: Is it?\n\nKIM: It is.\n\nPAK: Good.\n";

describe("Annotate This Document", () => {
  const folder = workspace.workspaceFolders![0]!.uri;

  afterEach(() => commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  it("opens an annotated text beside the transcription, and saves neither", async () => {
    const original = Uri.joinPath(folder, "talk.txt");
    const document = await opened("talk.txt", TALK);
    // The command ends only when its message is answered.
    void commands.executeCommand("attest.annotateDocument");
    const diff = await when(window.tabGroups.onDidChangeTabs, activeDiff);
    assert.equal(diff.original.toString(), original.toString());
    assert.equal(diff.modified.scheme, "untitled");
    const proposal = documentAt(diff.modified);
    assert.match(proposal.getText(), /^---\ntranscription: talk\.txt\nspeakers:\n {2}kim: Kim\n {2}pak: Pak\n---\n/);
    assert.match(proposal.getText(), /KIM: The \\<illegible> is ready\./);
    assert.ok(proposal.isDirty);
    assert.ok(!document.isDirty);
    assert.equal(new TextDecoder().decode(await workspace.fs.readFile(original)), TALK);
    await assert.rejects(async () => workspace.fs.stat(Uri.joinPath(folder, "talk.md")));
    await workspace.fs.delete(original);
    await commands.executeCommand("notifications.clearAll");
  });

  it("leaves an annotated source as it is", () => refuses("annotated.md", "---\nattest: 1\n---\n\nWords.\n"));

  it("leaves a document without text as it is", () => refuses("empty.txt", "\n"));

  async function refuses(name: string, content: string) {
    const document = await opened(name, content);
    await commands.executeCommand("attest.annotateDocument");
    assert.equal(activeDiff(), null);
    assert.equal(window.activeTextEditor?.document, document);
    assert.equal(document.getText(), content);
    await workspace.fs.delete(document.uri);
    await commands.executeCommand("notifications.clearAll");
  }

  async function opened(name: string, content: string): Promise<TextDocument> {
    await workspace.fs.writeFile(Uri.joinPath(folder, name), new TextEncoder().encode(content));
    return open(name);
  }
});

function activeDiff(): TabInputTextDiff | null {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputTextDiff ? input : null;
}

function documentAt(uri: Uri): TextDocument {
  const found = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  assert.ok(found, "the proposal is open");
  return found;
}
