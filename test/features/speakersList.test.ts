import { expect, test } from "vitest";
import { speakersIn, statementsOf } from "../../server/src/features/speakersList";
import type { ListFilter } from "../../server/src/protocol";
import { openFixture, ROOT } from "../fixture";

const FILES = `//- /attest.yaml
speakers:
  shtykov: {name: Terentii Shtykov, role: Soviet ambassador}

//- /talks/1950.md
---
source: minutes
date: 1950-04
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin], role: leader of the Soviet Union}
  kim: {name: Kim Il Sung, aliases: [Kim]}
---

[The war must be quick.]{speaker=stalin to="kim pak"} $0

[They **agreed** on it. #claim/agreed]{speaker="kim stalin"}

//- /1949.md
---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin], role: leader of the Soviet Union}
---

[It is too early, said the généralissime.]{speaker=stalin to=shtykov date=1949-03}

And elsewhere:

[It is undated.]{speaker=stalin resp=annotator}
`;

async function speakers(filter: ListFilter = {}, files = FILES): Promise<string[]> {
  const { workspace } = await openFixture(files);
  const found = speakersIn(workspace, ROOT, filter);
  return found.map(({ name, statements, declared }) => `${name} ${statements}${declared ? "" : " undeclared"}`);
}

async function statements(speaker: string, filter: ListFilter = {}): Promise<string[]> {
  const { workspace } = await openFixture(FILES);
  return statementsOf(workspace, ROOT, speaker, filter).map(({ words, date, addressees, path, location, index }) =>
    [words, date, addressees, `${path}:${location.range.start.line + 1}`, index].join(" | "),
  );
}

test("who speaks, then who is only declared or spoken to, each by name", async () => {
  expect(await speakers()).toEqual(["Joseph Stalin 4", "Kim Il Sung 1", "pak 0 undeclared", "Terentii Shtykov 0"]);
});

test("statements in order of date, without annotations, a joint one under each speaker", async () => {
  expect(await statements("stalin")).toEqual([
    "It is too early, said the généralissime. | March 1949 | Terentii Shtykov | 1949.md:6 | 0",
    "The war must be quick. | April 1950 | Kim and pak | talks/1950.md:9 | 0",
    "They agreed on it. | April 1950 |  | talks/1950.md:11 | 1",
    "It is undated. |  |  | 1949.md:10 | 1",
  ]);
  expect(await statements("kim")).toEqual(["They agreed on it. | April 1950 |  | talks/1950.md:11 | 0"]);
  expect(await statements("nobody")).toEqual([]);
});

test.each<[string, ListFilter, string[], string[]]>([
  ["words of a statement", { text: "AGREED" }, ["Joseph Stalin 1", "Kim Il Sung 1"], ["They agreed on it."]],
  ["an accent left out", { text: "generalissime" }, ["Joseph Stalin 1"], ["It is too early, said the généralissime."]],
  ["name and word together", { text: "stal quick" }, ["Joseph Stalin 1"], ["The war must be quick."]],
  ["a date", { text: "march 1949" }, ["Joseph Stalin 1"], ["It is too early, said the généralissime."]],
  ["whom it is said to", { text: "kim war" }, ["Joseph Stalin 1"], ["The war must be quick."]],
  [
    "whom it is said to, who says nothing",
    { text: "ambassador" },
    ["Joseph Stalin 1", "Terentii Shtykov 0"],
    ["It is too early, said the généralissime."],
  ],
  ["what is nowhere", { text: "Truman" }, [], []],
  [
    "one file",
    { uri: `${ROOT}/1949.md` },
    ["Joseph Stalin 2", "Terentii Shtykov 0"],
    ["It is too early, said the généralissime.", "It is undated."],
  ],
])("a filter: %s", async (_, filter, expected, stalins) => {
  expect(await speakers(filter)).toEqual(expected);
  expect((await statements("stalin", filter)).map((line) => line.split(" | ")[0])).toEqual(stalins);
});

test("a speaker leads to the declaration, one without it to where the id stands", async () => {
  const { workspace } = await openFixture(FILES);
  const places = speakersIn(workspace, ROOT, {}).map(
    ({ id, location, seenIn }) =>
      `${id} ${location?.uri.slice(ROOT.length)}:${location!.range.start.line + 1} ${seenIn}`,
  );
  expect(places).toEqual([
    `stalin /1949.md:3 ${ROOT}/1949.md`,
    `kim /talks/1950.md:6 ${ROOT}/talks/1950.md`,
    `pak /talks/1950.md:9 ${ROOT}/talks/1950.md`,
    `shtykov /attest.yaml:2 ${ROOT}/1949.md`,
  ]);
});

test("an empty folder has no speakers", async () => {
  expect(await speakers({}, "# Shopping\n\nbread $0\n")).toEqual([]);
});
