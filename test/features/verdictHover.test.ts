import { expect, test } from "vitest";
import type { MarkupContent } from "vscode-languageserver-types";
import { hover } from "../../server/src/features/hover";
import { openFixture } from "../fixture";

const MINUTES = `
//- /texts/minutes.txt
[p. 11] It was agreed that the whole fleet shall sail at dawn from Brest, and that no ship will be left behind.

[p. 12] The Harbour is closed.
`;

/** What a hover says of the quotation at the cursor, without what it says of the speaker. */
async function verdictOn(text: string): Promise<string> {
  const head = `//- /essay.md
---
attest: 1
references: [{id: minutes, title: Minutes *of* the Admiralty, text: texts/minutes.txt}, {id: lost, title: Lost}]
---

`;
  const { workspace, document, cursor, main } = await openFixture(head + text + MINUTES);
  await workspace.visit(main, () => {});
  const { value } = hover(workspace, workspace.document(main) ?? document, cursor!)!.contents as MarkupContent;
  return value.split("\n\n").slice(1).join("\n\n").replace(/ {2}$/gm, "");
}

const LINK = "[minutes.txt, p. 11](file:///w/texts/minutes.txt#L1)";
const NAME = "“Minutes \\*of\\* the Admiralty”";

test.each([
  [
    "“the whole fl$0eet shall sail at dawn” [@minutes]",
    `**Word for word** · ${NAME} · ${LINK}

> It was agreed that the whole fleet shall sail at dawn from Brest, and that no ship will be left behind. The Harbour is closed.`,
  ],
  [
    "“It was agreed that the army shall $0surely sail at dawn from Brest” [@minutes]",
    `**Altered** · ${NAME} · ${LINK}

> It was agreed that the ~~army shall surely~~ **whole fleet shall** sail at dawn from Brest, and that no ship will be left behind. The Harbour is closed.`,
  ],
  [
    "“[T]he whole fleet … sail at d$0awn” [@minutes]",
    `**True to the words** · ${NAME} · ${LINK}
permitted: the initial capital and a marked ellipsis

> It was agreed that the whole fleet shall sail at dawn from Brest, and that no ship will be left behind. The Harbour is closed.`,
  ],
  ["“nobody ever said th$0is at all” [@minutes]", `**Not found** in ${NAME}`],
  ["“nobody ever said th$0is at all” [@lost]", "**Not compared**: the text of the source is not here"],
  ["“nobody ever said th$0is at all”", ""],
])("of %s", async (text, expected) => expect(await verdictOn(text)).toBe(expected));
