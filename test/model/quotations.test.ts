import { describe, expect, test } from "vitest";
import { quotations, read, words } from "./reading";

/** The quotations alone, without speakers and sources. */
const marks = (body: string) => {
  const source = read(body);
  return source.quotations.map(({ parts }) => parts.map((part) => words(source, part)).join(" … "));
};

describe("marks that pair", () => {
  test.each([
    ['He said "we agree" again.', ['"we agree"']],
    ["He said “we agree” again.", ["“we agree”"]],
    ["Han sade ”vi är eniga” igen.", ["”vi är eniga”"]],
    ["Il dit «nous sommes d’accord» encore.", ["«nous sommes d’accord»"]],
    ["Il dit « nous sommes d’accord » encore.", ["« nous sommes d’accord »"]],
    ["Er sagte »wir stimmen zu« und ging.", ["»wir stimmen zu«"]],
    ["Er sagte „wir stimmen zu“ und ging.", ["„wir stimmen zu“"]],
    ["Powiedział „zgadzamy się” i wyszedł.", ["„zgadzamy się”"]],
    ["Er sagte ‚wir stimmen zu‘ und ging.", ["‚wir stimmen zu‘"]],
    ["Il dit ‹oui› encore.", ["‹oui›"]],
    ["He said ‘we agree’ again.", ["‘we agree’"]],
    ["He said 'we agree' again.", ["'we agree'"]],
    ["彼は「賛成だ」と言った。", ["「賛成だ」"]],
    ["彼は『賛成だ』と言った。", ["『賛成だ』"]],
    ["他说《赞成》。", ["《赞成》"]],
    ["He said “Mao told me ‘we agree’ twice” again.", ["“Mao told me ‘we agree’ twice”", "‘we agree’"]],
    [`He said "Mao told me 'we agree' twice" again.`, [`"Mao told me 'we agree' twice"`, "'we agree'"]],
    ["the 'pros' and 'cons' of it", ["'pros'", "'cons'"]],
    ['("We agree.") He left—"now," he said.', ['"We agree."', '"now,"']],
    ["**“We agree”** and *“so do we”*", ["“We agree”", "“so do we”"]],
    // What drops letters closes nothing as long as a mark behind punctuation follows.
    ["'I know 'em, an' they didn' hear o' me,' he said.", ["'I know 'em, an' they didn' hear o' me,'"]],
    ["'They hev' 'em swearin' i' my lugs!' cried he", ["'They hev' 'em swearin' i' my lugs!'"]],
    ["‘I was goin’ home an’ saw ‘em.’ He left.", ["‘I was goin’ home an’ saw ‘em.’"]],
    ["called ‘meandering’ about, ‘No,’ he said", ["‘meandering’", "‘No,’"]],
    ['a subject "United Nations ". Of course', ['"United Nations "']],
    ["„Er sagte: ‚Ich gehe jetzt fort‘“, schrieb sie.", ["„Er sagte: ‚Ich gehe jetzt fort‘“", "‚Ich gehe jetzt fort‘"]],
    ["„Ich gehe jetzt fort –“, sagte er.", ["„Ich gehe jetzt fort –“"]],
    ["他说“我们一定会胜利的同志们”并且离开了。", ["“我们一定会胜利的同志们”"]],
    ["He said “we agree.”[^1] And “so do we”.", ["“we agree.”", "“so do we”"]],
  ])("%s", (body, expected) => {
    expect(marks(body)).toEqual(expected);
  });
});

/** As machines transcribe: straight marks set apart from the words say by themselves nothing of where they belong. */
describe("marks set apart by spaces", () => {
  test.each([
    ['" Good-morning, " he said. " Is Kim here? " " He is. "', ['" Good-morning, "', '" Is Kim here? "', '" He is. "']],
    // One mark too many, and still what follows does not turn inside out.
    [
      'He read: " Dear sir. " I write in haste. " The clerk looked up. " Go on, " he said. " No, " said Kim.',
      ['" Dear sir. "', '" Go on, "', '" No, "'],
    ],
    ["' She is a lucky girl,' replied Mao,' and knows it.'", ["' She is a lucky girl,' … ' and knows it.'"]],
    ["' Edith!' said Kim, gently,' Edith!' But Kim's friends' dog had gone.", ["' Edith!'", "' Edith!'"]],
    [
      "\" ' Death,' he says. An' we all goin' to see 'em. \" It rained.",
      ["\" ' Death,' he says. An' we all goin' to see 'em. \"", "' Death,'"],
    ],
  ])("%s", (body, expected) => {
    expect(marks(body)).toEqual(expected);
  });
});

describe("marks that are none", () => {
  test.each([
    ["Americans won't interfere, and Korea's people can't."],
    ['הרמטכ"ל אמר'],
    ["They had 8\" guns and 5' planks."],
    ["In '49 and ’49 they won."],
    ["The Soviets' position and the workers’ state."],
    ["'Tis so, and ’twas so; rock 'n' roll."],
    ["I know 'em, an' they know me; takin''m to Frisco, for we're goin' now."],
    ["THE SLAVE 'S LOT was hard in Agnes' house."],
    ['`say "hello" to`'],
    ['[span]{to="kim pak" locator="p. 4"}'],
    ['<span title="a b">x</span> and [text](https://example.org "A title")'],
    ['\\"escaped\\"'],
  ])("%s", (body) => {
    expect(marks(body)).toEqual([]);
  });

  test("possessives within a single quotation do not close it", () => {
    expect(marks("He said 'the Soviets' position is ours' and left.")).toEqual(["'the Soviets' position is ours'"]);
    expect(marks("He said ‘Korea’s people are ready’ and left.")).toEqual(["‘Korea’s people are ready’"]);
  });

  test("`.mention` marks quote nobody", () => {
    expect(marks('["Should We Fear This?"]{.mention} is “quoted” here.')).toEqual(["“quoted”"]);
    expect(marks('"[Should We Fear This?]{.mention}" is a title.')).toEqual([]);
  });
});

describe("quotations over paragraphs", () => {
  test("a page break in mid-sentence: the next paragraph closes it", () => {
    const body = `"Americans won't have time to\n\nprepare," he insisted, "and by the time they come, all will be over." So he said.`;
    expect(marks(body)).toEqual([
      `"Americans won't have time to prepare," … "and by the time they come, all will be over."`,
    ]);
  });

  test.each([
    ["German marks", "„Wir wollen Frieden und\n\nwir wollen ihn jetzt“ [@report]."],
    ["marks that point inwards", "»Wir wollen Frieden und\n\nwir wollen ihn jetzt« [@report]."],
    ["a page mark between", "“We want peace and we\n\n[]{.page n=4}\n\nwant it now.” [@report]"],
    ["a printed page mark between", "“We want peace and we\n\n[p. 42]\n\nwant it now.” [@report]"],
  ])("%s", (_, body) => {
    expect(marks(body)).toHaveLength(1);
    expect(read(body).unclosedMarks).toEqual([]);
  });

  test("a quotation that repeats its mark at each paragraph", () => {
    expect(marks("“One.\n\n“Two.\n\n“Three.” End.")).toEqual(["“One. “Two. “Three.”"]);
    expect(marks('"One.\n\n"Two." End.')).toEqual(['"One. "Two."']);
  });

  test.each([
    ["a heading", '"Americans won\'t\n\n## Afternoon\n\nprepare," he said.'],
    ["a label of nobody known", 'Stalin: "Americans won\'t\n\nTHE CHAIRMAN: prepare," he said.'],
    ["a label", '"Americans won\'t\n\nKim: prepare," he said.'],
    ["a div edge", '"Americans won\'t\n\n::: {.x}\n\nprepare," he said.\n\n:::'],
    ["a list", '"Americans won\'t\n\n- prepare," he said.'],
    ["a paragraph without its closing mark", '"Americans won\'t\n\nBetween.\n\nprepare," he said.'],
    ["the end of a sentence", '"Americans won\'t.\n\nPrepare," he said.'],
  ])("never over %s", (_, body) => {
    const source = read(body);
    expect(source.quotations).toEqual([]);
    expect(source.unclosedMarks.map((mark) => words(source, mark))).toEqual(['"']);
  });

  test("the one after an unclosed one is still found", () => {
    const source = read('He said "we agree. Then he said "no" to us.');
    expect(source.quotations.map((quotation) => words(source, quotation))).toEqual(['"no"']);
    expect(source.unclosedMarks).toHaveLength(1);
  });
});

describe("interrupted quotations", () => {
  test("are one in two parts", () => {
    expect(marks('"Americans won\'t have time," he insisted, "and the war will be won."')).toEqual([
      '"Americans won\'t have time," … "and the war will be won."',
    ]);
    expect(marks("“The war” – Stalin stressed again – “should be quick.”")).toEqual(["“The war” … “should be quick.”"]);
  });

  test.each([
    ["within the words between", '"Americans won\'t have time," he\n\ninsisted, "and the war will be won."'],
    ["after its first part", '"Americans won\'t have time,"\n\nhe insisted, "and the war will be won."'],
    ["with a page mark", '"Americans won\'t have time," he\n\n[]{.page n=41}\n\ninsisted, "and the war will be won."'],
  ])("may run over a page break %s", (_, body) => {
    expect(marks(body)).toEqual(['"Americans won\'t have time," … "and the war will be won."']);
  });

  test.each([
    ["a sentence's end", '"Americans won\'t have time," he insisted.\n\nBut then, "and the war will be won."'],
    ["a label", '"Americans won\'t have time," he\n\nKim: insisted, "and the war will be won."'],
    ["a heading", '"Americans won\'t have time," he\n\n## insisted, "and the war will be won"'],
    ["a list", '- "Americans won\'t have time," he\n\ninsisted, "and the war will be won."'],
  ])("but not over %s", (_, body) => {
    expect(marks(body)).toHaveLength(2);
  });

  test("a cry may be interrupted", () => {
    expect(marks("“Halt at once!” Stalin muttered, “or else we shoot.”")).toHaveLength(1);
  });

  test.each([
    ["a sentence end between", '"The war should be quick," Stalin stressed. "and speedy"'],
    ["a capital after", '"The war should be quick," Stalin stressed, "Southerners have no time."'],
    ["no comma or dash before the second", '"The war" which Stalin said "should be quick"'],
    [
      "more than twelve words between",
      '"The war," he said to all those who had come a very long way to hear it, "is near"',
    ],
  ])("not with %s", (_, body) => {
    expect(marks(body)).toHaveLength(2);
  });
});

describe("block quotations and quotations by class", () => {
  test("a block quotation, with its attribution", () => {
    expect(quotations("> The war should be quick.\n>\n> — Stalin, to Kim Il Sung [@report, p. 41]")).toEqual([
      "> The war should be quick. stalin (marked) needs report p. 41 (attribution)",
    ]);
    expect(quotations("> The war should be quick.\n> -- Joseph Stalin [@report]")).toEqual([
      "> The war should be quick. stalin (marked) needs report (attribution)",
    ]);
  });

  test("its attribution is a statement of that speaker", () => {
    const { statements } = read("> The war should be quick.\n>\n> — Stalin, to Kim Il Sung [@report, p. 41]");
    expect(statements.map(({ speakers, addressees, speech }) => [speakers, addressees, speech])).toEqual([
      [["stalin"], ["kim"], "direct"],
    ]);
  });

  test("marks within it are quotations within it", () => {
    expect(marks("> He told me “we will help you” twice.")).toEqual([
      "> He told me “we will help you” twice.",
      "“we will help you”",
    ]);
  });

  test("a span or div with `.quotation`", () => {
    expect(marks("He said [we will help you]{.quotation} twice.")).toEqual(["we will help you"]);
    expect(marks("::: {.quotation}\n\nWe will help you.\n\nAnd more.\n\n:::")).toEqual(["We will help you. And more."]);
  });

  test("neighbouring ones are one; one around marks is that quotation", () => {
    expect(marks("[We will]{.quotation}\n\n[help you.]{.quotation}")).toEqual(["We will … help you."]);
    expect(marks("[“We will help you.”]{.quotation}")).toEqual(["“We will help you.”"]);
  });
});

describe("whose words they are", () => {
  test("a statement that is exactly it; else the indirect one around it; in a direct one somebody else's", () => {
    expect(quotations('["We will help you."]{speaker=mao}')[0]).toContain("mao (marked)");
    expect(quotations('"[We will help you]{speaker=mao}."')[0]).toContain("mao (marked)");
    expect(quotations('[Kim said that "Americans won\'t interfere" there.]{speaker=kim}')[0]).toContain(
      "kim (enclosing)",
    );
    expect(quotations('Kim: Mao told me "we will help you" twice.')[0]).toBe('"we will help you" mao (inferred)');
    expect(quotations('Kim: They told me "we will help you" twice.')[0]).toBe('"we will help you"');
    expect(quotations("[\"They told me 'we will help you' twice.\"]{speaker=kim}")[1]).toMatch(
      /^ {2}'we will help you' needs$/,
    );
  });

  test("an interrupted one takes that of its first part", () => {
    const body = '["Americans won\'t have time,"]{speaker=kim} he insisted, "and the war will be won."';
    expect(quotations(body)[0]).toContain("kim (marked)");
  });

  test("one that a page break divides, with a span in each paragraph", () => {
    const body = '["Americans won\'t have time to]{speaker=kim}\n\n[prepare,"]{speaker=kim} he insisted.';
    expect(quotations(body)[0]).toContain("kim (marked)");
  });
});

describe("which need a source", () => {
  const needs = (body: string, own = "") => read(body, own).quotations.map((quotation) => quotation.needsSource);

  test("in a file without a source, and in commentary", () => {
    expect(needs('He said "the war is near".')).toEqual([true]);
    expect(needs('He said "the war is near".', "source: report\n")).toEqual([false]);
    expect(
      needs('He said "the war is near".\n\n## Remarks {.commentary}\n\nHe said "the war is near".', "source: report\n"),
    ).toEqual([false, true]);
    expect(needs('[He said "the war is near".]{.commentary}', "source: report\n")).toEqual([true]);
  });

  test("not in text that is a source's own", () => {
    expect(needs('::: {source=report}\n\nHe said "the war is near".\n\n:::')).toEqual([false]);
    expect(needs('::: {.commentary source=report}\n\nHe said "the war is near".\n\n:::')).toEqual([true]);
  });

  test("not under three words, or eight characters where words are not spaced", () => {
    expect(needs('He said "the war" and "the war is".')).toEqual([false, true]);
    expect(needs("彼は「戦争は近い」と「戦争は間もなく始まる」と言った。")).toEqual([false, true]);
  });

  test("not in headings, footnotes, notes, nor what is said under a label", () => {
    expect(needs('## "The war is near"\n\nText.[^1]\n\n[^1]: He said "the war is near".')).toEqual([false, false]);
    expect(needs('::: {.note}\n\nHe said "the war is near".\n\n:::')).toEqual([false]);
    expect(needs('Stalin: "The war is near."')).toEqual([false]);
  });
});

describe("through what they are sourced", () => {
  const via = (body: string, own = "") => {
    const { sources, footnoted } = read(body, own).quotations[0]!;
    const found = sources
      .map(({ key, locator, via: how }) => `${key}${locator ? ` ${locator}` : ""} ${how}`)
      .join("; ");
    return found || (footnoted ? "footnoted" : "");
  };

  test.each([
    ["`source=` on it", '["the war is near"]{source=bajanov locator="p. 41"}', "bajanov p. 41 attribute"],
    ["`source=` around it", '[He said "the war is near".]{source=bajanov} [@report]', "bajanov attribute"],
    [
      "`source=` on commentary around it",
      '::: {.commentary source=bajanov}\n\n"the war is near"\n\n:::',
      "bajanov attribute",
    ],
    ["a citation after it", '"the war is near" [@report, p. 41].', "report p. 41 after"],
    ["one after the full stop", '"the war is near." [@report, p. 41] Next.', "report p. 41 after"],
    ["one within its marks", '"the war is near [@report]." Next.', "report after"],
    ["one in the text after it", '"the war is near," says @bajanov [p. 40].', "bajanov p. 40 after"],
    ["several items", '"the war is near" [@report, p. 41; @bajanov].', "report p. 41 after; bajanov after"],
    ["the nearer of two", '"the war is near" [@report] and so [@bajanov].', "report after"],
    ["not what only compares", '"the war is near" [cf. @report; @bajanov].', "bajanov after"],
    ["not what contradicts", '"the war is near" [contra @report].', ""],
    ["one before it in its sentence", 'As @bajanov [p. 40] has it, "the war is near".', "bajanov p. 40 before"],
    ["not one of the sentence before", 'So @bajanov. He said "the war is near".', ""],
    ["not one in the next sentence", '"The war is near." He left [@report]. End.', ""],
    ["one that ends the paragraph", '"The war is near." He left [@report].', "report paragraph"],
    ["one after a full stop that ends it", '"The war is near." He left. [@report]', "report paragraph"],
    ["one after an abbreviation", '"the war is near," said Gen. Shtykov [@report]. End.', "report after"],
    ["a question quoted within the sentence", '"Is the war near?" Stalin asked [@report]. End.', "report after"],
    ["the sentence that introduces a block", "He said [@bajanov]:\n\n> The war is near.", "bajanov before"],
    [
      "the sentence that introduces a list",
      'He said [@bajanov]:\n\n- "the war is near"\n- "and quick"',
      "bajanov before",
    ],
    ["a citation at the end of a block", "> The war is near. [@bajanov]", "bajanov after"],
    ["a footnote in its sentence", '"the war is near".[^1] Next.\n\n[^1]: See @bajanov, p. 40.', "bajanov footnote"],
    ["an inline note", '"the war is near".^[See [@bajanov, p. 40].] Next.', "bajanov p. 40 footnote"],
    [
      "a source named in prose in a note",
      '"the war is near".[^1]\n\n[^1]: [Minutes of 1957, p. 47]{source=bajanov locator="p. 47"}.',
      "bajanov p. 47 footnote",
    ],
    ["a footnote that names nothing known", '"the war is near".[^1]\n\n[^1]: Private talk.', "footnoted"],
    ["not an empty footnote", '"the war is near".[^1]\n\n[^1]:', ""],
    ["a footnote that ends the paragraph", '"The war is near." He left.[^1]\n\n[^1]: @bajanov.', "bajanov paragraph"],
    [
      "one after a sentence that ends within French marks",
      "« La guerre est proche. » [@report] Puis il partit.",
      "report after",
    ],
    ["one after a span within the marks", "“[The war is near.]{speaker=kim}” [@report] Next.", "report after"],
    ["one after spaced dots", "“The war is near. . . .” [@report] Then he left.", "report after"],
    ["one after a German ordinal", "„Der Krieg ist nah“ am 3. September 1939 laut [@report].", "report after"],
    ["nothing", '"the war is near".', ""],
  ])("%s", (_, body, expected) => {
    expect(via(body)).toBe(expected);
  });

  test("locators and comparisons in the language of the file", () => {
    const russian = "lang: ru\nsource: report\n";
    expect(via("::: {.commentary}\n\n«война уже близко» [л. 12об.].\n\n:::", russian)).toBe("report л. 12об. after");
    expect(via("::: {.commentary}\n\n«война уже близко» [ср. @report, с. 4].\n\n:::", russian)).toBe("");
    expect(via("„der Krieg ist nah“ [@report, S. 40–42, Anm. 3].", "lang: de\n")).toBe("report S. 40–42, Anm. 3 after");
  });

  test("in commentary, a bare locator cites the file's own source", () => {
    expect(via('::: {.commentary}\n\n"the war is near" [p. 41].\n\n:::', "source: report\n")).toBe(
      "report p. 41 after",
    );
    expect(via('"the war is near" [p. 41].', "source: report\n")).toBe("");
  });

  test("nested quotations share the outer one's", () => {
    expect(quotations("“He said ‘the war is near’ twice” [@report].")).toEqual([
      "“He said ‘the war is near’ twice” needs report (after)",
      "  ‘the war is near’ needs report (after)",
    ]);
  });

  test("of two quotations with a citation each, each has its own", () => {
    expect(quotations('"The war is near" [@report] and "the war is quick" [@bajanov].')).toEqual([
      '"The war is near" needs report (after)',
      '"the war is quick" needs bajanov (after)',
    ]);
  });
});
