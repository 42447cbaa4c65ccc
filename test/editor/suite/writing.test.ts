import assert from "node:assert/strict";
import {
  type CodeAction,
  type CompletionList,
  commands,
  Range,
  Selection,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { placeOf, problemsWhen, RESOLVED } from "./editor";

const TEXT = `---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
  kim: {name: Kim Il Sung, aliases: [Kim]}
references: [{id: report, title: Report}]
---

The uprising will be large, they were told.

They spoke of “a quick and speedy war” in May.

[Yes.]{speaker=}
`;

describe("Writing annotations", () => {
  let document: TextDocument;

  before(async () => {
    document = await workspace.openTextDocument({ language: "markdown", content: TEXT });
    await window.showTextDocument(document);
    await problemsWhen(document, (found) => found.some((each) => each.startsWith("syntax.attribute")));
  });

  after(() => commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  it("is helped by completion", async () => {
    const place = document.positionAt(TEXT.indexOf("=}") + 1);
    const { items } = await commands.executeCommand<CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      place,
      "=",
    );
    const ids = items.filter(({ detail }) => detail === "Kim Il Sung").map(({ label }) => label);
    assert.deepEqual(ids, ["kim"]);
  });

  it("is offered for what is selected, and undone at once", async () => {
    const from = document.positionAt(document.getText().indexOf("The uprising"));
    const range = new Range(from, from.translate(0, "The uprising will be large".length));
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      range,
      "refactor.rewrite",
      RESOLVED,
    );
    const edit = actions.find(({ title }) => title === "Attribute to Joseph Stalin")?.edit;
    assert.ok(edit);
    await workspace.applyEdit(edit);
    assert.ok(document.getText().includes("[The uprising will be large]{speaker=stalin}, they were told."));
    await commands.executeCommand("undo");
    assert.equal(document.getText(), TEXT);
  });

  it("is asked for by a command, of the sentence at the cursor", async () => {
    const editor = window.activeTextEditor!;
    const place = placeOf(document, "large");
    editor.selection = new Selection(place, place);
    let done = false;
    const command = commands.executeCommand("attest.attributeSelection").then(() => {
      done = true;
    });
    while (!done) await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    await command;
    assert.match(document.getText(), /\[The uprising will be large, they were told\.\]\{speaker=(?:stalin|kim)\}/);
    await commands.executeCommand("undo");
    assert.equal(document.getText(), TEXT);
  });

  it("cites, from the light bulb, the quotation that has no source, wherever else the cursor is", async () => {
    const place = placeOf(document, "speedy");
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new Range(place, place),
      "quickfix",
    );
    const command = actions.find(({ title }) => title === "Cite this quotation…")?.command;
    assert.ok(command);
    window.activeTextEditor!.selection = new Selection(0, 0, 0, 0);
    let done = false;
    const taken = commands.executeCommand(command.command, ...(command.arguments ?? [])).then(() => {
      done = true;
    });
    // The source, then the locator, which may be left empty.
    while (!done) await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    await taken;
    assert.ok(document.getText().includes("“a quick and speedy war” [@report] in May."));
    await commands.executeCommand("undo");
    assert.equal(document.getText(), TEXT);
  });
});
