import { describe, expect, test } from "vitest";
import { cite } from "../../server/src/annotating/cite";
import { applied } from "../../server/src/annotating/edits";
import { suppressing } from "../../server/src/annotating/suppress";
import { wordsMeant } from "../../server/src/annotating/wordsAt";
import { documentOf, wordsUnder } from "./annotations";

const HEAD = "---\nspeakers: {kim: Kim}\nreferences: [{id: report, title: R}, {id: a}]\n---\n\n";

/** `⟪…⟫` is what is selected. */
function marked(body: string) {
  const text = HEAD + body.replace(/[⟪⟫]/g, "");
  const from = HEAD.length + body.indexOf("⟪");
  return { document: documentOf(text), text, span: { from, to: HEAD.length + body.indexOf("⟫") - 1 } };
}

describe("a citation", () => {
  test.each([
    ["⟪“We agree,”⟫ he said.\n", "“We agree,” [@report, p. 41] he said.\n"],
    ["He said ⟪“we agree”⟫.\n", "He said “we agree” [@report, p. 41].\n"],
    ["He said ⟪“we agree.”⟫\n", "He said “we agree.” [@report, p. 41]\n"],
    ["⟪They agreed.⟫ So be it.\n", "They agreed [@report, p. 41]. So be it.\n"],
    ["⟪[They agreed.]{speaker=kim}⟫ So.\n", "[They agreed.]{speaker=kim} [@report, p. 41] So.\n"],
    ["[⟪“We agree”⟫]{speaker=kim}, he said.\n", "[“We agree”]{speaker=kim} [@report, p. 41], he said.\n"],
    ["⟪“We agree”⟫ [@a].\n", "“We agree” [@a; @report, p. 41].\n"],
    ["**⟪“We agree”⟫** he said\n", "**“We agree”** [@report, p. 41] he said\n"],
    ["> ⟪We agree.⟫\n", "> We agree [@report, p. 41].\n"],
    ["⟪「統一する」⟫と言った。\n", "「統一する」 [@report, p. 41]と言った。\n"],
  ])("of %j", (body, expected) => {
    const { document, text, span } = marked(body);
    const { edits } = cite(document, span, "report", "41");
    expect(applied(text, edits!).slice(HEAD.length)).toBe(expected);
    expect(wordsUnder(documentOf(applied(text, edits!))).join("")).toBe(wordsUnder(document).join(""));
  });

  test.each([["`code ⟪here⟫`\n"], ["⟪one [@a⟫, p. 3]\n"], ["⟪[We agree.]{speaker=kim}\n\n:::⟫"]])(
    "has no place in %j",
    (body) => {
      const { document, span } = marked(body);
      expect(cite(document, span, "report").edits).toBeNull();
    },
  );

  test("has a locator without brackets", () => {
    const { document, span } = marked("⟪“We agree”⟫ so\n");
    expect(cite(document, span, "report", "p. [3]").reason).toContain("without brackets");
    expect(cite(document, span, "report", "40–42").edits![0]!.insert).toBe(" [@report, pp. 40–42]");
    expect(cite(document, span, "report", "fol. 12r").edits![0]!.insert).toBe(" [@report, fol. 12r]");
  });
});

describe("the words meant", () => {
  test.each([
    ["He said: “We a⟪⟫gree,” and left.\n", ["“We agree,”"]],
    ["“We go,” he⟪⟫ said, “at once.”\n", ["“We go,” he said, “at once.”"]],
    ["“We g⟪⟫o,” he said, “at once.”\n", ["“We go,”", "“at once.”"]],
    ["One. Two th⟪⟫ree. Four.\n", ["Two three."]],
    ["“⟪We agree⟫”\n", ["“We agree”"]],
    ["⟪ two ⟫\n", ["two"]],
    ["\n\n⟪⟫\n", []],
  ])("in %j", (body, expected) => {
    const { document, text, span } = marked(body);
    expect(wordsMeant(document, span).map(({ from, to }) => text.slice(from, to))).toEqual(expected);
  });
});

test.each([
  ["One.\n\nT⟪⟫wo.\n", "One.\n\n<!-- attest-ignore x.y: why -->\n\nTwo.\n"],
  ["T⟪⟫wo.", "<!-- attest-ignore x.y: why -->\n\nTwo."],
  ["# H\nT⟪⟫wo.\n", "# H\n\n<!-- attest-ignore x.y: why -->\n\nTwo.\n"],
  ["- one\n- t⟪⟫wo\n", "<!-- attest-ignore x.y: why -->\n\n- one\n- two\n"],
  ["::: {.x}\n\nT⟪⟫wo.\n\n:::\n", "::: {.x}\n\n<!-- attest-ignore x.y: why -->\n\nTwo.\n\n:::\n"],
])("a suppression before %j", (body, expected) => {
  const { document, text, span } = marked(body);
  const edit = suppressing(document, span.from, "x.y", " why\n")!;
  const after = applied(text, [edit]);
  expect(after.slice(HEAD.length)).toBe(expected);
  expect(documentOf(after).model.suppressions).toMatchObject([{ codes: ["x.y"], reason: "why" }]);
});
