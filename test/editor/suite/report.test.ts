import assert from "node:assert/strict";
import {
  commands,
  type DocumentSymbol,
  type FoldingRange,
  type Location,
  type LocationLink,
  languages,
  type SemanticTokens,
  type SemanticTokensLegend,
  type TextDocument,
} from "vscode";
import { hoverOn, open, placeOf, problems, problemsWhen, when } from "./editor";

const UNSOURCED = /^quotation\.unsourced: /;
const ALTERED = /^quotation\.altered: /;

describe("The report of 1950", () => {
  let report: TextDocument;

  before(async () => {
    report = await open("korea-1950/report.md");
    await problemsWhen(report, (found) => found.some((problem) => ALTERED.test(problem)));
  });

  it("has the lost word, the copied words, the long ellipsis and the quotation without a source underlined, and no other problem", () => {
    const found = problems(report);
    assert.equal(found.length, 4, found.join("\n"));
    assert.match(found[0]!, ALTERED);
    assert.match(found[1]!, /^quotation\.unmarked: is also important psychologically/);
    assert.match(found[2]!, /^quotation\.elided-sense: /);
    assert.match(found[3]!, UNSOURCED);
  });

  it("says on the id of a speaker who that is", async () => {
    assert.match(await hoverOn(report, "stalin", "speaker=stalin"), /Stalin/);
  });

  it("says on the words of a statement who says them", async () => {
    const shown = await hoverOn(report, "The war should be quick and speedy");
    assert.match(shown, /Stalin/);
    assert.match(shown, /Kim Il Sung/);
  });

  it("says through whom words are reported", async () => {
    assert.match(await hoverOn(report, "after the Chinese revolution is completed"), /Mao Zedong.*Kim Il Sung/s);
  });

  it("says on a citation what is cited", async () => {
    const [citation] = /@[\w-]+(?=[,\]])/.exec(report.getText()) ?? assert.fail("the report cites something");
    assert.notEqual(await hoverOn(report, citation), "");
  });

  it("says on a citation how the source has come down, from the archive to the page in hand", async () => {
    const shown = await hoverOn(report, "@aprf-report");
    assert.match(shown, /\n- cited in Bajanov.*\n {2}- quoted in Weathersby.*\n- held at Archive of the President/s);
  });

  it("has an outline with the statements", async () => {
    const symbols = await commands.executeCommand<DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", report.uri);
    assert.match(names(symbols).join("\n"), /Stalin → Kim Il Sung/);
  });

  it("leads from a speaker to the declaration", async () => {
    const place = placeOf(report, "stalin", "speaker=stalin");
    const found = await commands.executeCommand<(Location | LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      report.uri,
      place,
    );
    const lines = found.map((one) => ("targetUri" in one ? one.targetRange : one.range).start.line);
    assert.ok(
      lines.some((line) => /^\s+stalin:/.test(report.lineAt(line).text)),
      `lines ${lines}`,
    );
  });

  it("folds the front matter and the sections", async () => {
    const ranges = await commands.executeCommand<FoldingRange[]>("vscode.executeFoldingRangeProvider", report.uri);
    const starts = ranges.map(({ start }) => report.lineAt(start).text);
    assert.ok(starts.includes("---"), starts.join("\n"));
    assert.ok(
      starts.some((text) => text.startsWith("#")),
      starts.join("\n"),
    );
  });

  it("has semantic tokens for speakers, claims, citations and quotations", async () => {
    const legend = await commands.executeCommand<SemanticTokensLegend>(
      "vscode.provideDocumentSemanticTokensLegend",
      report.uri,
    );
    const tokens = await commands.executeCommand<SemanticTokens>("vscode.provideDocumentSemanticTokens", report.uri);
    const types = new Set<string | undefined>();
    for (let i = 3; i < tokens.data.length; i += 5) types.add(legend.tokenTypes[tokens.data[i]!]);
    for (const type of ["speaker", "claim", "citation", "quotation"]) assert.ok(types.has(type), type);
  });

  it("is read anew after Attest: Restart Server", async () => {
    const before = problems(report);
    const emptied = when(languages.onDidChangeDiagnostics, () => (problems(report).length === 0 ? true : null));
    await commands.executeCommand("attest.restartServer");
    await emptied;
    // What the rest of the folder has to do with it is known a little later.
    await problemsWhen(report, (found) => String(found) === String(before));
  });
});

function names(symbols: readonly DocumentSymbol[]): string[] {
  return symbols.flatMap(({ name, children }) => [name, ...names(children)]);
}
