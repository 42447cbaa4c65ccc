import assert from "node:assert/strict";
import {
  type CodeAction,
  type CodeLens,
  commands,
  type Location,
  type LocationLink,
  Range,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { hoverOn, open, placeOf, problemsWhen, RESOLVED } from "./editor";

const ALTERED = "can devote attention and energy to the assistance of Korea.";

describe("Quotations in the report of 1950", () => {
  let report: TextDocument;

  before(async () => {
    report = await open("korea-1950/report.md");
    await window.showTextDocument(report);
    await problemsWhen(report, (found) => found.some((problem) => problem.startsWith("quotation.altered")));
  });

  after(() => commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  it("have what came of comparing them in their hover, with the words that differ", async () => {
    const shown = await hoverOn(report, "devote attention");
    assert.match(shown, /Altered/);
    assert.match(shown, /its/);
    assert.match(
      await hoverOn(report, "improved the environment", 'having "improved the environment for'),
      /Word for word|True to the words/,
    );
  });

  it("lead to the passage that they quote", async () => {
    const place = placeOf(report, "improved the environment", 'having "improved the environment for actions');
    const found = await commands.executeCommand<(Location | LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      report.uri,
      place,
    );
    const [line] = found.map((one) => ("targetUri" in one ? one.targetRange : one.range).start.line);
    assert.notEqual(line, place.line);
    assert.match(report.lineAt(line!).text, /improved the environment/);
  });

  it("are found from the passage, by references and by a lens over it", async () => {
    const passage = report.positionAt(report.getText().indexOf("improved the environment"));
    const found = await commands.executeCommand<Location[]>("vscode.executeReferenceProvider", report.uri, passage);
    assert.ok(found.some(({ range }) => report.getText(range).includes('"improved the environment')));
    const lenses = await commands.executeCommand<CodeLens[]>(
      "vscode.executeCodeLensProvider",
      report.uri,
      RESOLVED * 10,
    );
    const titles = lenses.map(({ command }) => command?.title ?? "");
    assert.ok(
      titles.some((title) => /^quoted (?:once|\d+ times)/.test(title)),
      titles.join("\n"),
    );
    assert.ok(
      titles.some((title) => /, 1 altered$/.test(title)),
      titles.join("\n"),
    );
  });

  it("get the lost word back by a quick fix, and lose it again by undo", async () => {
    const text = report.getText();
    const place = placeOf(report, "devote attention");
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      report.uri,
      new Range(place, place),
      "quickfix",
    );
    const fix = actions.find(({ title }) => title === "Restore the words of the source");
    await workspace.applyEdit(fix!.edit!);
    assert.ok(report.getText().includes(ALTERED.replace("devote attention", "devote its attention")));
    await problemsWhen(report, (found) => !found.some((problem) => problem.startsWith("quotation.altered")));
    await commands.executeCommand("undo");
    assert.equal(report.getText(), text);
  });
});
