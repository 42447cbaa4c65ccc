import { describe, expect, test } from "vitest";
import { applied } from "../../server/src/annotating/edits";
import { enclose, encloseAll } from "../../server/src/annotating/enclose";
import { openFixture } from "../fixture";

const HEAD = `---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
  kim: Kim Il Sung
claims: {war: {text: There will be war.}}
references: [{id: report, title: Report}]
---

`;

const SPEAKER = { pairs: { speaker: "kim" } };

/** What the text becomes, or why it does not. */
async function enclosed(body: string, annotation: object = SPEAKER): Promise<string> {
  const { document, ranges } = await openFixture(HEAD + body);
  const { edits, refused } = encloseAll(
    document,
    ranges.map((span) => ({ span, annotation })),
  );
  const text = applied(document.source.text, edits).slice(HEAD.length);
  const reasons = refused.filter(Boolean);
  return reasons.length ? reasons.join(" | ") : text;
}

describe("within a paragraph", () => {
  test.each([
    ["He said that ⟪they agree⟫.\n", "He said that [they agree]{speaker=kim}.\n"],
    ["⟪ They agree. ⟫\n", " [They agree.]{speaker=kim} \n"],
    ["“⟪We agree⟫,” he said.\n", "“[We agree]{speaker=kim},” he said.\n"],
    ["⟪“We agree⟫,” he said.\n", "[“We agree,”]{speaker=kim} he said.\n"],
    ["One (⟪two⟫) [⟪three⟫]\n", "One ([two]{speaker=kim}) [[three]{speaker=kim}]\n"],
    ["One **⟪two** three⟫ four\n", "One [**two** three]{speaker=kim} four\n"],
    ["⟪One [two⟫]{.mention} three\n", "[One [two]{.mention}]{speaker=kim} three\n"],
    ["⟪They agree [@report, p. 3].⟫\n", "[They agree [@report, p. 3].]{speaker=kim}\n"],
    ["Stalin: ⟪We agree.⟫ Good.\n", "Stalin: [We agree.]{speaker=kim} Good.\n"],
    ["⟪**Stalin:** We agree.⟫\n", "**Stalin:** [We agree.]{speaker=kim}\n"],
    ["- one\n- ⟪two⟫\n", "- one\n- [two]{speaker=kim}\n"],
    ["> ⟪We agree,\n> said Kim.⟫\n", "> [We agree,\n> said Kim.]{speaker=kim}\n"],
    ["> ⟪We agree.\n> — Stalin [@report]⟫\n", "> [We agree.]{speaker=kim}\n> — Stalin [@report]\n"],
    ["⟪## Remarks {#r}⟫\n", "## [Remarks]{speaker=kim} {#r}\n"],
    ["⟪We [sic] agree⟫ [now].\n", "[We [sic] agree]{speaker=kim} [now].\n"],
    ["| a | b |\n|---|---|\n| ⟪We agree⟫ | x |\n", "| a | b |\n|---|---|\n| [We agree]{speaker=kim} | x |\n"],
    ["Text.[^1]\n\n[^1]: ⟪A note.⟫\n", "Text.[^1]\n\n[^1]: [A note.]{speaker=kim}\n"],
    ["⟪朝鮮は統一される。⟫\r\nNext\r\n", "[朝鮮は統一される。]{speaker=kim}\r\nNext\r\n"],
  ])("%j becomes %j", async (body, expected) => expect(await enclosed(body)).toBe(expected));
});

describe("on exactly these words already", () => {
  test.each([
    ["[⟪We agree⟫]{.mention}\n", "[We agree]{.mention speaker=kim}\n"],
    ["⟪[We agree]{speaker=stalin to=kim}⟫\n", "[We agree]{speaker=kim to=kim}\n"],
    ["⟪[We agree]{speaker=kim}⟫\n", "[We agree]{speaker=kim}\n"],
    ["⟪[We agree]{.note}⟫\n", "[[We agree]{.note}]{speaker=kim}\n"],
    ["::: {date=1950}\n\n⟪One.\n\nTwo.⟫\n\n:::\n", "::: {date=1950 speaker=kim}\n\nOne.\n\nTwo.\n\n:::\n"],
    ["⟪::: {date=1950}\n\nOne.\n\nTwo.\n\n:::⟫\n", "::: {date=1950 speaker=kim}\n\nOne.\n\nTwo.\n\n:::\n"],
  ])("%j becomes %j", async (body, expected) => expect(await enclosed(body)).toBe(expected));

  test("claims come together, if they are meant alike", async () => {
    const tag = (stance?: string) => ({ pairs: { claim: "war", ...(stance && { stance }) } });
    expect(await enclosed("⟪[We go]{claim=us}⟫\n", tag())).toBe('[We go]{claim="us war"}\n');
    expect(await enclosed("⟪[We go]{claim=us}⟫\n", tag("denies"))).toBe(
      "[[We go]{claim=us}]{claim=war stance=denies}\n",
    );
  });
});

describe("over paragraphs", () => {
  test.each([
    ["One.\n\n⟪Two.\n\nThree.⟫\n\nFour.\n", "One.\n\n::: {speaker=kim}\n\nTwo.\n\nThree.\n\n:::\n\nFour.\n"],
    ["⟪Two.\n\nThree.⟫", "::: {speaker=kim}\n\nTwo.\n\nThree.\n\n:::"],
    ["One ⟪two.\n\nThree⟫ four.\n", "One [two.]{speaker=kim}\n\n[Three]{speaker=kim} four.\n"],
    ["Go.\n\n⟪- one\n- two⟫\n", "Go.\n\n::: {speaker=kim}\n\n- one\n- two\n\n:::\n"],
    ["# H\n⟪One.\n\nTwo.⟫\n\n# H\n", "# H\n\n::: {speaker=kim}\n\nOne.\n\nTwo.\n\n:::\n\n# H\n"],
    ["> ⟪One.\n>\n> Two.⟫\n>\n> Three.\n", "> ::: {speaker=kim}\n>\n> One.\n>\n> Two.\n>\n> :::\n>\n> Three.\n"],
    ["⟪> One.\n>\n> Two.⟫\n", "::: {speaker=kim}\n\n> One.\n>\n> Two.\n\n:::\n"],
    [
      "Stalin: One.\n\n⟪Two.\n\nThree.⟫\n\nFour.\n",
      "Stalin: One.\n\n[Two.]{speaker=kim}\n\n[Three.]{speaker=kim}\n\nFour.\n",
    ],
    ["⟪One ] two.⟫\n", "::: {speaker=kim}\n\nOne ] two.\n\n:::\n"],
  ])("%j becomes %j", async (body, expected) => expect(await enclosed(body)).toBe(expected));
});

test("lines end as they do in the file", async () => {
  const { document } = await openFixture("---\r\nattest: 1\r\n---\r\n\r\n> One.\r\n>\r\n> Two.\r\n");
  const { text } = document.source;
  const words = (from: string, to: string) => ({ from: text.indexOf(from), to: text.indexOf(to) + to.length });
  const around = enclose(document, words("> One.", "Two."), SPEAKER).edits!;
  expect(applied(text, around)).toMatch(/\r\n::: \{speaker=kim\}\r\n\r\n> One\.\r\n>\r\n> Two\.\r\n\r\n:::\r\n$/);
});

describe("refused", () => {
  test.each([
    ["⟪ ⟫\n", "no words"],
    ["One “two ⟪three” four⟫\n", "cuts through"],
    ["One [two ⟪three]{.mention} four⟫\n", "cuts through"],
    ["One [@rep⟪ort⟫]\n", "cuts through"],
    ["One `two ⟪three⟫`\n", "code"],
    ["```\n⟪three⟫\n```\n", "code"],
    ["- one\n- ⟪two\n- three⟫\n", "list"],
    ["One ⟪[ two⟫ three\n", "read as something else"],
    ["⟪We agree:⟫ that is good.\n", "speaker label"],
    ["> One.\n>\n> — ⟪Stalin⟫\n", "attribution"],
    ["⟪One.\n\n# Two {speaker=stalin}\n\nThree.⟫\n\nFour.\n", "heading"],
    ["⟪One two⟪ three⟫⟫ and\n", ""],
  ])("%j: %s", async (body, reason) => expect(await enclosed(body)).toContain(reason));

  test("in the front matter, and outside of the text", async () => {
    const { document } = await openFixture(`${HEAD}One.\n`);
    expect(enclose(document, { from: 0, to: 30 }, SPEAKER).reason).toContain("front matter");
    expect(enclose(document, { from: 9e6, to: 9e7 }, SPEAKER).reason).toContain("no words");
    expect(enclose(document, { from: -5, to: -1 }, SPEAKER).edits).toBeNull();
  });
});

describe("several at once", () => {
  test.each([
    ["⟪“We go,”⟫ he said, ⟪“at once.”⟫\n", "[“We go,”]{speaker=kim} he said, [“at once.”]{speaker=kim}\n"],
    ["⟪One⟫⟪ two⟫\n", "[One]{speaker=kim} [two]{speaker=kim}\n"],
    ["⟪One ⟪two⟫⟫\n", "[One [two]{speaker=kim}]{speaker=kim}\n"],
    ["⟪⟪One⟫ two⟫\n", "[[One]{speaker=kim} two]{speaker=kim}\n"],
    ["「⟪一⟫⟪二⟫」\n", "「[一]{speaker=kim}[二]{speaker=kim}」\n"],
  ])("%j becomes %j", async (body, expected) => expect(await enclosed(body)).toBe(expected));

  test("of two that cross, one is refused", async () => {
    const { document } = await openFixture(`${HEAD}One two three.\n`);
    const span = (from: number, to: number) => ({
      span: { from: HEAD.length + from, to: HEAD.length + to },
      annotation: SPEAKER,
    });
    const { edits, refused } = encloseAll(document, [span(0, 7), span(4, 13)]);
    expect(refused).toEqual([null, expect.stringContaining("same time")]);
    expect(applied(document.source.text, edits)).toBe(`${HEAD}[One two]{speaker=kim} three.\n`);
  });

  test("all over a text, each as if it were alone", async () => {
    const paragraphs = [
      "“We go,” he said, “at once.”\n\n",
      "- “Yes,”\n  he said.\n\n",
      "> “No.”\n\n",
      "“One ] two”\n\n",
    ];
    const { document } = await openFixture(HEAD + paragraphs.join("").repeat(40));
    const { text } = document.source;
    const stretches = [...text.matchAll(/“[^”]*”/g)].map(({ 0: words, index }) => ({
      span: { from: index, to: index + words.length },
      annotation: SPEAKER,
    }));
    const { edits, refused } = encloseAll(document, stretches);
    const alone = stretches.map(({ span }) => enclose(document, span, SPEAKER));
    expect(refused).toEqual(alone.map(({ reason }) => reason));
    expect(edits).toEqual(alone.flatMap((each) => each.edits ?? []));
  });
});
