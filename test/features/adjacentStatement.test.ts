import { expect, test } from "vitest";
import { adjacentStatement, type Direction } from "../../server/src/features/adjacentStatement";
import { openFixture } from "../fixture";

const PEOPLE = `speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
  kim: Kim Il Sung
  mao: Mao Zedong`;

/** Two files: in `/1949.md` Stalin speaks once, in `/1950.md` twice; Kim and Mao only in the second. */
const files = (second: string) => `//- /1949.md
---
${PEOPLE}
---

[It is too early.]{speaker=stalin date=1949-03}

//- /1950.md
---
${PEOPLE}
---

${second}
`;

const TALKS = `Kim arrived in March.

[The war must be quick.]{speaker=stalin date=1950-04}

[He promised that [China would help]{speaker=mao} if need be.]{speaker=kim}

[Both agreed.]{speaker="stalin kim"}
`;

async function jump(text: string, direction: Direction, preferred?: string): Promise<string> {
  const { workspace, document, cursor } = await openFixture(text.includes("/1950.md") ? text : files(text));
  const answer = adjacentStatement(workspace, document, cursor!, direction, preferred);
  if (!("placed" in answer)) return answer.found;
  const { found, placed, speaker, number, total } = answer;
  return `${found}: ${speaker} ${number} of ${total}: ${placed.statement.words}`;
}

const at = (words: string) => TALKS.replace(words, `$0${words}`);

test.each<[string, string, Direction, string]>([
  ["on to the next", at("war must"), "next", "adjacent: stalin 3 of 3: Both agreed."],
  ["back into the file before", at("war must"), "previous", "adjacent: stalin 1 of 3: It is too early."],
  ["after the last comes the first", at("Both"), "next", "wrapped: stalin 1 of 3: It is too early."],
  ["on a bracket one is in the statement", at("[The war"), "next", "adjacent: stalin 3 of 3: Both agreed."],
  ["the innermost is meant", at("China would"), "next", "only: mao 1 of 1: China would help"],
  ["beside the inner one the outer", at("if need"), "next", "adjacent: kim 2 of 2: Both agreed."],
  ["before all statements", at("arrived"), "next", "nearest: stalin 2 of 3: The war must be quick."],
  ["before all statements, back", at("arrived"), "previous", "nearest: stalin 1 of 3: It is too early."],
])("%s", async (_, text, direction, expected) => {
  expect(await jump(text, direction)).toBe(expected);
});

test("between statements, the nearest in the direction", async () => {
  const between = TALKS.replace("\n\n[He", "\n\nIn the *evening*$0 they went on.\n\n[He");
  expect(await jump(between, "next")).toMatch(/^nearest: kim 1 of 2/);
  expect(await jump(between, "previous")).toMatch(/^nearest: stalin 2 of 3/);
});

test("of a joint statement and of words within words the speaker that one came for", async () => {
  expect(await jump(at("Both"), "previous", "kim")).toMatch(/^adjacent: kim 1 of 2/);
  expect(await jump(at("Both"), "previous", "mao")).toMatch(/^adjacent: stalin 2 of 3/);
  expect(await jump(at("China would"), "next", "kim")).toMatch(/^adjacent: kim 2 of 2/);
});

test("words of nobody known, and a folder where nobody says anything", async () => {
  expect(await jump("**Stalin:** No.\n\n**BERBAHL:** I $0do.\n", "next")).toBe("nobody");
  const empty = `//- /1950.md\n---\n${PEOPLE}\n---\n\nNothing$0 is said here.\n`;
  expect(await jump(empty, "next")).toBe("none");
  expect(await jump(empty, "previous")).toBe("none");
});

test("line ends of Windows and signs beyond the basic plane", async () => {
  const text = files("😀 [Kö$0nnen 𝔴ir?]{speaker=mao}\n\nEr 😀 sagte:\n\n[Ja 😀.]{speaker=mao}");
  const windows = text.replace(/(?<!\.md)\n/g, "\r\n");
  expect(await jump(windows, "next")).toBe("adjacent: mao 2 of 2: Ja 😀.");
});
