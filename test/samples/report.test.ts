import { beforeAll, describe, expect, it } from "vitest";
import { attest, type Inspected, inspected, ORIGINAL, plainly, REPORT, textOf } from "./samples";

const text = textOf(REPORT);
const remarks = text.indexOf("#### Remarks");
let report: Inspected;

beforeAll(async () => {
  report = await inspected(REPORT);
});

describe("The report of 1950", () => {
  it("is the original to the byte, annotations aside", async () => {
    expect(await attest("text", REPORT)).toBe(textOf(ORIGINAL));
  });

  it("has one altered quotation, one without a source whose dots hide the end of a sentence, and words copied without marks; the samples have no other problem", async () => {
    const { problems } = JSON.parse(await attest("check", ".", "--format", "json"));
    expect(problems.map(({ file, code }: Checked) => `${file} ${code}`)).toEqual([
      `${REPORT} quotation.altered`,
      `${REPORT} quotation.unmarked`,
      `${REPORT} quotation.elided-sense`,
      `${REPORT} quotation.unsourced`,
    ]);
    const [altered, unmarked, ...elided] = problems as Checked[];
    expect(altered!.message).toContain("“its” is left out");
    expect(unmarked!.message).toContain("41 words");
    expect(text.slice(unmarked!.from, unmarked!.to)).toMatch(
      /^is also important .*\.\]\{.*\}\n\n\[Americans left China .* militarily$/s,
    );
    for (const { from, to } of elided)
      expect(text.slice(from, to)).toMatch(
        /^"Southerners and Americans .* \.\.\. to put up .* international support\."$/,
      );
  });

  it("tags its claims for those who make them", () => {
    const found = report.claims
      .filter(({ claim }) => claim === "us-stays-out")
      .map(({ stance, by }) => `${by} ${stance}`);
    expect(found).toEqual(["us-informants asserts", "stalin questions", "kim asserts", "kim asserts"]);
    expect(report.claims.filter(({ by }) => by === null)).toEqual([]);
  });
});

interface Checked {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

type Row = [speaker: string, to: string, around: string | null, first: string, last: string];

const STATEMENTS: Row[] = [
  [
    "stalin",
    "kim",
    null,
    "Comrade Stalin confirmed to Kim Il Sung that",
    "only if the Chinese leadership endorses it.",
  ],
  ["us-informants", "", "stalin", "According to information coming from", "The prevailing mood is not to interfere."],
  ["kim", "stalin", null, "Kim Il Sung expressed his opinion", "We believe that we can do it."],
  ["mao", "kim", "kim", "Comrade Mao Zedong said on a number of occasions", "it will provide troops."],
  ["stalin", "kim", null, "Comrade Stalin emphasized that", "to mobilize international support."],
  ["stalin", "kim", null, "Comrade Stalin added that", "venture to send troops to Korea."],
  ["kim", "stalin", null, "Kim Il Sung gave a more detailed analysis", "supporting the new government."],
  ["pak", "", null, "Pak Hon-yong elaborated", "leaders of the mass uprising."],
  ["meeting", "", null, "It was agreed that", "the concrete plan for the offensive."],
  ["stalin", "kim", null, "Stalin gave tentative approval", "preparations for the war."],
  ["stalin", "kim", null, "Stalin confirmed to Kim Il Sung that", "the new Chinese authorities militarily."],
  ["stalin", "kim", null, '"According to information', 'in Pyongyang."'],
  ["stalin", "kim", null, "he declared that", 'to mobilize international support."'],
  ["stalin", "kim", null, '"Stalin repeated that', 'to Korea."'],
  ["kim", "stalin", null, "Kim Il Sung then reiterated", "an expected uprising."],
  ["kim", "stalin", null, "\"Americans won't have time", 'prepare,"'],
  ["kim", "stalin", null, '"and by the time', 'the new government."'],
  ["stalin", "", null, "Stalin instructed", "Soviet advisors."],
];

it("has the statements of the report, in order, and those of the Remarks that are marked", () => {
  const { statements } = report;
  const found = statements.map(({ from, to, speaker, addressees, parent }, i): Row => {
    const words = plainly(text.slice(from, to));
    const [, , , first, last] = STATEMENTS[i] ?? STATEMENTS[0]!;
    const around = parent === null ? null : statements[parent]!.speaker;
    return [speaker!, addressees.join(" "), around, words.slice(0, first.length), words.slice(-last.length)];
  });
  expect(found).toEqual(STATEMENTS);
});

const QUOTATIONS: [speaker: string, via: string | null, ...parts: string[]][] = [
  [
    "stalin",
    "after",
    "international environment has sufficiently changed to permit a more active stance on the unification of Korea.",
  ],
  ["stalin", "after", "improved the environment for actions in Korea"],
  ["stalin", "after", "can devote attention and energy to the assistance of Korea."],
  ["stalin", "paragraph", "According to information coming from the United States,"],
  ["stalin", "paragraph", "more hesitant to challenge the Communists in Asia."],
  ["stalin", "after", "The prevailing U.S. mood is not to interfere"],
  ["stalin", "after", "our positions are solidified in Pyongyang."],
  ["stalin", "after", "as it will help to disguise who initiated the combat activities,"],
  ["stalin", "after", "The war should be quick and speedy,"],
  [
    "stalin",
    null,
    "Southerners and Americans should not have time to come to their senses ... to put up a strong resistance and to mobilize international support.",
  ],
  [
    "stalin",
    "after",
    "Stalin repeated that the USSR was not ready to get involved in Korean affairs directly, especially if Americans did venture to send troops to Korea.",
  ],
  [
    "kim",
    "after",
    "Americans won't have time to prepare,",
    "and by the time they come to their senses, all the Korean people will be enthusiastically supporting the new government.",
  ],
];

it("has the thirteen quoted passages of the Remarks, the last two as one quotation, and none elsewhere", () => {
  const found = report.quotations.map(({ parts, speaker, sources, needsSource, from }) => {
    expect(from).toBeGreaterThan(remarks);
    expect(needsSource).toBe(true);
    expect(sources.every(({ key }) => key === "aprf-report")).toBe(true);
    const words = parts.map((part) => plainly(text.slice(part.from, part.to)).slice(1, -1));
    return [speaker, sources[0]?.via ?? null, ...words];
  });
  expect(found).toEqual(QUOTATIONS);
  expect(report.quotations.flatMap(({ parts }) => parts)).toHaveLength(13);
});

/** Of each passage, in order: what it is worth, by which licences, with what altered. */
const VERDICTS = [
  "exact",
  "exact",
  "altered: its → ",
  "exact",
  "exact",
  "permissible: insertion",
  "exact",
  "permissible: final-punctuation",
  "permissible: final-punctuation",
  "permissible: ellipsis",
  "exact",
  "permissible: final-punctuation",
  "exact",
];

it("has a verdict on each of the thirteen passages, against the report itself", () => {
  const found = report.quotations.flatMap(({ parts }) => parts.map(({ verdict }) => verdict));
  expect(found.map(({ source_file }) => source_file)).toEqual(found.map(() => REPORT));
  const drawn = found.map(({ verdict, licences, differences }) => {
    const changes = differences.map(({ source, quote }) => `${source} → ${quote}`);
    return [verdict, [...licences, ...changes].join(", ")].filter(Boolean).join(": ");
  });
  expect(drawn).toEqual(VERDICTS);
  for (const { from, to } of found) expect(from! < to! && to! <= remarks).toBe(true);
});

it("tells the one quotation that has the rapporteur's words for Stalin's", () => {
  const reported = report.quotations.filter((quotation) => quotation.reported);
  expect(reported.map(({ from, to }) => text.slice(from, to))).toEqual([
    expect.stringMatching(/^"Stalin repeated that the USSR was not ready/),
  ]);
});
