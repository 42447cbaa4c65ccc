import assert from "node:assert/strict";
import { commands, extensions, workspace } from "vscode";

describe("Attest", () => {
  it("wakes up when a Markdown file is opened, and brings its commands", async () => {
    await workspace.openTextDocument({ language: "markdown", content: "# Notes\n" });
    const extension = extensions.getExtension("attest.attest");
    await extension?.activate();
    assert.equal(extension?.isActive, true);
    const known = await commands.getCommands(true);
    assert.ok(known.includes("attest.restartServer") && known.includes("attest.showLog"));
  });
});
