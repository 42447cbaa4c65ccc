import assert from "node:assert/strict";
import { commands } from "vscode";
import { open } from "./editor";

describe("Reading", () => {
  it("has speakers instead of braces in VS Code's own preview", async () => {
    const report = await open("korea-1950/report.md");
    const html = await commands.executeCommand<string>("markdown.api.render", report);
    assert.match(html, /<div class="attest-caption">Joseph Stalin → Kim Il Sung<\/div>/);
    assert.match(html, /<div class="attest-div attest-statement [^>]*data-line="26"/);
    assert.doesNotMatch(html.replace(/<[^>]*>/g, ""), /[{}]|:::|speakers:/);
  });

  it("toggles annotations without a change of the text", async () => {
    const report = await open("korea-1950/report.md");
    const before = report.getText();
    await commands.executeCommand("attest.toggleAnnotations");
    await commands.executeCommand("attest.toggleAnnotations");
    assert.equal(report.getText(), before);
    assert.equal(report.isDirty, false);
  });
});
