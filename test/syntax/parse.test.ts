import type { Tree } from "@lezer/common";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, reparse, type SyntaxTree } from "../../server/src/syntax/parse";

/** The tree as text, one node a line, so that two trees can be compared. */
function draw(tree: Tree): string {
  const lines: string[] = [];
  let depth = 0;
  tree.iterate({
    enter: (node) => {
      lines.push(`${" ".repeat(depth++)}${node.name} ${node.from}-${node.to}`);
    },
    leave: () => {
      depth--;
    },
  });
  return lines.join("\n");
}

const PIECES = [
  ..."\n \"'“”«»[](){}:;,.@#*_`~-$^\\<>|",
  "\n\n",
  "\n\n\n",
  "::: {speaker=kim}\n",
  "::: commentary\n",
  ":::\n",
  "```\n",
  "~~~\n",
  "<!-- attest-ignore quotation.unsourced: proverb -->\n",
  "<!--",
  "-->",
  "---\n",
  "# Remarks {.commentary}\n",
  "> ",
  "- ",
  "1. ",
  "    ",
  "[^1]",
  "[^1]: ",
  "]{speaker=stalin}",
  "[@bajanov, p. 40]",
  "[p. 41]",
  "@key",
  "#claim/us-stays-out",
  "**Stalin:** ",
  "Americans won't interfere.",
  "שלום",
  "戦争",
  "ſeé́ﬁ😀",
  "\r\n",
  "\r",
  "| a | b |\n|---|---|\n| c | d |\n",
  "{.page n=41}",
];

const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(""));

const edits = fc.array(
  fc.record({ at: fc.nat(400), length: fc.nat(12), insert: fc.oneof(fc.constant(""), fc.constantFrom(...PIECES)) }),
  { minLength: 1, maxLength: 8 },
);

describe("the tree", () => {
  test("taken over from edit to edit equals a fresh one", () => {
    fc.assert(
      fc.property(text, edits, (start, changes) => {
        let current = start;
        let tree: SyntaxTree = parse(current);
        for (const { at, length, insert } of changes) {
          const fromA = Math.min(at, current.length);
          const toA = Math.min(fromA + length, current.length);
          current = current.slice(0, fromA) + insert + current.slice(toA);
          tree = reparse(tree, current, [{ fromA, toA, fromB: fromA, toB: fromA + insert.length }]);
          expect(draw(tree.tree)).toBe(draw(parse(current).tree));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each(["", "---\nattest: 1\n---\n"])("follows the indentation of the first line, after %j", (head) => {
    const [outdented, indented] = ["   role\n    more\n\nwords\n", "    role\n    more\n\nwords\n"].map(
      (body) => head + body,
    );
    const at = head.length;
    const deeper = reparse(parse(outdented!), indented!, [{ fromA: at, toA: at, fromB: at, toB: at + 1 }]);
    expect(draw(deeper.tree)).toBe(draw(parse(indented!).tree));
    const back = reparse(deeper, outdented!, [{ fromA: at, toA: at + 1, fromB: at, toB: at }]);
    expect(draw(back.tree)).toBe(draw(parse(outdented!).tree));
  });

  test("covers the body to its end, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: "binary" })), (any) => {
        const { tree, body, bodyFrom } = parse(any);
        expect(bodyFrom + body.length).toBe(any.length);
        expect(tree.length).toBeLessThanOrEqual(body.length);
      }),
    );
  });
});

describe("pathological text is parsed in bounded time", () => {
  const cases: Record<string, string> = {
    "links without end": "[a](".repeat(25_000),
    "emphasis and brackets": "*a]".repeat(33_000),
    "mixed emphasis": "*a_ ".repeat(25_000),
    "open brackets": "[".repeat(100_000),
    "nested spans": `${"[".repeat(10_000)}x${"]{.a}".repeat(10_000)}`,
    "nested divs": `${"::: {.a}\n\n".repeat(10_000)}x\n\n${":::\n\n".repeat(10_000)}`,
    "nested quotations": `${">".repeat(10_000)} x`,
    "nested lists": Array.from({ length: 2_000 }, (_, i) => `${" ".repeat(i * 2)}- x`).join("\n"),
    "unclosed comments": "<!-- ".repeat(20_000),
    "unclosed comment lines": "<!--\n\n".repeat(17_000),
    "unclosed code": "```\n\n".repeat(20_000),
    "unclosed quotes": '"a '.repeat(33_000),
    "unclosed attributes": "[a]{speaker=".repeat(10_000),
    "link definitions": "[a]: b\n".repeat(14_000),
    "citation keys": "@a:b.".repeat(20_000),
    "spaces in a destination": `[a](${" ".repeat(50_000)}`,
    backticks: Array.from({ length: 440 }, (_, i) => `a${"`".repeat(i + 1)}`).join(""),
  };
  test.each(Object.entries(cases))("%s", (_, source) => {
    const start = performance.now();
    parse(source);
    // Not a benchmark: quadratic behaviour takes minutes on these.
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
