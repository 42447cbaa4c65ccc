import { describe, expect, test } from "vitest";
import { isSourceText, quotedFrom } from "../../server/src/features/quotedFrom";
import { type QuotedLensData, quotedCommand, quotedLenses } from "../../server/src/features/quotedLenses";
import { references } from "../../server/src/features/references";
import { openFixture, ROOT } from "../fixture";

const WORDS = "The fleet shall sail at dawn without any delay";
const FILES = `//- /a.md
---
attest: 1
---

It says “${WORDS}” [@minutes]. It also says “the fleet shall sail at noon without any delay” [@minutes].
//- /b.md
---
attest: 1
---

Again “nobody was left in the old harbour” [@minutes], and “${WORDS}” [@minutes].
//- /attest.yaml
references: [{id: minutes, title: Minutes}]
texts: {minutes: minutes.txt}
`;
const MINUTES = `//- /minutes.txt
First.

${WORDS}.
Then nobody was left in the old harbour.

Nobody quotes this.
`;

async function opened(text: string) {
  const fixture = await openFixture(text);
  await fixture.workspace.compareAll(false);
  return fixture;
}

/** A workspace with the text open, too. */
async function withText() {
  const fixture = await opened(FILES + MINUTES);
  const { workspace, files } = fixture;
  const uri = `${ROOT}/minutes.txt`;
  workspace.open({ uri, languageId: "plaintext", version: 1, text: files.get(uri)! });
  return { workspace, document: workspace.document(uri)! };
}

const place = ({ uri, range }: { uri: string; range: { start: { line: number; character: number } } }) =>
  `${uri.slice(ROOT.length)}:${range.start.line}:${range.start.character}`;

describe("the quotations of a text", () => {
  test("are those of all files, open or closed, in order of the passages", async () => {
    const { workspace, document } = await withText();
    const found = quotedFrom(workspace, document.uri);
    expect(found.map(({ uri, record }) => `${uri.slice(ROOT.length)} ${record.standing}`)).toEqual([
      "/a.md exact",
      "/a.md altered",
      "/b.md exact",
      "/b.md exact",
    ]);
    for (const { passage } of found.slice(0, 3)) expect(document.source.text.slice(passage.from)).toMatch(/^The fleet/);
  });

  test("are the references of the words at the cursor", async () => {
    const { workspace, document } = await withText();
    const at = document.source.text.indexOf("old harbour");
    expect(references(workspace, document, at, true).map(place)).toEqual(["/b.md:4:6"]);
    expect(references(workspace, document, document.source.text.indexOf("quotes this"), true)).toEqual([]);
  });

  test("stand before what else a speaker says, in an annotated text", async () => {
    const { workspace, document } = await opened(`//- /letter.md
---
source: letter
speakers: {ann: Ann}
references: [{id: letter, title: A letter}]
---

Ann: ${WORDS}.

Ann: Nothing else.
//- /essay.md
---
attest: 1
references: [{id: letter, title: A letter}]
---

She wrote “${WORDS}” [@letter].
`);
    const at = document.source.text.indexOf("sail");
    expect(references(workspace, document, at, false).map(place)).toEqual([
      "/essay.md:5:10",
      "/letter.md:6:0",
      "/letter.md:8:0",
    ]);
    expect(references(workspace, document, document.source.text.indexOf("ann:"), false).map(place)).toEqual([
      "/letter.md:6:0",
      "/letter.md:8:0",
    ]);
  });

  test("are none of a file that is no text of a source", async () => {
    const { workspace, document } = await withText();
    expect(isSourceText(workspace, document)).toBe(true);
    expect(isSourceText(workspace, workspace.document(`${ROOT}/a.md`)!)).toBe(false);
    expect(quotedFrom(workspace, `${ROOT}/a.md`)).toEqual([]);
  });

  test("move to what the words are now, when the text has changed", async () => {
    const { workspace, document } = await withText();
    workspace.change(document.uri, [{ text: document.source.text.replace("at dawn", "at noon") }], 2);
    await workspace.compareAll(false);
    await workspace.judged(`${ROOT}/a.md`);
    expect(
      quotedFrom(workspace, document.uri)
        .map(({ record }) => record.standing)
        .sort(),
    ).toEqual(["altered", "altered", "exact", "permissible"]);
  });
});

describe("lenses over a text", () => {
  const drawn = async (hasCommands: boolean) => {
    const { workspace, document } = await withText();
    return quotedLenses(workspace, document.source, "file:///W/minutes.txt").map(({ range, data }) => {
      const command = quotedCommand(workspace, document.source, data as QuotedLensData, hasCommands)!;
      return [range.start.line, command.title, command.command, (command.arguments?.[2] as unknown[])?.length];
    });
  };

  test("say how often a paragraph is quoted, and how often it is altered", async () => {
    expect(await drawn(false)).toEqual([[2, "quoted 4 times, 1 altered", "", undefined]]);
  });

  test("show the quotations where the client can", async () => {
    expect(await drawn(true)).toEqual([[2, "quoted 4 times, 1 altered", "attest.showQuotations", 4]]);
  });
});
