import assert from "node:assert/strict";
import { Position, Range, type TextDocument, WorkspaceEdit, workspace } from "vscode";
import { open, problemsWhen } from "./editor";

const END = new Position(1_000_000, 0);

describe("attest.yaml", () => {
  let project: TextDocument;

  before(async () => {
    project = await open("korea-1950/attest.yaml");
  });

  it("is checked as it is typed", async () => {
    await edit((change) => change.insert(project.uri, new Position(project.lineCount, 0), "\nspeaker: nobody\n"));
    const found = await problemsWhen(project, (problems) => problems.length > 0);
    assert.match(found[0]!, /^front-matter\.invalid: speaker/);
  });

  it("is without problems once the error is gone", async () => {
    const from = project.positionAt(project.getText().indexOf("\nspeaker: nobody"));
    await edit((change) => change.delete(project.uri, project.validateRange(new Range(from, END))));
    await problemsWhen(project, (problems) => problems.length === 0);
  });

  async function edit(make: (change: WorkspaceEdit) => void): Promise<void> {
    const change = new WorkspaceEdit();
    make(change);
    assert.ok(await workspace.applyEdit(change));
  }
});
