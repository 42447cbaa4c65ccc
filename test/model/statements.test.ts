import { describe, expect, test } from "vitest";
import { read, statements, words } from "./reading";

describe("statements by attribute", () => {
  test("on a span, in a paragraph", () => {
    expect(statements("[Americans will not risk a big war.]{speaker=kim to=stalin} So he thought.")).toEqual([
      "kim → stalin indirect: Americans will not risk a big war.",
    ]);
  });

  test("nest: Mao's words as Kim reports them", () => {
    expect(
      statements("[Americans won't interfere. [China will help us]{speaker=mao to=kim}, he said.]{speaker=kim}"),
    ).toEqual([
      "kim indirect: Americans won't interfere. [China will help us]{speaker=mao to=kim}, he said.",
      "  mao → kim indirect: China will help us",
    ]);
  });

  test("on a div, over paragraphs and lists", () => {
    expect(statements("::: {speaker=stalin to=kim}\n\nFirst.\n\n1. Second.\n2. Third.\n\n:::\n\nElse.")).toEqual([
      "stalin → kim indirect: First. 1. Second. 2. Third.",
    ]);
  });

  test("on a heading, to the next of its level or higher", () => {
    expect(
      statements("## Stalin's toast {speaker=stalin}\n\nTo peace.\n\n### Part\n\nTo victory.\n\n## Reply\n\nThanks."),
    ).toEqual(["stalin indirect: To peace. ### Part To victory."]);
  });

  test("on a heading in a div, at most to the end of the div", () => {
    expect(statements("::: {.x}\n\n## Toast {speaker=stalin}\n\nTo peace.\n\n:::\n\nOutside.")).toEqual([
      "stalin indirect: To peace.",
    ]);
  });

  test("in a block quotation, with attributes over two of its lines", () => {
    expect(statements("> [We agree.]{speaker=kim\n> to=mao} So he said.")).toEqual(["kim → mao indirect: We agree."]);
  });

  test("of several speakers, said jointly", () => {
    expect(statements('[The army will be ready.]{speaker="kim pak"}')).toEqual([
      "kim pak indirect: The army will be ready.",
    ]);
  });

  test("on commentary name its author, and are none", () => {
    const source = read("## Remarks {.commentary speaker=pak}\n\nStalin was careful.");
    expect(source.statements).toEqual([]);
    expect(source.commentary.map(({ speakers }) => speakers)).toEqual([["pak"]]);
  });

  test("of neighbouring spans with nothing but a paragraph break between are one", () => {
    expect(
      statements("He said: [Americans will not]{speaker=kim to=stalin}\n\n[risk a big war]{speaker=kim}, and left."),
    ).toEqual(["kim → stalin indirect: Americans will not | risk a big war"]);
  });

  test("a page mark between two paragraphs does not part them", () => {
    expect(statements("[One]{speaker=kim}\n\n[]{.page n=41}\n\n[two]{speaker=kim}")).toEqual([
      "kim indirect: One | two",
    ]);
  });

  test("words between, or another speaker, part them", () => {
    expect(statements("[One]{speaker=kim} he said.\n\n[Two]{speaker=kim}")).toHaveLength(2);
    expect(statements("[One]{speaker=kim}\n\n[Two]{speaker=mao}")).toHaveLength(2);
    expect(statements("[One]{speaker=kim}\n\nBetween.\n\n[Two]{speaker=kim}")).toHaveLength(2);
    expect(statements("[One]{speaker=kim to=mao}\n\n[Two]{speaker=kim to=pak}")).toHaveLength(2);
  });

  test("neighbouring divs are one, too", () => {
    expect(statements("::: {speaker=kim}\n\nOne.\n\n:::\n\n::: {speaker=kim}\n\nTwo.\n\n:::")).toEqual([
      "kim indirect: One. | Two.",
    ]);
  });
});

describe("direct or reported", () => {
  test("direct if all of it stands in quotation marks, marks inside or outside", () => {
    expect(statements('["We agree."]{speaker=kim}')).toEqual(['kim direct: "We agree."']);
    expect(statements('"[We agree.]{speaker=kim}"')).toEqual(["kim direct: We agree."]);
    expect(statements('["We agree," he said, "and go."]{speaker=kim}')[0]).toMatch(/^kim direct/);
    expect(statements('[He said that "we agree".]{speaker=kim}')[0]).toMatch(/^kim indirect/);
  });

  test("`speech=` says otherwise", () => {
    expect(statements("[We agree.]{speaker=kim speech=direct}")).toEqual(["kim direct: We agree."]);
    expect(statements('["We agree."]{speaker=kim speech=indirect}')).toEqual(['kim indirect: "We agree."']);
  });
});

describe("dates", () => {
  const dates = (body: string, own = "") => read(body, own).statements.map((statement) => statement.date);

  test("its own, else that of the statement around it, else the file's if it is a source's text", () => {
    expect(dates("[A [b]{speaker=mao} c]{speaker=kim date=1950-04~}")).toEqual(["1950-04~", "1950-04~"]);
    expect(dates("[A]{speaker=kim}", "date: 1950-04-25\nsource: report\n")).toEqual(["1950-04-25"]);
    expect(dates("[A]{speaker=kim}", "date: 2002\n")).toEqual([null]);
  });
});

describe("speaker labels", () => {
  test.each([
    ["**Stalin:** We agree."],
    ["**Stalin**: We agree."],
    ["Stalin: We agree."],
    ["STALIN: We agree."],
    ["Comrade  Stalin : We agree."],
    ["Joseph Stalin：We agree."],
    ["__Stalin:__ We agree."],
    ["**Stalin (rising):** We agree."],
    ["Stalin (rising): We agree."],
    ["[]{.page n=41} **Stalin:** We agree."],
    ["[Comrade STALLIN:]{speaker=stalin cert=high} We agree."],
    ["**[Comrade STALLIN:]{speaker=stalin}** We agree."],
    ["[Mr. STALLIN.]{speaker=stalin} We agree."],
    ["[S.]{speaker=stalin} We agree."],
    ["[The CHAIRMAN —]{speaker=stalin} We agree."],
  ])("%s", (body) => {
    expect(statements(body)).toEqual(["stalin direct: We agree."]);
  });

  test("with an addressee", () => {
    expect(statements("Stalin (to Kim): We agree.")).toEqual(["stalin → kim direct: We agree."]);
    expect(statements("**Stalin (to Kim and Mao):** We agree.")).toEqual(["stalin → kim mao direct: We agree."]);
    expect(statements("Stalin (to himself): We agree.")).toEqual(["stalin direct: We agree."]);
  });

  test("an honorific with a surname that only one speaker has matches by itself", () => {
    expect(statements("Mr. Franklin: We agree.\n\nDR. FRANKLIN: Yes.")).toEqual([
      "franklin direct: We agree.",
      "franklin direct: Yes.",
    ]);
    expect(statements("Franklin: We agree.\n\nMr. Perkins: We do not.")).toEqual([]);
  });

  test("a span of somebody's words is no label", () => {
    expect(statements("[We agree.]{speaker=kim} So he said.")).toEqual(["kim indirect: We agree."]);
    expect(statements("[Yes.]{speaker=kim} So he said.")).toEqual(["kim indirect: Yes."]);
  });

  test("only at top level or directly in a div", () => {
    expect(statements("> Stalin: We agree.\n\n- Kim: We do.")).toEqual([]);
    expect(statements("::: {.x}\n\nStalin: We agree.\n\n:::")).toEqual(["stalin direct: We agree."]);
  });

  test("in bold at the start of a line, also within a paragraph", () => {
    expect(statements("**Stalin:** One.\n**Kim:** Two.\nMore.")).toEqual([
      "stalin direct: One.",
      "kim direct: Two. More.",
    ]);
    expect(statements("**Stalin:** One.\nKim: two.")).toEqual(["stalin direct: One. Kim: two."]);
  });
});

describe("what a label governs", () => {
  test("runs on over lists, tables, block quotations, page marks and comments", () => {
    const body = [
      "Stalin: One.",
      "[p. 41]",
      "- two",
      "<!-- checked -->",
      "> three",
      "| a | b |\n|---|---|\n| c | d |",
      "Four.",
      "Kim: Five.",
    ].join("\n\n");
    expect(statements(body)).toEqual([
      "stalin direct: One. | - two | > three | | a | b | |---|---| | c | d | | Four.",
      "kim direct: Five.",
    ]);
  });

  test.each([
    ["a heading", "## Afternoon\n\nThe session resumed."],
    ["a thematic break", "* * *\n\nThe session resumed."],
    ["entering a div", "::: {.x}\n\nThe session resumed.\n\n:::"],
    ["commentary", "::: {.commentary}\n\nThe session resumed.\n\n:::"],
    ["the recorder's words", "[The session resumed.]{.stage}\n\nAll rose."],
  ])("ends at %s", (_, rest) => {
    expect(statements(`Stalin: One.\n\nTwo.\n\n${rest}`)).toEqual(["stalin direct: One. | Two."]);
  });

  test("ends when the div around it is left", () => {
    expect(statements("::: {.x}\n\nStalin: One.\n\n:::\n\nOutside.")).toEqual(["stalin direct: One."]);
  });

  test("a paragraph in square brackets only interrupts", () => {
    expect(statements("Stalin: One.\n\n[Applause.]\n\nTwo.")).toEqual(["stalin direct: One. | Two."]);
    expect(statements("Stalin: One [laughs]{.stage} and two.")).toEqual(["stalin direct: One | and two."]);
  });

  test("editorial brackets within a paragraph do not", () => {
    expect(statements("Stalin: One.\n\n[Two] and [three].")).toEqual(["stalin direct: One. | [Two] and [three]."]);
  });
});

describe("names that the text uses", () => {
  const speaker = (label: string) => statements(`${label}: We agree.`)[0]?.split(" ")[0];

  test.each([
    ["Mr. Kim", "kim"],
    ["Chairman Mao", "mao"],
    ["Prime Minister Franklin", "franklin"],
    ["Under Secretary Franklin", "franklin"],
    ["Kim (rising)", "kim"],
    ["Kim（立って）", "kim"],
  ])("%s", (label, id) => {
    expect(speaker(label)).toBe(id);
  });

  test("an addressee may be called by any word that only one speaker's names have", () => {
    expect(statements("Stalin (to Pak): We agree.")).toEqual(["stalin → pak direct: We agree."]);
    expect(statements("Stalin (to Perkins): We agree.")).toEqual(["stalin direct: We agree."]);
  });

  test("a heading of items is the recorder's, though it looks like a locator", () => {
    expect(statements("Stalin: One.\n\n[Item 1]{.stage}\n\nTwo.")).toEqual(["stalin direct: One."]);
  });
});

describe("labels of nobody declared", () => {
  const unknown = (body: string) => read(body).unknownLabels.map((label) => label.name);

  test("are reported after the first known one, in bold or capitals, and begin a statement of nobody known", () => {
    const body = "Stalin: One.\n\n**Molotov:** Two.\n\nMR. BERBAHL: Three.";
    expect(unknown(body)).toEqual(["Molotov", "MR. BERBAHL"]);
    expect(statements(body)).toEqual(["stalin direct: One.", "? direct: Two.", "? direct: Three."]);
  });

  test("not before it, not with digits, not without words on the line, not in plain lower case", () => {
    expect(unknown("**Molotov:** One.\n\nPARTICIPANTS: Stalin and Kim.")).toEqual([]);
    expect(unknown("Stalin: One.\n\nITEM 1: Korea\n\nAGENDA:\n\nHe said: two.\n\nSUBJECT: Korea")).toEqual([]);
  });

  test("a question in a press conference is in nobody's mouth but its own", () => {
    expect(statements("Stalin: One.\n\nQUESTION: Do you want war?\n\n**Comment:** He did not answer.")).toEqual([
      "stalin direct: One.",
      "? direct: Do you want war?",
      "? direct: He did not answer.",
    ]);
  });

  test("the words of a label are the source's own", () => {
    const source = read("Stalin: One.\n\n**Molotov:** Two.");
    expect(words(source, source.unknownLabels[0]!)).toBe("Molotov");
  });
});
