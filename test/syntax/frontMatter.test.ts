import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FrontMatter } from "../../server/src/syntax/declarations";
import { frontMatterSpan, readFrontMatter } from "../../server/src/syntax/frontMatter";

function read(text: string): FrontMatter {
  const frontMatter = readFrontMatter(text);
  if (!frontMatter) throw new Error("no front matter found");
  return frontMatter;
}

function block(yaml: string): string {
  return `---\n${yaml}\n---\n\nText.\n`;
}

/** Problems as `[what is marked, part of the message]`, in order. */
function checkProblems(yaml: string, expected: [string, string][]) {
  const text = block(yaml);
  const { problems } = read(text);
  expect(problems.map(({ from, to }) => text.slice(from, to))).toEqual(expected.map(([marked]) => marked));
  problems.forEach((problem, i) => {
    expect(problem.message).toContain(expected[i]?.[1]);
    expect(problem.code).toBe("front-matter.invalid");
  });
}

/** The YAML after the first fix. */
function fixed(yaml: string): string {
  const text = block(yaml);
  const [edit] = read(text).problems.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.edits));
  if (!edit) throw new Error("no fix offered");
  return (text.slice(0, edit.from) + edit.insert + text.slice(edit.to)).slice(4, -"\n---\n\nText.\n".length);
}

const REPORT = `source: aprf-report                 # this file is the text of that source
transcription: originals/report.txt # its words, untouched
speakers:
  stalin:
    name: Joseph Stalin
    aliases: [Comrade Stalin, Stalin]
    born: 1878-12-18
    died: 1953-03-05
    same-as: https://www.wikidata.org/entity/Q855
  kim: Kim Il Sung                  # short for {name: Kim Il Sung}
claims:
  us-stays-out:
    text: "The United States will not intervene in Korea."
    status: refuted
    contradicts: [us-intervenes]
references:
  - id: aprf-report
    type: report
    title: "Report on Kim Il Sung's visit to the USSR, March 30–April 25, 1950"
    archive: APRF
    issued: 1950-03-30/1950-04-25
    cited-in: {id: bajanov, locator: pp. 40-42}
rules:
  speaker.unused: off`;

describe("readFrontMatter", () => {
  const text = block(REPORT);
  const report = read(text);
  const slice = ({ from, to }: { from: number; to: number }) => text.slice(from, to);

  test("reads the example of the format", () => {
    expect(report.problems).toEqual([]);
    expect(report.optsIn).toBe(true);
    expect(report.source).toMatchObject({ value: "aprf-report" });
    expect(report.speakers).toMatchObject([
      {
        id: "stalin",
        name: "Joseph Stalin",
        aliases: ["Comrade Stalin", "Stalin"],
        role: null,
        born: "1878-12-18",
        died: "1953-03-05",
        sameAs: ["https://www.wikidata.org/entity/Q855"],
      },
      { id: "kim", name: "Kim Il Sung", aliases: [], born: null, sameAs: [] },
    ]);
    expect(report.claims).toMatchObject([
      { id: "us-stays-out", text: "The United States will not intervene in Korea.", status: "refuted", cert: null },
    ]);
    expect(report.references).toMatchObject([
      {
        id: "aprf-report",
        type: "report",
        archive: "APRF",
        issued: "1950-03-30/1950-04-25",
        links: [{ type: "cited-in", id: "bajanov", locator: "pp. 40-42" }],
      },
    ]);
    expect([...report.rules]).toEqual([["speaker.unused", "off"]]);
  });

  test("gives places in the document", () => {
    const places = [report, report.source, report.transcription, ...report.speakers, ...report.claims];
    expect(places.map((place) => place && slice(place))).toEqual([
      `---\n${REPORT}\n---`,
      "aprf-report",
      "originals/report.txt",
      "stalin",
      "kim",
      "us-stays-out",
    ]);
    expect(report.references.map(slice)).toEqual(["aprf-report"]);
    expect(report.claims[0]?.contradicts.map(slice)).toEqual(["us-intervenes"]);
  });

  test("gives the same object while the block is the same, whatever comes after it", () => {
    expect(read(`${text}One more word.`)).toBe(report);
    expect(read(text.replace("Joseph", "Josef"))).not.toBe(report);
  });

  test("reads Pandoc's keys leniently and never reports them", () => {
    const { problems, ...pandoc } = read(
      block(
        "title: Minutes\nauthor: [A. Smith, {name: B. Jones}, {family: Roe, given: C.}]\ndate: 1950\nlang: en\nbibliography: a.bib",
      ),
    );
    expect(pandoc).toMatchObject({
      title: "Minutes",
      authors: ["A. Smith", "B. Jones", "C. Roe"],
      date: "1950",
      lang: "en",
    });
    expect(pandoc.bibliography.map((path) => path.value)).toEqual(["a.bib"]);
    expect(pandoc.optsIn).toBe(false);
    expect(problems).toEqual([]);
    checkProblems(
      "title: {a: b}\nauthor: {x: [y]}\ndate: last year\nlang: [en]\nbibliography: {a: b}\nnocite: '@*'",
      [],
    );
  });

  test("an address is no source, and no problem", () => {
    expect(read(block("source: https://example.org/report"))).toMatchObject({ source: null, problems: [] });
  });

  test.each([
    ["speakers: {}", true],
    ["claims: {a: {text: b}}", true],
    ["attest: 1", true],
    ["speakers: [a]", false],
    ["attest: 2", false],
    ["title: x", false],
  ])("%j opts in: %s", (yaml, optsIn) => expect(read(block(yaml)).optsIn).toBe(optsIn));

  test("anchors, aliases and merge keys are resolved", () => {
    const { speakers, problems } = read(
      block(
        "base: &base {role: member, born: 1900}\nspeakers:\n  a: {name: A, <<: *base}\n  b: {<<: [*base], name: B, role: chair}",
      ),
    );
    expect(problems).toEqual([]);
    expect(speakers).toMatchObject([
      { name: "A", role: "member", born: "1900" },
      { name: "B", role: "chair", born: "1900" },
    ]);
  });

  test("ids may bear the names of JavaScript's own properties", () => {
    const { speakers } = read(block("speakers: {__proto__: A, constructor: B, toString: C}"));
    expect(speakers.map(({ id, name }) => [id, name])).toEqual([
      ["__proto__", "A"],
      ["constructor", "B"],
      ["toString", "C"],
    ]);
  });
});

describe("problems in front matter", () => {
  test("several at once, each at its place; the rest is read", () => {
    checkProblems(
      [
        "speakers:",
        "  stalin: {nmae: Stalin}",
        "  kim il sung: Kim",
        "  pak: {name: Pak, born: 1900-13, same-as: Q855}",
        "claims:",
        "  a: {text: A., status: reftued, cert: [high]}",
        "  b:",
        "rules: {quotation.unsorced: off, text.changed: fatal}",
      ].join("\n"),
      [
        ["stalin", "needs a `name`"],
        ["nmae", "Did you mean `name`?"],
        ["kim il sung", "without spaces"],
        ["1900-13", "EDTF"],
        ["Q855", "full address"],
        ["reftued", "Did you mean `refuted`?"],
        ["[high]", "single text"],
        ["b", "needs a `text`"],
        ["quotation.unsorced", "Did you mean `quotation.unsourced`?"],
        ["fatal", "error, warning, information, hint, off"],
      ],
    );
    expect(read(block("speakers: {kim il sung: Kim, b: {}}")).speakers).toMatchObject([{ name: "Kim" }, { name: "b" }]);
  });

  test("duplicate keys name both places", () => {
    const text = block("speakers:\n  kim: Kim\n  kim: Pak");
    const [problem] = read(text).problems;
    expect(problem).toMatchObject({ from: text.lastIndexOf("kim"), related: [{ from: text.indexOf("kim") }] });
    expect(read(text).speakers).toMatchObject([{ name: "Pak" }]);
  });

  test("a name of two speakers, whatever its case and spaces", () => {
    checkProblems("speakers:\n  a: {name: Kim, aliases: [Kim]}\n  b: {name: B, aliases: ['KIM ']}", [
      ["KIM ", "ambiguous"],
    ]);
    checkProblems("speakers: {a: Kim, b: kim, c: Pak}", [["kim", "ambiguous"]]);
  });

  test("what an alias repeats is reported once", () => {
    checkProblems("x: &x {name: X, foo: bar}\nspeakers: {a: *x}", [["foo", "no key"]]);
  });

  test.each<[string, [string, string][]]>([
    [
      "title: Korea: the war\nspeakers: {k: {nmae: K}}",
      [
        ["Korea: the war", "quotation marks"],
        ["k", "name"],
        ["nmae", "name"],
      ],
    ],
    ["title: 'abc\nspeakers: {}", [["'abc", "closing `'`"]]],
    [
      'title: "abc" def\nspeakers: []',
      [
        ["def", "quotation marks"],
        ["[]", "mapping"],
      ],
    ],
    ["aliases: [a\nlang: en", [["lang: en", "closing `]`"]]],
    ["speakers:\n\t\tkim: Kim", [["\t\t", "spaces"]]],
    ["speakers:\n  a: A\n b: B", [["b: B", "column"]]],
    [
      "title: @kim\nother: `x`",
      [
        ["@kim", "quotation marks"],
        ["`x`", "quotation marks"],
      ],
    ],
    ["speakers\nlang: en", [["speakers", "colon"]]],
    ["a: *b", [["*b", "`&b`"]]],
    ["{a: b}: c", [["{a: b}", "plain word"]]],
    ["just a line", [["just a line", "keys and values"]]],
  ])("YAML errors in plain words: %j", (yaml, expected) => checkProblems(yaml, expected));

  test.each([
    ["speakers: {k: {nmae: Kim}}", "speakers: {k: {name: Kim}}"],
    ["claims: {k: {text: A., 'staus': open}}", "claims: {k: {text: A., 'status': open}}"],
    ["claims: {k: {text: A., status: opne}}", "claims: {k: {text: A., status: open}}"],
    ["title: Korea: the war # 1", null],
    ["title: Korea: the war", 'title: "Korea: the war"'],
    ["title: @kim", 'title: "@kim"'],
    ["speakers:\n\tkim: Kim", "speakers:\n  kim: Kim"],
  ])("the fix for %j", (yaml, after) => {
    if (after === null) expect(() => fixed(yaml)).toThrow();
    else expect(fixed(yaml)).toBe(after);
    if (after) expect(read(block(after)).problems).toEqual([]);
  });
});

describe("frontMatterSpan", () => {
  test.each([
    ["---\na: b\n---\ntext", "a: b\n"],
    ["---  \na: b\n...\t\ntext", "a: b\n"],
    ["\uFEFF---\na: b\n---", "a: b\n"],
    ["---\r\na: b\r\n---\r\n", "a: b\r\n"],
    ["---\ra: b\r---\rtext", "a: b\r"],
    ["---\n---\n", ""],
    ["---\na: b\n--- c\n---\n", "a: b\n--- c\n"],
    ["---\n\na: b\n---\n", null],
    ["---\n  \na: b\n---\n", null],
    ["---\na: b\n", null],
    ["\n---\na: b\n---\n", null],
    ["----\na: b\n---\n", null],
    ["--- a\nb: c\n---\n", null],
    ["---\na: b\n ---\n", null],
    ["", null],
  ])("of %j is %j", (text, yaml) => {
    const span = frontMatterSpan(text);
    expect(span && text.slice(span.yaml.from, span.yaml.to)).toBe(yaml);
    expect(readFrontMatter(text) === null).toBe(yaml === null);
  });

  test.each(["\n", "\r\n", "\r"])("places are right with line end %j, behind a byte-order mark", (end) => {
    const text = `\uFEFF---\nspeakers:\n  kim: Kim\n  pak: {name: P, x: y}\n---\n`.replaceAll("\n", end);
    const { speakers, problems } = read(text);
    expect([...speakers, ...problems].map(({ from, to }) => text.slice(from, to))).toEqual(["kim", "pak", "x"]);
  });
});

describe("properties", () => {
  const part = fc.oneof(
    fc.constantFrom(
      "speakers:",
      "claims:",
      "  kim:",
      "    name: ",
      "- ",
      "{",
      "}",
      "[",
      "]",
      ": ",
      "&a ",
      "*a",
      "<<: ",
      "\n",
      "\r",
    ),
    fc.constantFrom(
      "references:\n",
      "- id: x\n",
      "cited-in: ",
      "rules: ",
      '"',
      "'",
      "|\n",
      "\t",
      "#",
      "? ",
      "!!str ",
      "\u0000",
      "ﬁ😀",
    ),
    fc.string({ unit: "binary", maxLength: 8 }),
  );

  test("any text is read without exception, with all places in it", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = block(parts.join(""));
        const frontMatter = readFrontMatter(text);
        const { problems = [], speakers = [], claims = [], references = [] } = frontMatter ?? {};
        const places = [
          ...problems,
          ...problems.flatMap(({ related = [] }) => related),
          ...speakers,
          ...claims,
          ...references,
        ];
        const edits = problems.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.edits));
        for (const { from, to } of [...places, ...edits])
          expect(0 <= from && from <= to && to <= text.length).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
