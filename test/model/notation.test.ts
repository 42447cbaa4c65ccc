import { describe, expect, test } from "vitest";
import { problems, read } from "./reading";

/** The body after the first fix of its first problem. */
function fixed(body: string): string {
  const source = read(body);
  let { text } = source.source;
  for (const { from, to, insert } of [...source.problems[0]!.fixes![0]!.edits].sort(
    (a, b) => b.from - a.from || b.to - a.to,
  )) {
    text = text.slice(0, from) + insert + text.slice(to);
  }
  return text.slice(text.indexOf("---\n\n", 4) + 5);
}

describe("errors of the notation, each with its fix", () => {
  test.each([
    ["spaces around the sign", "[We agree.]{speaker = kim}", "[We agree.]{speaker=kim}"],
    ["commas between pairs", "[We agree.]{speaker=kim, to=mao}", "[We agree.]{speaker=kim to=mao}"],
    ["an unquoted value with spaces", "[We agree.]{speaker=kim pak}", '[We agree.]{speaker="kim pak"}'],
    ["a comma in a list of ids", "[We agree.]{speaker=kim, pak}", '[We agree.]{speaker="kim pak"}'],
    ["a quote never closed", '[We agree.]{speaker="kim pak}', '[We agree.]{speaker="kim pak"}'],
    ["curly quotes around a value", "[We agree.]{speaker=“kim pak”}", '[We agree.]{speaker="kim pak"}'],
    ["attributes without braces", "::: speaker=kim\n\nWe agree.\n\n:::", "::: {speaker=kim}\n\nWe agree.\n\n:::"],
    [
      "a fence after a line of text",
      "Text.\n::: {speaker=kim}\n\nWe agree.\n\n:::",
      "Text.\n\n::: {speaker=kim}\n\nWe agree.\n\n:::",
    ],
    ["a span over a blank line", "[We\n\nagree.]{speaker=kim}", "[We]{speaker=kim}\n\n[agree.]{speaker=kim}"],
    [
      "a value that is none of the allowed",
      "[We agree.]{speaker=kim speech=indirekt}",
      "[We agree.]{speaker=kim speech=indirect}",
    ],
    ["a link out of the source's words", "He stopped [sic](and went on).", "He stopped \\[sic\\](and went on)."],
  ])("%s", (_, body, mended) => {
    expect(problems(body).map((problem) => problem.split(":")[0])).toContain("syntax.attribute");
    expect(fixed(body)).toBe(mended);
    expect(problems(mended)).toEqual([]);
  });

  test("attributes on a citation", () => {
    expect(problems('"We agree" [@report]{speaker=kim}')).toEqual(["citation.attributed: [@report]{speaker=kim}"]);
    expect(fixed('"We agree" [@report]{speaker=kim}')).toBe('["We agree" [@report]]{speaker=kim}');
    expect(fixed("So [p. 41]{speaker=kim}")).toBe("So [[p. 41]]{speaker=kim}");
    expect(read("As @report [p. 3]{speaker=kim}").problems.map(({ code, fixes }) => [code, fixes])).toEqual([
      ["citation.attributed", []],
    ]);
    expect(problems("[Document 5]{.note} and [vol. 3]{source=report}")).toEqual([]);
  });

  test("an unclosed div", () => {
    expect(problems("::: {speaker=kim}\n\nWe agree.\n")).toEqual(["syntax.unclosed-div: ::: {speaker=kim}"]);
    expect(fixed("- one\n\n  ::: {speaker=kim}\n\n  We agree.\n")).toBe(
      "- one\n\n  ::: {speaker=kim}\n\n  We agree.\n\n  :::\n",
    );
    expect(fixed("::: {speaker=kim}\n\nWe agree.\n")).toBe("::: {speaker=kim}\n\nWe agree.\n\n:::\n");
  });

  test("dates and ids that are none", () => {
    expect(problems("[We agree.]{speaker=kim date=April}")).toEqual(["syntax.attribute: April"]);
    expect(problems('[We agree.]{speaker="kim ,"}')).toEqual(["syntax.attribute: ,"]);
    expect(problems("[We agree.]{speaker=}")).toEqual(["syntax.attribute: speaker"]);
  });

  test("other attributes are Pandoc's, and never problems", () => {
    expect(problems("[We agree.]{#x .smallcaps width=50% role=x data-y=“z” lang=ru}")).toEqual([]);
  });

  test("a broken block is still read as it is meant", () => {
    const source = read("[We agree.]{speaker = kim, to=mao}");
    expect(source.statements.map(({ speakers, addressees }) => [speakers, addressees])).toEqual([[["kim"], ["mao"]]]);
  });
});

describe("words that Markdown would swallow", () => {
  test.each([
    ["an unknown tag", "the <illegible> word", "the \\<illegible> word"],
    ["a TeX command", "the \\new word", "the \\\\new word"],
    ["a heading in brackets", "## Remarks\n\nsee [Remarks] there", "## Remarks\n\nsee \\[Remarks\\] there"],
    ["the address of a link", "[Stalin]: We must act.", "\\[Stalin\\]: We must act."],
    ["a number that does not count on", "17. September\n3. Oktober", "17. September\n3\\. Oktober"],
    ["brackets over a blank line", "One [two\n\nthree] four.", "One \\[two\n\nthree\\] four."],
    ["money for a formula", "he paid $5 to the man and took 6$ back", "he paid \\$5 to the man and took 6$ back"],
  ])("%s", (_, body, mended) => {
    expect(problems(body).map((problem) => problem.split(":")[0])).toEqual(["text.markdown"]);
    expect(fixed(body)).toBe(mended);
    expect(problems(mended)).toEqual([]);
  });

  test.each([
    ["<b>bold</b>, <br> and <span>x</span>"],
    ["[1]: https://example.org"],
    ["[text](https://example.org) and [text](#remarks) and [x](notes.md)"],
    ["$x^2$ and $a + b = c$"],
    ["[sic] and [U.S.] and [the Chairman]"],
    ["one [two\n\nthree"],
    ["\\* and \\[ and \\\\"],
    ["`<illegible>` and `\\new`"],
  ])("not %s", (body) => {
    expect(problems(body)).toEqual([]);
  });
});
