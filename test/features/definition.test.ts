import { expect, test } from "vitest";
import { definition } from "../../server/src/features/definition";
import { openFixture } from "../fixture";
import { HEAD } from "./korea";

/** What is declared for `$0`: the file, and the line there. */
async function declared(text: string): Promise<string> {
  const { workspace, document, cursor } = await openFixture(text);
  const [link] = definition(workspace, document, cursor!);
  return link ? `${link.targetUri.slice("file:///w".length)}:${link.targetRange.start.line + 1}` : "nothing";
}

test.each([
  ["[Words]{speaker=$0stalin}.", "/source.md:6"],
  ["[Words]{speaker=stalin to=ki$0m}.", "/source.md:12"],
  ["Sta$0lin: Words.", "/source.md:6"],
  ["Words. #claim/us-$0stays-out", "/source.md:15"],
  ["Words. #cl$0aim/us-stays-out", "/source.md:15"],
  ["[Words]{claim=us-stays-out$0}.", "/source.md:15"],
  ["::: {.commentary}\n\nWords [@$0bajanov].\n\n:::", "/source.md:24"],
  ["[Words]{source=b$0ajanov}.", "/source.md:24"],
  ["[Words]{speaker=no$0body}.", "nothing"],
])("%s", async (text, place) => {
  expect(await declared(`${HEAD}\n${text}\n`)).toBe(place);
});

test("from the project file, and from claims that others support or contradict", async () => {
  const project = (line: string) => `//- /attest.yaml\nclaims:\n  war: {text: There will be war.}\n  ${line}\n`;
  const it = await openFixture(project("peace: {text: There will be peace., contradicts: [wa$0r]}"));
  const [link] = definition(it.workspace, it.document, it.cursor!);
  expect([link?.targetUri, link?.targetRange.start.line]).toEqual(["file:///w/attest.yaml", 1]);
  expect(await declared("---\nclaims:\n  war: War.\n  peace: {text: Peace., supports: [wa$0r]}\n---\n")).toBe(
    "/source.md:3",
  );
});

test("in the project file, another file, a bibliography", async () => {
  const files = `//- /attest.yaml
bibliography: library.bib
speakers:
  mao: Mao Zedong
//- /library.bib
@book{other, title = {Other}}

@book{goncharov, title = {Uncertain Partners}, year = 1993}
//- /other.md
---
claims:
  war: {text: There will be war.}
---
`;
  const main = (text: string) => `---\nspeakers: {kim: Kim Il Sung}\n---\n${text}\n${files}`;
  expect(await declared(main("[Words]{speaker=$0mao}."))).toBe("/attest.yaml:3");
  expect(await declared(main("Words [@$0goncharov]."))).toBe("/library.bib:3");
  expect(await declared(main("Words. #claim/$0war"))).toBe("/other.md:3");
});
