import { expect, test } from "vitest";
import { codeLenses, type LensChoice, type LensData, lensCommand } from "../../server/src/features/codeLens";
import { type OpenFixture, openFixture } from "../fixture";
import { HEAD } from "./korea";

/** `line: title`, or `line: title command line` for those that lead somewhere. */
function lenses({ workspace, document }: OpenFixture, choice: LensChoice, arrows: boolean): string[] {
  const uri = "file:///W/As%20the%20client%20spells%20it.md";
  return codeLenses(workspace, document, { uri, choice, arrows }).map(({ range, data }) => {
    const { title, command, arguments: args } = lensCommand(workspace, document, data as LensData)!;
    if (command) expect(args).toEqual([uri, range.start]);
    expect(range.end.line).toBe(range.start.line);
    return `${range.start.line - LINES}: ${[title, command].filter(Boolean).join(" ")}`;
  });
}

const LINES = HEAD.split("\n").length - 1;

const TEXT = `${HEAD}
[The war will be short. [Troops will come.]{speaker=mao to=kim}]{speaker=kim to=stalin}

**Stalin:** Will they?

::: {speaker="kim mao"}

They will.

:::

> The war should be quick.
>
> — Stalin, to Kim Il Sung [@report]
//- /a-diary.md
---
source: diary
date: 1949-01
speakers: {kim: Kim Il Sung}
references: [{id: diary}]
---
Kim Il Sung: We shall win.
`;

test("marked statements: who to whom, the number in the whole folder", async () => {
  expect(lenses(await openFixture(TEXT), "marked", false)).toEqual([
    "1: Kim Il Sung → Stalin · 2 of 3",
    "1: Mao Zedong → Kim Il Sung · 1 of 2",
    "5: Kim Il Sung and Mao Zedong · 3 of 3",
    "11: Stalin → Kim Il Sung · 2 of 2",
  ]);
});

test("labels too, with arrows where there is another", async () => {
  expect(lenses(await openFixture(TEXT.replace(/> The war.*?report\]\n/s, "")), "all", true)).toEqual([
    "1: Kim Il Sung → Stalin · 2 of 3",
    "1: ↑ attest.previousStatement",
    "1: ↓ attest.nextStatement",
    "1: Mao Zedong → Kim Il Sung · 1 of 2",
    "1: ↑ attest.previousStatement",
    "1: ↓ attest.nextStatement",
    "3: Stalin · 1 of 1",
    "5: Kim Il Sung and Mao Zedong · 3 of 3",
    "5: ↑ attest.previousStatement",
    "5: ↓ attest.nextStatement",
  ]);
});

test.each([
  ["off", TEXT],
  ["marked", `${HEAD}\nStalin: Yes.\n`],
  ["all", `${HEAD}\nNobody speaks.\n`],
  ["all", "# Shopping\n\n[Bread]{speaker=stalin}\n"],
] as const)("none: %s", async (choice, text) => {
  expect(lenses(await openFixture(text), choice, true)).toEqual([]);
});

test("whom nobody knows has none, and a statement that is gone no command", async () => {
  const open = await openFixture(`${HEAD}\nStalin: Yes.\n\n**MOLOTOV:** No.\n`);
  expect(lenses(open, "all", true)).toEqual(["1: Stalin · 1 of 1"]);
  const data: LensData = { uri: open.main, version: 1, statement: 9, part: "title" };
  expect(lensCommand(open.workspace, open.document, data)).toBeNull();
});
