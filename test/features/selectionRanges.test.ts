import fc from "fast-check";
import { expect, test } from "vitest";
import type { SelectionRange } from "vscode-languageserver-types";
import { positionAt, spanOf } from "../../server/src/features/ranges";
import { selectionRanges } from "../../server/src/features/selectionRanges";
import type { Span } from "../../server/src/syntax/span";
import type { AnnotatedDocument } from "../../server/src/workspace/workspace";
import { openFixture } from "../fixture";
import { HEAD } from "./korea";
import { randomDocuments } from "./randomModels";

function spansAt(document: AnnotatedDocument, offset: number): Span[] {
  const spans: Span[] = [];
  let range: SelectionRange | undefined = selectionRanges(document, [positionAt(document.source, offset)])[0];
  for (; range; range = range.parent) spans.push(spanOf(document.source, range.range));
  return spans;
}

/** What is selected step by step, on one line each, without the whole file at the end. */
async function steps(text: string): Promise<string[]> {
  const { document, cursor } = await openFixture(text);
  const spans = spansAt(document, cursor!);
  expect(spans.at(-1)).toEqual({ from: 0, to: document.source.text.length });
  return spans.slice(0, -1).map(({ from, to }) => document.source.text.slice(from, to).replace(/\s+/g, " "));
}

test("word, words quoted, quotation, each statement with and without its marks, paragraph, sections", async () => {
  const inner = "[“Americans $0won't interfere,” he said]{speaker=mao}".replace("$0", "");
  const outer = `[Kim told him: ${inner}, and more]{speaker=kim}`;
  expect(
    await steps(`${HEAD}
# The talks

So it began.

## The answer

Then ${outer.replace("won't", "w$0on't")}. He left.

Another paragraph.
`),
  ).toEqual([
    "won't",
    "Americans won't interfere,",
    "“Americans won't interfere,”",
    "“Americans won't interfere,” he said",
    inner,
    outer.slice(1, -"]{speaker=kim}".length),
    outer,
    `Then ${outer}. He left.`,
    `## The answer Then ${outer}. He left. Another paragraph. `,
    `# The talks So it began. ## The answer Then ${outer}. He left. Another paragraph. `,
  ]);
});

test("an interrupted quotation: the part, then both", async () => {
  expect(await steps(`${HEAD}\n“Americans won't $0have time,” he insisted, “and by then we win.”\n`)).toEqual([
    "have",
    "Americans won't have time,",
    "“Americans won't have time,”",
    "“Americans won't have time,” he insisted, “and by then we win.”",
  ]);
});

test("under a label: words, then with the label; a paragraph before a statement of several", async () => {
  expect(await steps(`${HEAD}\n**Stalin:** The $0war.\n\nIt will be quick.\n\n**Kim Il Sung:** Yes.\n`)).toEqual([
    "war",
    "The war.",
    "**Stalin:** The war.",
    "**Stalin:** The war. It will be quick.",
  ]);
});

test("on a label, the statement is at hand, too", async () => {
  expect(await steps(`${HEAD}\n**Sta$0lin:** Yes.\n\nQuite so.\n`)).toEqual([
    "Stalin",
    "**Stalin:** Yes.",
    "**Stalin:** Yes. Quite so.",
  ]);
});

test("a div comes with its fences", async () => {
  expect(await steps(`${HEAD}\nBefore.\n\n::: {speaker=kim}\n\nThe $0war.\n\nQuick.\n\n:::\n`)).toEqual([
    "war",
    "The war.",
    "The war. Quick.",
    "::: {speaker=kim} The war. Quick. :::",
  ]);
});

test("in the front matter: value, entries, whole", async () => {
  const text = "---\nspeakers:\n  kim: {name: Kim Il $0Sung, aliases: [Kim]}\n---\n\nWords.\n";
  expect(await steps(text)).toEqual([
    "Sung",
    "Kim Il Sung",
    "name: Kim Il Sung",
    "{name: Kim Il Sung, aliases: [Kim]}",
    "kim: {name: Kim Il Sung, aliases: [Kim]}",
    "speakers: kim: {name: Kim Il Sung, aliases: [Kim]}",
    "--- speakers: kim: {name: Kim Il Sung, aliases: [Kim]} ---",
  ]);
});

test.each([
  ["an emoji is not cut", "[😀$0 yes]{speaker=kim}", "😀"],
  ["a hyphenated name", "Pak Hon-$0yong spoke.", "Hon-yong"],
  ["combining marks", "Le ge\u0301ne$0\u0301ral parla.", "ge\u0301ne\u0301ral"],
  ["Hebrew", 'הרמט$0כ"ל אמר.', 'הרמטכ"ל'],
])("%s", async (_, body, first) => {
  expect((await steps(`${HEAD}\n${body}\n`))[0]).toBe(first);
});

test("CRLF and an alias in the front matter", async () => {
  const text = "---\r\nattest: 1\r\nspeakers:\r\n  a: &x {name: A}\r\n  b: *$0x\r\n---\r\n\r\nWords.\r\n";
  expect((await steps(text)).at(-1)).toContain("speakers:");
});

test("whatever the model, each range holds the place and the one before, and the last is the file", () => {
  fc.assert(
    fc.property(randomDocuments, (document) => {
      fc.pre(!document.source.text.includes("\r\n")); // an editor has no place in the middle of it
      const length = document.source.text.length;
      for (let offset = 0; offset <= length; offset++) {
        const spans = spansAt(document, offset);
        expect(spans.at(-1)).toEqual({ from: 0, to: length });
        spans.forEach((span, i) => {
          expect(span.from <= offset && offset <= span.to).toBe(true);
          const before = spans[i - 1];
          if (before)
            expect(span.from <= before.from && before.to <= span.to && span.to - span.from).toBeGreaterThan(
              before.to - before.from,
            );
        });
      }
    }),
    { numRuns: 200 },
  );
});
