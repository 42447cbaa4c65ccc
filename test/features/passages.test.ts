import { expect, test } from "vitest";
import { definition } from "../../server/src/features/definition";
import { inlayHints } from "../../server/src/features/inlayHints";
import { rangeOf } from "../../server/src/features/ranges";
import { openFixture } from "../fixture";

const FILES = (text: string) => `//- /essay.md
---
attest: 1
references: [{id: minutes, title: Minutes, text: minutes.txt}]
---

${text}
//- /minutes.txt
It was agreed to sail at dawn.

The fleet shall sail at dawn from Brest, and no ship will be left behind.
`;

test.each([
  ["“the fleet shall s$0ail at dawn” [@minutes]", ["minutes.txt 2:0-2:28"]],
  ["“the fleet shall sail [quietly] at d$0awn” [@minutes]", ["minutes.txt 2:0-2:28"]],
  ["“nobody ever said any of t$0his” [@minutes]", []],
  ["“the fleet shall sail at dawn” so$0 [@minutes]", []],
])("from %s to its passage", async (text, expected) => {
  const { workspace, document, cursor, main } = await openFixture(FILES(text));
  await workspace.visit(main, () => {});
  const found = definition(workspace, document, cursor!).map(({ targetUri, targetSelectionRange: { start, end } }) => {
    const place = [start, end].map(({ line, character }) => `${line}:${character}`).join("-");
    return `${targetUri.split("/").at(-1)} ${place}`;
  });
  expect(found).toEqual(expected);
});

test("a mark stands after quotations that are verified, if it is wanted", async () => {
  const { workspace, document, main } = await openFixture(
    FILES(
      "That “the fleet shall sail at dawn” [@minutes]. That “the fleet shall never sail at dawn” [@minutes]. “One two.”",
    ),
  );
  await workspace.visit(main, () => {});
  const whole = rangeOf(document.source, { from: 0, to: document.source.text.length });
  const hints = (verifiedQuotations: boolean) =>
    inlayHints(workspace, document, whole, { inferredSpeakers: false, verifiedQuotations });
  expect(hints(true).map(({ label, tooltip, position }) => [label, tooltip, position.character])).toEqual([
    ["✓", "True to the words: “Minutes”", 35],
  ]);
  expect(hints(false)).toEqual([]);
});
