import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextDocumentEdit } from "vscode-languageserver-types";
import { problemsIn } from "../../server/src/diagnostics";
import { textUnder } from "../../server/src/export/transcription";
import { codeActions } from "../../server/src/features/codeActions";
import { rangeOf } from "../../server/src/features/ranges";
import { openFixture } from "../fixture";

const HEAD = `---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
  berdahl: Gunnar Berdahl
claims: {war: {text: There will be war.}}
references: [{id: report, title: Report}]
---
`;

/** What each fix makes of the text after the front matter; none of them changes what is said. */
async function fixed(body: string): Promise<string[]> {
  const { workspace, document } = await openFixture(HEAD + body);
  const found = problemsIn(workspace, document.uri, new Map());
  const everything = rangeOf(document.source, { from: 0, to: document.source.text.length });
  const texts = codeActions(workspace, document.source, found, everything).map(({ edit }) => {
    const { edits } = edit!.documentChanges![0] as TextDocumentEdit;
    return TextDocument.applyEdits(TextDocument.create("", "", 0, HEAD + body), edits as never);
  });
  for (const text of texts) {
    const { document: after, workspace: then } = await openFixture(text);
    expect(problemsIn(then, after.uri, new Map()).length).toBeLessThan(found.length);
    expect(textUnder(after).replaceAll(/ ?\[@.*?\]/g, "")).toBe(textUnder(document).replaceAll(/ ?\[@.*?\]/g, ""));
  }
  return texts.map((text) => text.slice(HEAD.length));
}

test.each([
  ["[Yes]{speaker=stalni}.\n", "[Yes]{speaker=stalin}.\n"],
  ["[Yes]{speaker=stalin}. #claim/wra\n", "[Yes]{speaker=stalin}. #claim/war\n"],
  ["So it was [@reprot, p. 4].\n", "So it was [@report, p. 4].\n"],
  ["Stalin: Yes.\n\n**BERBAHL:** No.\n", "Stalin: Yes.\n\n[**BERBAHL:**]{speaker=berdahl} No.\n"],
  ["Stalin: Yes.\n\nMR. BERBAHL: No.\n", "Stalin: Yes.\n\n[MR. BERBAHL:]{speaker=berdahl} No.\n"],
  ["[Yes]{speaker = stalin}.\n", "[Yes]{speaker=stalin}.\n"],
  ["[Yes]{speaker=stalin berdahl}.\n", '[Yes]{speaker="stalin berdahl"}.\n'],
  ["[Yes]{speaker=“stalin”}.\n", "[Yes]{speaker=stalin}.\n"],
  ["[Yes]{cert=hihg}.\n", "[Yes]{cert=high}.\n"],
  ["[One\n\ntwo]{speaker=stalin}.\n", "[One]{speaker=stalin}\n\n[two]{speaker=stalin}.\n"],
  ["“Yes” [@report]{speaker=stalin}\n", "[“Yes” [@report]]{speaker=stalin}\n"],
  ["::: speaker=stalin\n\nYes.\n\n:::\n", "::: {speaker=stalin}\n\nYes.\n\n:::\n"],
  ["Yes.\n::: {speaker=stalin}\n\nYes.\n\n:::\n", "Yes.\n\n::: {speaker=stalin}\n\nYes.\n\n:::\n"],
  ["::: {speaker=stalin}\n\nYes.\n\n", "::: {speaker=stalin}\n\nYes.\n\n:::\n\n"],
  ["An <illegible> word.\n", "An \\<illegible> word.\n"],
  ["[sic](so he said).\n", "\\[sic\\](so he said).\n"],
  ["<!-- attest-ignore speaker.unknwon: x -->\n\nYes.\n", "<!-- attest-ignore speaker.unknown: x -->\n\nYes.\n"],
])("%j becomes %j", async (body, expected) => {
  expect(await fixed(body)).toEqual([expected]);
});
