import assert from "node:assert/strict";
import {
  type CodeAction,
  type CodeLens,
  commands,
  Range,
  type SelectionRange,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { placeOf, problemsWhen, RESOLVED } from "./editor";

const QUOTATION = "“Americans won't have time to prepare,”";
const TEXT = `---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
  kim: {name: Kim Il Sung, aliases: [Kim]}
---

${QUOTATION} Kim Il Sung insisted.

Stalin replied: “The war should be quick and speedy.”

[It will be.]{speaker=kim to=stalin}
`;

describe("Speakers that are inferred", () => {
  let document: TextDocument;

  before(async () => {
    document = await workspace.openTextDocument({ language: "markdown", content: TEXT });
    await window.showTextDocument(document);
    await problemsWhen(document, (found) => unattributed(found) === 2);
  });

  after(() => commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  it("are written down by the quick fix, and unwritten by undo", async () => {
    const place = placeOf(document, "Americans");
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new Range(place, place),
      "quickfix",
    );
    const fix = actions.find(({ title }) => title === "Attribute to Kim Il Sung");
    await workspace.applyEdit(fix!.edit!);
    assert.ok(document.getText().includes(`[${QUOTATION}]{speaker=kim} Kim Il Sung insisted.`));
    await commands.executeCommand("undo");
    assert.equal(document.getText(), TEXT);
  });

  it("are all written down by a source action, which a command of the palette asks for", async () => {
    const [action] = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new Range(0, 0, 0, 0),
      "source.attest.attributeInferred",
      RESOLVED,
    );
    await workspace.applyEdit(action!.edit!);
    await problemsWhen(document, (found) => unattributed(found) === 0);
    assert.match(document.getText(), /\]\{speaker=kim\} Kim Il Sung insisted[\s\S]*\]\{speaker=stalin\}\n/);
    await commands.executeCommand("undo");
    assert.equal(document.getText(), TEXT);
    assert.ok((await commands.getCommands(true)).includes("attest.attributeInferred"));
  });

  it("have lenses once they are marked", async () => {
    const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 9);
    const titles = lenses.map(({ command }) => command?.title);
    assert.deepEqual(titles, ["Kim → Stalin · 1 of 1"]);
  });

  it("are in quotations that a selection grows to", async () => {
    const [range] = await commands.executeCommand<SelectionRange[]>(
      "vscode.executeSelectionRangeProvider",
      document.uri,
      [placeOf(document, "Americans")],
    );
    const steps: string[] = [];
    for (let at: SelectionRange | undefined = range; at; at = at.parent) steps.push(document.getText(at.range));
    assert.ok(steps.includes(QUOTATION), steps.join("\n"));
  });
});

function unattributed(problems: readonly string[]): number {
  return problems.filter((problem) => problem.startsWith("quotation.unattributed: ")).length;
}
