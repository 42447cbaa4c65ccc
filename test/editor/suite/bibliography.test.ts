import assert from "node:assert/strict";
import { commands, type TextDocument, WorkspaceEdit, workspace } from "vscode";
import { hoverOn, open, problemsWhen } from "./editor";

describe("A bibliography in YAML", () => {
  let sources: TextDocument;

  before(async () => {
    await open("korea-1950/report.md");
    sources = await open("korea-1950/sources.yaml");
  });

  it("has its keys explained, once it is known to be one", async () => {
    let shown = "";
    while (shown === "") shown = await hoverOn(sources, "aprf-report");
    assert.match(shown, /- held at Archive of the President/);
    assert.match(shown, /Cited \d+ times: \[report\.md\]/);
  });

  it("has an error underlined while it is not saved, once", async () => {
    const change = new WorkspaceEdit();
    change.insert(sources.uri, sources.lineAt(sources.lineCount - 1).range.end, "\n  - {id: bajanov, title: Again}\n");
    assert.ok(await workspace.applyEdit(change));
    assert.deepEqual(await problemsWhen(sources, (found) => found.length > 0), ["source.unreadable: bajanov"]);
    await commands.executeCommand("undo");
    await problemsWhen(sources, (found) => found.length === 0);
  });
});
