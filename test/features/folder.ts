import { TextDocument } from "vscode-languageserver-textdocument";
import type { WorkspaceEdit } from "vscode-languageserver-types";
import { type OpenFixture, openFixture, ROOT } from "../fixture";

/** Three files and a project, as a historian's folder has them; `text` is the open one, the file `/report.md`. */
export const FOLDER = `//- /attest.yaml
speakers:
  kim: {name: Kim Il Sung, aliases: [Kim]}
claims:
  war-soon: {text: There will be war., contradicts: [us-stays-out], supports: us-stays-out}
//- /letters/1949.md
---
title: Letters of 1949
speakers:
  "stalin": {name: Joseph Stalin, aliases: [Stalin]}
references:
  - {id: bajanov, type: book, title: The Korean Conflict}
---

[The time has not come]{speaker='kim stalin' to="mao kim"} [@bajanov].

Kim (to Stalin): We wait. #denies/us-stays-out
//- /plain.md
# Shopping

kim: bread
`;

/** Opens `report`, with the cursor `$0` in it, beside the folder. */
export function openFolder(report: string): Promise<OpenFixture> {
  return openFixture(`//- /report.md\n${report}\n${FOLDER}`);
}

export function pathOf(uri: string): string {
  return decodeURIComponent(uri.slice(ROOT.length));
}

/** What becomes of each file that the edit changes. */
export function edited(files: ReadonlyMap<string, string>, edit: WorkspaceEdit): Map<string, string> {
  const texts = new Map<string, string>();
  for (const change of edit.documentChanges ?? []) {
    if (!("textDocument" in change)) continue;
    const { uri } = change.textDocument;
    const edits = change.edits.filter((each) => "newText" in each);
    texts.set(pathOf(uri), TextDocument.applyEdits(TextDocument.create(uri, "", 1, files.get(uri)!), edits));
  }
  return texts;
}
