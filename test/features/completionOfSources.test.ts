import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver-types";
import { completions } from "../../server/src/features/completion";
import { locatorLabels } from "../../server/src/features/completion/locators";
import { isLocator } from "../../server/src/syntax/locators";
import { openFixture } from "../fixture";

const BIB = `
@book{haffner1971, author = {Haffner, Ilse}, title = {Winter in Tallinn}, date = {1971}}
@article{orlova1958, author = {Orlova, Vera}, title = {The Haffner Papers}, date = {1958}}
@report{minutes/57, title = {Minutes of the Harbour Board}, date = {1957}}
@misc{odd.key., title = {A Key That Ends in a Full Stop}}
`;

const HEAD = `---
attest: 1
lang: LANG
bibliography: library.bib
---

`;

async function completed(body: string, lang = "en") {
  const text = `//- /w/report.md\n${HEAD.replace("LANG", lang)}${body}\n//- /w/library.bib\n${BIB}`;
  const { workspace, document, main, files, cursor } = await openFixture(text);
  const list = completions(workspace, document.source, cursor!, { snippets: false, again: false });
  return { ...list, text: files.get(main)! };
}

const keys = async (body: string) => (await completed(body)).items.map(({ label }) => label);

/** The text of the body once an entry is taken. */
async function taken(body: string, label: string, lang = "en"): Promise<string> {
  const { items, text } = await completed(body, lang);
  const { textEdit } = items.find((each) => each.label === label)!;
  const after = TextDocument.applyEdits(TextDocument.create("", "", 0, text), [textEdit as TextEdit]);
  return after.slice(HEAD.length + lang.length - 4).trimEnd();
}

const ALL = ["haffner1971", "orlova1958", "minutes/57", "odd.key."];

describe("keys after @", () => {
  test.each([
    ["Yes [@$0].", ALL],
    ["Yes [@$0, p. 3].", ALL],
    ["Yes [see @$0", ALL],
    ["Yes [@orlova1958; @$0].", ["orlova1958", "haffner1971", "minutes/57", "odd.key."]],
    ["Yes [-@$0].", ALL],
    ["As @$0 says.", ALL],
    ["As [@haff$0].", ["haffner1971", "orlova1958"]],
    ["As [@orl$0].", ["orlova1958"]],
    ["As [@1957$0].", ["minutes/57"]],
    ["As [@harb$0].", ["minutes/57"]],
    ["As [@HÄFF$0].", ["haffner1971", "orlova1958"]],
    ["As [@{$0}].", ALL],
    ["[Yes]{source=orl$0}", ["orlova1958"]],
  ])("%s", async (body, expected) => expect(await keys(body)).toEqual(expected));

  test.each([
    "mail: vera@$0",
    "Escaped \\@$0",
    "`[@$0]`",
    "[@haffner1971 $0]",
    "Yes [@haffner1971]$0",
    "https://a.b/@$0",
  ])("none in %s", async (body) => expect(await keys(body)).toEqual([]));

  test.each([
    ["Yes [@haf$0, p. 3].", "haffner1971", "Yes [@haffner1971, p. 3]."],
    ["Yes [@$0old-key, p. 3].", "orlova1958", "Yes [@orlova1958, p. 3]."],
    ["Yes [@od$0].", "odd.key.", "Yes [@{odd.key.}]."],
    ["Yes [@{od$0].", "odd.key.", "Yes [@{odd.key.}]."],
    ["Yes [@{od$0}].", "odd.key.", "Yes [@{odd.key.}]."],
    ["Yes [@min$0].", "minutes/57", "Yes [@minutes/57]."],
  ])("%s: %s", async (body, label, expected) => expect(await taken(body, label)).toBe(expected));

  test("an entry says who wrote what when", async () => {
    const { items } = await completed("[@haf$0]");
    expect(items[0]).toMatchObject({
      label: "haffner1971",
      detail: "Haffner, Winter in Tallinn (1971)",
      labelDetails: { description: "Haffner, 1971" },
      filterText: "haffner1971 Haffner Winter in Tallinn 1971",
    });
  });

  test("of twenty thousand a hundred are listed, and the list says that there are more", async () => {
    const entries = Array.from({ length: 20_000 }, (_, i) => `@book{key${i}, title = {Volume ${i} of Letters}}`);
    const text = `//- /w/report.md\n${HEAD}As [@key1999$0].\n//- /w/library.bib\n${entries.join("\n")}`;
    const { workspace, document, cursor } = await openFixture(text);
    const { items, isIncomplete } = completions(workspace, document.source, cursor!, { snippets: false, again: false });
    expect(items[0]!.label).toBe("key1999");
    expect(items.map(({ label }) => label)).toContain("key19990");
    const all = completions(workspace, document.source, cursor! - "key1999".length, { snippets: false, again: false });
    expect([all.items.length, all.isIncomplete, isIncomplete]).toEqual([100, true, true]);
  });
});

describe("labels of locators", () => {
  test.each([
    ["[@haffner1971, $0]", "p.", "[@haffner1971, p. ]"],
    ["[@haffner1971, fo$0]", "fol.", "[@haffner1971, fol. ]"],
    ["[@orlova1958, p. 3; @haffner1971, $0]", "ch.", "[@orlova1958, p. 3; @haffner1971, ch. ]"],
    ["@haffner1971 [$0]", "pp.", "@haffner1971 [pp. ]"],
    ['[Yes]{source=haffner1971 locator="$0"}', "p.", '[Yes]{source=haffner1971 locator="p. "}'],
  ])("%s: %s", async (body, label, expected) => expect(await taken(body, label)).toBe(expected));

  test("in the language of the file first", async () => {
    expect(await taken("[@haffner1971, $0]", "Bl.", "de")).toBe("[@haffner1971, Bl. ]");
    const { items } = await completed("[@haffner1971, $0]", "ru-RU");
    expect(items[0]!.label).toBe("с.");
  });

  test.each(["[@haffner1971, p. $0]", "[no key, $0]", "Yes, $0"])("none in %s", async (body) =>
    expect(await keys(body)).toEqual([]),
  );

  test("each is read as a locator in its language", () => {
    const languages = "en de fr es it pt nl pl cs ru sv da no nb fi hu ro tr el he ar uk".split(" ");
    for (const lang of languages)
      for (const [label] of locatorLabels(lang))
        expect([lang, label, isLocator(`${label} 3`, lang)]).toEqual([lang, label, true]);
  });
});

describe("in YAML", () => {
  test("what a reference rests on, and whose text a file is", async () => {
    const at = async (text: string) => {
      const { workspace, main, document, cursor } = await openFixture(text);
      const source = document?.source ?? workspace.projectOf(main)!.source;
      const { items } = completions(workspace, source, cursor!, { snippets: false, again: false });
      return items.map(({ textEdit }) => textEdit!.newText);
    };
    const front = `//- /w/report.md\n---\nattest: 1\nbibliography: library.bib\nreferences:\n  - id: a\n    cited-in: {id: orl$0}\n---\n`;
    expect(await at(`${front}//- /w/library.bib\n${BIB}`)).toEqual(["orlova1958"]);
    const project = "//- /w/attest.yaml\nbibliography: library.bib\ntexts:\n  haf$0\n";
    expect(await at(`${project}//- /w/library.bib\n${BIB}`)).toEqual(["haffner1971: ", "orlova1958: "]);
  });
});
