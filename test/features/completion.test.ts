import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver-types";
import { completions, type Described, documentationOf } from "../../server/src/features/completion";
import { positionAt } from "../../server/src/features/ranges";
import { openFixture } from "../fixture";

const HEAD = `---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Comrade Stalin, Stalin], role: General Secretary}
  kim: {name: Kim Il Sung, aliases: [Kim]}
  mao: Mao Zedong
claims:
  us-out: {text: The United States stay out.}
  war: {text: There will be war.}
references: [{id: report, title: Report}]
---

`;

const ABILITIES = { snippets: false, again: false };

async function completed(text: string) {
  const { workspace, document, main, files, cursor } = await openFixture(text);
  const source = document?.source ?? workspace.projectOf(main)!.source;
  const { items } = completions(workspace, source, cursor!, ABILITIES);
  return { workspace, source, items, text: files.get(main)!, cursor: cursor! };
}

async function labels(text: string): Promise<string[]> {
  return (await completed(text)).items.map(({ label }) => label);
}

/** The line of the cursor once the first item is taken. */
async function taken(text: string, label?: string): Promise<string> {
  const { items, text: clean, source } = await completed(text);
  const item = label ? items.find((each) => each.label === label)! : items[0]!;
  const after = TextDocument.applyEdits(TextDocument.create("", "", 0, clean), [item.textEdit as TextEdit]);
  return after.split("\n")[(item.textEdit as TextEdit).range.start.line]! || source.uri;
}

describe("in attributes", () => {
  test.each([
    ["[Yes]{speaker=$0}", ["stalin", "kim", "mao"]],
    ["[No]{speaker=mao} [Yes]{to=$0}", ["mao", "stalin", "kim"]],
    ['[Yes]{speaker="kim $0"}', ["stalin", "mao"]],
    ["[Yes]{resp=st$0}", ["stalin", "kim", "mao"]],
    ["[Yes]{claim=$0}", ["us-out", "war"]],
    ["[Yes]{source=$0}", ["report"]],
    ["[Yes]{speaker=kim speech=$0}", ["direct", "indirect"]],
    ["[Yes]{stance=$0", ["asserts", "denies", "questions"]],
    ["[Yes]{date=$0}", []],
    ["::: {speaker=$0}", ["stalin", "kim", "mao"]],
    ["## Remarks {speaker=$0}", ["stalin", "kim", "mao"]],
    ["> ::: {cert=$0}", ["high", "medium", "low", "unknown"]],
    ["[Yes]{.$0}", ["commentary", "note", "stage", "quotation", "mention", "page"]],
    ["[Yes]{.note .m$0}", ["commentary", "stage", "quotation", "mention", "page"]],
    ["::: {.$0", ["commentary", "note", "stage", "quotation", "mention"]],
    ["[Yes]{speaker=$0", ["stalin", "kim", "mao"]],
    ['[Yes]{speaker="kim $0', ["stalin", "mao"]],
    ["[Yes]{#$0}", []],
    ["“Yes” [@report]{$0}", []],
  ])("%s", async (body, expected) => expect(await labels(HEAD + body)).toEqual(expected));

  test("names that stand there already are not offered", async () => {
    const found = await labels(`${HEAD}[Yes]{speaker=kim $0 to=mao}`);
    expect(found).toContain("speech");
    expect(found).not.toContain("speaker");
    expect(found).not.toContain("to");
  });

  test.each([
    ["[Yes]{speaker=st$0a}", "[Yes]{speaker=stalin}"],
    ['[Yes]{to="kim s$0"}', '[Yes]{to="kim stalin"}'],
    ["[Yes]{sp$0}", "[Yes]{speaker=}"],
    ["[Yes]{.com$0}", "[Yes]{.commentary}"],
    ["::: com$0", "::: {speaker=}"],
    ["😀 [Yes]{speaker=$0}", "😀 [Yes]{speaker=stalin}"],
  ])("%s becomes %s", async (body, expected) => expect(await taken(HEAD + body)).toBe(expected));

  test("a speaker has name and role, is found by name, and described as in the hover", async () => {
    const { workspace, items } = await completed(`${HEAD}[Yes]{speaker=$0}`);
    expect(items[0]).toMatchObject({ label: "stalin", detail: "Joseph Stalin, General Secretary" });
    expect(items[0]!.filterText).toContain("Comrade Stalin");
    expect(documentationOf(workspace, items[0]!.data as Described)).toContain("**Joseph Stalin**");
  });
});

describe("after a hash", () => {
  test.each([
    ["Yes. #claim/$0", ["us-out", "war"]],
    ["Yes. #denies/w$0 and", ["us-out", "war"]],
    ["Yes. #$0", ["#claim/us-out", "#claim/war"]],
    ["Yes. #d$0", ["#denies/us-out", "#denies/war"]],
    ["Yes.\n#qu$0", ["#questions/us-out", "#questions/war"]],
    ["Yes. #x$0", []],
    ["#$0", []],
    ["http://a.b/#$0", []],
  ])("%s", async (body, expected) => expect(await labels(HEAD + body)).toEqual(expected));

  test("claims are found by their text", async () => {
    const { items } = await completed(`${HEAD}Yes. #claim/$0`);
    expect(items[1]).toMatchObject({ detail: "There will be war.", filterText: "war There will be war." });
    expect(await taken(`${HEAD}Yes. #questions/wa$0`, "war")).toBe("Yes. #questions/war");
    expect(await taken(`${HEAD}Yes. #cl$0`, "#claim/war")).toBe("Yes. #claim/war");
  });
});

describe("labels", () => {
  test.each([
    ["**Stalin:** One.\n\n**Kim:** Two.\n\n$0", ["**Stalin:**", "**Kim:**", "**Mao Zedong:**"]],
    ["STALIN (rising): One.\n\nKIM: Two.\n\nSt$0", ["STALIN:"]],
    ["Stalin: One.\n\nKim: Two.\n\nS$0", ["Stalin:", "Kim:"]],
    ["Stalin: One.\n\nKim: Two.\n\nThe$0", []],
    ["Stalin: One.\n\nKim: Two.\n\nSt$0alin: Three", []],
    ["Stalin: One.\n\n## Afternoon\nKi$0", ["Kim:"]],
    ["Stalin: One.\n\n- K$0", []],
    ["Stalin: One.\n\n> K$0", []],
    ["Stalin: One.\n\nKim: Two.\n\nMao Zedong: Three.\n\n$0", ["Kim:", "Mao Zedong:", "Stalin:"]],
    ["Stalin: One.\n\nIt is said that K$0", []],
    ["Stalin: One.\nK$0", []],
    ["No labels.\n\nK$0", []],
    ["No labels.\n\n$0", ["Kim:", "Stalin:", "Mao Zedong:"]],
  ])("%j", async (body, expected) => expect(await labels(HEAD + body)).toEqual(expected));

  test("are taken with a space", async () => {
    expect(await taken(`${HEAD}**Stalin:** One.\n\n**Kim:** Two.\n\n**St$0`)).toBe("**Stalin:** ");
    expect(await taken(`${HEAD}**Stalin:** One.\n\n**Kim:** Two.\n\n**S$0:**`)).toBe("**Stalin:** ");
    expect(await taken(`${HEAD}Stalin: One.\r\n\r\nKim: Two.\r\n\r\nst$0`)).toBe("Stalin: ");
  });
});

describe("silence", () => {
  test.each([
    "We say $0",
    "We say { $0 }",
    "[Yes]($0)",
    "`{speaker=$0}",
    "A set {speaker=$0}",
    "[Yes]{speaker=kim}$0",
    "One, two. $0",
    "$5 {$0",
    "`[Yes]{speaker=$0}`",
    "```\n[Yes]{speaker=$0}\n```",
    "```\n\nK$0",
    "    [Yes]{speaker=$0}",
    "<!-- [Yes]{speaker=$0} -->",
    "[Yes](#claim/$0)",
  ])("%s", async (body) => expect(await labels(HEAD + body)).toEqual([]));

  test("in a file that is not annotated", async () => {
    expect(await labels("---\ntitle: T\n---\n\n[Yes]{speaker=$0}")).toEqual([]);
  });
});

describe("in front matter", () => {
  const front = (yaml: string) => labels(`---\nattest: 1\n${yaml}\n---\n\nText.\n`);

  test("keys that do not stand there", async () => {
    expect(await front("$0")).toEqual(
      expect.arrayContaining(["title", "source", "speakers", "claims", "references", "rules", "transcription"]),
    );
    expect(await front("title: T\n$0\nclaims: {}")).not.toContain("claims");
    expect(await front("title: T\n$0\nclaims: {}")).not.toContain("title");
    expect(await front("sp$0")).toContain("speakers");
  });

  test.each([
    ["speakers:\n  kim:\n    name: Kim\n    $0", ["aliases", "role", "born", "died", "same-as"]],
    ["speakers:\n  kim:\n    $0\n    role: R\n  mao: Mao", ["name", "aliases", "born", "died", "same-as"]],
    ["speakers:\n  kim: {name: Kim, r$0}", ["aliases", "role", "born", "died", "same-as"]],
    ["speakers:\n  kim: {$0, role: R}", ["name", "aliases", "born", "died", "same-as"]],
    ["speakers:\n  $0", []],
    ["claims:\n  a:\n    status: $0", ["open", "supported", "disputed", "refuted"]],
    ["claims:\n  a: {text: A, cert: $0}", ["high", "medium", "low", "unknown"]],
    ["claims:\n  a: {text: A}\n  b: {text: B}\n  c: {text: C, supports: [a, $0]}", ["b"]],
    ["claims:\n  a: {text: A}\n  b:\n    text: B\n    contradicts:\n      - $0", ["a"]],
    ["claims:\n  a: {text: A}\n  b:\n    text: B\n    contradicts: $0", ["a"]],
    ["references:\n  - id: x\n    cited-in: {id: $0}", ["x"]],
    ["references:\n- id: x\n  held-at: $0", ["x"]],
    ["references:\n  - id: x\nsource: $0", ["x"]],
    ["rules:\n  speaker.unknown: $0", ["error", "warning", "information", "hint", "off"]],
    ["claims:\n  a:\n    status: $0 # sic", ["open", "supported", "disputed", "refuted"]],
    ["claims:\n  a:\n    status:$0", []],
    ["title: T # $0", []],
    ["title: Some words $0", []],
  ])("%j", async (yaml, expected) => expect(await front(yaml)).toEqual(expected));

  test("the keys of a reference, and rule codes", async () => {
    expect(await front("references:\n  - id: x\n    $0")).toEqual(expect.arrayContaining(["text", "cited-in"]));
    expect(await front("references:\n  - $0")).toContain("id");
    expect(await front("rules: {$0}")).toContain("quotation.unsourced");
    expect(await taken("---\nattest: 1\nrules:\n  quotation.uns$0\n---\n", "quotation.unsourced")).toBe(
      "  quotation.unsourced: ",
    );
  });

  test("a key that has its colon gets no second one", async () => {
    expect(await taken("---\nattest: 1\nrules:\n  $0: off\n---\n", "quotation.unsourced")).toBe(
      "  quotation.unsourced: off",
    );
  });

  test.each([
    ["---\ntitle: T\n$0\n---\n\nText.\n", ["attest", "speakers", "claims"]],
    ["---\n$0\n---\n\nText.\n", ["attest", "speakers", "claims"]],
    ["---\r\nspea$0", ["attest", "speakers", "claims"]],
    ["---\n\nspea$0", []],
    ["Text.\n\n---\nspea$0", []],
  ])("of a file not yet annotated, what makes it so: %j", async (text, expected) =>
    expect(await labels(text)).toEqual(expected),
  );

  test("also before it is closed", async () => {
    expect(await labels("\uFEFF---\nattest: 1\nspeakers:\n  kim:\n    $0")).toEqual(
      expect.arrayContaining(["name", "aliases"]),
    );
  });

  test("keys say what they are for", async () => {
    const { items } = await completed("---\nattest: 1\nspeakers:\n  kim:\n    $0\n---\n");
    const name = items.find(({ label }) => label === "name")!;
    expect((name.documentation as { value: string }).value).toContain("name that is shown");
  });
});

describe("in the project file", () => {
  test.each([
    ["$0", "texts"],
    ["speakers:\n  kim:\n    $0", "role"],
    ["rules:\n  $0", "citation.locator"],
    ["claims: {a: {text: A}, b: {supports: [$0]}}", "a"],
  ])("%j", async (yaml, expected) => expect(await labels(`//- /attest.yaml\n${yaml}`)).toContain(expected));
});

const pieces = fc.constantFrom(
  ..."{ } [ ] = \" ' . # : - , / ::: ** __ \n \r\n \r \t 😀 ü".split(" "),
  ...["speaker=", "#claim/", "  ", "\n  - ", "key: ", "supports: [", "Stalin", "\n\n", "---\n", "claims:\n"],
);

test("anywhere in any text, what is replaced is on the cursor's line, around the cursor", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join("")),
      fc.constantFrom(`${HEAD}⟨⟩`, "---\nattest: 1\n⟨⟩\n---\n", "//- /attest.yaml\n⟨⟩"),
      fc.nat(),
      async (text, around, place) => {
        const at = place % (text.length + 1);
        const { items, source, cursor } = await completed(
          around.replace("⟨⟩", () => `${text.slice(0, at)}$0${text.slice(at)}`),
        );
        const position = positionAt(source, cursor);
        for (const { textEdit } of items) {
          const { start, end } = (textEdit as TextEdit).range;
          expect([start.line, end.line]).toEqual([position.line, position.line]);
          expect(start.character).toBeLessThanOrEqual(position.character);
          expect(end.character).toBeGreaterThanOrEqual(position.character);
        }
      },
    ),
    { numRuns: 200 },
  );
});
