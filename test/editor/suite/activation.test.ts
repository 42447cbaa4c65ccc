import assert from "node:assert/strict";
import { commands, extensions, Uri, workspace } from "vscode";

describe("Attest", () => {
  it("wakes up when a Markdown file is opened, and brings its commands", async () => {
    await workspace.openTextDocument({ language: "markdown", content: "# Notes\n" });
    const extension = extensions.getExtension("attest.attest");
    await extension?.activate();
    assert.equal(extension?.isActive, true);
    const known = await commands.getCommands(true);
    assert.ok(known.includes("attest.restartServer") && known.includes("attest.showLog"));
  });

  it("takes Quarto files for Markdown where no extension for Quarto does better", async () => {
    const document = await workspace.openTextDocument(Uri.parse("untitled:Draft.qmd"));
    assert.equal(document.languageId, "markdown");
  });
});
