import { expect, test } from "vitest";
import { applied } from "../../server/src/annotating/edits";
import { textUnder } from "../../server/src/export/transcription";
import { bibliographyEdit } from "../../server/src/features/insertBibliography";
import { openFixture } from "../fixture";

const HEAD = "---\nspeakers: {stalin: Joseph Stalin, kim: Kim Il Sung}\n---\n";
const ENTRIES = ["Bajanov, Evgeni. *The Korean Conflict*. Seoul: X, 2001.", "“Report on a Visit.” APRF."];
const DIV = `::: {.note .bibliography}\n\n${ENTRIES.join("\n\n")}\n\n:::`;

test.each([
  [
    "after the paragraph of the cursor",
    "One.\n\nTw$0o,\nthree.\n\nFour.\n",
    `One.\n\nTwo,\nthree.\n\n${DIV}\n\nFour.\n`,
  ],
  ["after a whole list", "- a\n- $0b\n\nFour.\n", `- a\n- b\n\n${DIV}\n\nFour.\n`],
  [
    "after a div",
    "::: {.commentary}\n\nHe sa$0id.\n\n:::\n\nEnd.\n",
    `::: {.commentary}\n\nHe said.\n\n:::\n\n${DIV}\n\nEnd.\n`,
  ],
  ["between paragraphs", "One.\n\n$0\n\nTwo.\n", `One.\n\n${DIV}\n\n\n\nTwo.\n`],
  ["at the end without a line's end", "One.$0", `One.\n\n${DIV}`],
  [
    "within what somebody says, who goes on behind it",
    "Stalin: We sh$0all see.\n\nWe shall wait.\n\nKim: Yes.\n",
    `Stalin: We shall see.\n\n${DIV}\n\nWe shall wait.\n\nKim: Yes.\n`,
  ],
  ["in a file with CRLF", "One.$0\r\n\r\nTwo.\r\n", `One.\r\n\r\n${DIV.replace(/\n/g, "\r\n")}\r\n\r\nTwo.\r\n`],
])("%s", async (_, text, expected) => {
  const head = text.includes("\r") ? HEAD.replace(/\n/g, "\r\n") : HEAD;
  const { document, cursor } = await openFixture(head + text);
  const edit = bibliographyEdit(document, cursor!, ENTRIES)!;
  const after = applied(document.source.text, [edit]);
  expect(after).toBe(head + expected);
  const { document: read } = await openFixture(after);
  const words = (text: string) => text.trim().split(/\s+/);
  expect(words(textUnder(read))).toEqual(words(textUnder(document)));
  expect(read.model.statements.map(({ speakers }) => speakers)).toEqual(
    document.model.statements.map(({ speakers }) => speakers),
  );
});
