import { describe, expect, it } from "vitest";
import { annotations } from "../../server/src/features/annotations";
import { spanOf } from "../../server/src/features/ranges";
import { openFixture } from "../fixture";

const HEAD = `---
source: report
speakers: {stalin: Joseph Stalin, kim: {name: Kim Il Sung, aliases: [Kim]}}
references: [{id: report, title: Report}]
---

`;

/** Each annotation as `kind text`. */
async function found(body: string, head = HEAD): Promise<string[]> {
  const { document } = await openFixture(head + body);
  const { text } = document.source;
  return annotations(document).map(({ kind, range }) => {
    const { from, to } = spanOf(document.source, range);
    return `${kind} ${text.slice(from, to)}`;
  });
}

describe("annotations that a reader can do without", () => {
  it.each<[string, string, string[]]>([
    [
      "the brackets of a span",
      "[We agree.]{speaker=kim to=stalin} So he said.",
      ["attributes [", "attributes ]{speaker=kim to=stalin}"],
    ],
    [
      "spans within spans",
      "[He [did]{claim=war} so.]{speaker=kim}",
      ["attributes [", "attributes [", "attributes ]{claim=war}", "attributes ]{speaker=kim}"],
    ],
    ["the fences of a div", "::: {speaker=kim}\n\nWe agree.\n\n:::\n", ["fence ::: {speaker=kim}", "fence :::"]],
    ["a div that nothing closes", "::: {speaker=kim}\n\nWe agree.\n", ["fence ::: {speaker=kim}"]],
    ["attributes of a heading", "## Remarks {.commentary}\n", ["attributes {.commentary}"]],
    [
      "tags",
      "They will come. #claim/war Will they? #questions/war #denies/war\n",
      ["tag #claim/war", "tag #questions/war", "tag #denies/war"],
    ],
    ["citations with known keys", "So he said [@report, p. 3].", ["citation [@report, p. 3]"]],
    ["no citations in the text", "@report [p. 3] has it.", []],
    ["page spans", "One []{.page n=41} two.", ["page []{.page n=41}"]],
    [
      "comments that suppress",
      "<!-- attest-ignore quotation.unsourced: proverbial -->\n\nWords.\n",
      ["suppression <!-- attest-ignore quotation.unsourced: proverbial -->"],
    ],
    ["no words of a note", "One [so in the copy]{.note}.", ["attributes [", "attributes ]{.note}"]],
    ["no words of a note in a div", "::: {.note}\n\nMine.\n\n:::\n", ["fence ::: {.note}", "fence :::"]],
    ["no labels and no escapes", "**Kim:** The war \\[of liberation\\].", []],
    ["nothing in code", "`[a]{speaker=kim}`\n\n```\n::: {speaker=kim}\n```\n", []],
    ["nothing in a source without", "Only words.\n", []],
    [
      "lines that end in CRLF",
      "::: {.stage}\r\n\r\nA [📜]{.mention}.\r\n\r\n:::\r\n",
      ["fence ::: {.stage}", "attributes [", "attributes ]{.mention}", "fence :::"],
    ],
  ])("%s", async (_, body, expected) => expect(await found(body)).toEqual(expected));

  it("are none where nothing is annotated", async () => {
    expect(await found("[We agree.]{speaker=kim} #claim/war\n", "")).toEqual([]);
  });

  it("stand in order and do not overlap", async () => {
    const body = "::: {.note}\n\n[One [@report, p. 4] #claim/x]{speaker=kim}\n\n:::\n\n[Two]{.note} []{.page n=3}\n";
    const { document } = await openFixture(HEAD + body);
    const spans = annotations(document).map(({ range }) => spanOf(document.source, range));
    for (const [i, span] of spans.entries()) expect(span.from).toBeGreaterThanOrEqual(spans[i - 1]?.to ?? 0);
    expect(spans).toHaveLength(9);
  });
});
