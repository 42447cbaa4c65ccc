import { describe, expect, test } from "vitest";
import { numbering, statementsByDate, statementsInTurn } from "../../server/src/features/statementOrder";
import { earliestOf } from "../../server/src/syntax/edtf";
import { openFixture } from "../fixture";

const PEOPLE = "speakers:\n  stalin: {name: Joseph Stalin, aliases: [Stalin]}\n  kim: Kim Il Sung";

const ARCHIVE = `//- /diary.md
---
${PEOPLE}
---

[Stalin had no time for us.]{speaker=stalin} $0

//- /b-telegram.md
---
${PEOPLE}
---

[Such a large affair needs preparation.]{speaker=stalin to=kim date=1950-01-30}
[He is ready to help.]{speaker=stalin date=1949-03}

//- /a-meeting.md
---
${PEOPLE}
source: minutes
date: 1950-04
---

**Stalin:** Will Americans interfere?

**Kim Il Sung:** They will not.

* * *

[Both agreed that it would be quick.]{speaker="kim stalin"}

[The plan was older than that.]{speaker=stalin date=1949-03-05}
`;

async function ordered(order: typeof statementsInTurn, speaker: string, text = ARCHIVE): Promise<string[]> {
  const { workspace, main } = await openFixture(text);
  return order(workspace, speaker, main).map(({ uri, statement }) => `${uri.replace(/.*\//, "")}: ${statement.words}`);
}

test("one reads file after file, the file with the earliest date first, each from its top", async () => {
  expect(await ordered(statementsInTurn, "stalin")).toEqual([
    "b-telegram.md: Such a large affair needs preparation.",
    "b-telegram.md: He is ready to help.",
    "a-meeting.md: Will Americans interfere?",
    "a-meeting.md: Both agreed that it would be quick.",
    "a-meeting.md: The plan was older than that.",
    "diary.md: Stalin had no time for us.",
  ]);
});

test("by date, then by place; without a date last; a joint statement with each of its speakers", async () => {
  expect(await ordered(statementsByDate, "stalin")).toEqual([
    "b-telegram.md: He is ready to help.",
    "a-meeting.md: The plan was older than that.",
    "b-telegram.md: Such a large affair needs preparation.",
    "a-meeting.md: Will Americans interfere?",
    "a-meeting.md: Both agreed that it would be quick.",
    "diary.md: Stalin had no time for us.",
  ]);
  expect(await ordered(statementsByDate, "kim")).toEqual([
    "a-meeting.md: They will not.",
    "a-meeting.md: Both agreed that it would be quick.",
  ]);
});

test("numbers go on from file to file", async () => {
  const { workspace, main } = await openFixture(ARCHIVE);
  const at = (path: string) => numbering(workspace, "stalin", main.replace("diary.md", path));
  expect([at("b-telegram.md"), at("a-meeting.md"), at("diary.md")]).toEqual([
    { first: 1, total: 6 },
    { first: 3, total: 6 },
    { first: 6, total: 6 },
  ]);
  expect(numbering(workspace, "nobody", main)).toEqual({ first: 1, total: 0 });
});

test("what stands nowhere has no order", async () => {
  expect(await ordered(statementsInTurn, "stalin", "# Shopping\n\nStalin: bread $0\n")).toEqual([]);
});

describe("the earliest moment of", () => {
  test.each([
    ["1950-04", "1950-04-01"],
    ["1950-04~", "1950-04-01"],
    ["195X", "1950-01-01"],
    ["1950-03-30/1950-04-25", "1950-03-30"],
    ["1950/..", "1950-01-01"],
    ["../1950-04", "1950-04-30"],
    ["[1950,1952]", "1950-01-01"],
    ["1950-21", "1950-03-01"],
    ["-0044-03-15", "-000044-03-15"],
  ])("%s is %s", (edtf, day) => {
    expect(new Date(earliestOf(edtf)!).toISOString().split("T")[0]).toBe(day);
  });

  test.each(["", "..", "../..", "spring", "1950-13", "Y1E999999999", "1950".repeat(99)])(
    "%s: there is none",
    (text) => {
      expect(earliestOf(text)).toBeNull();
    },
  );
});
