import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importText } from "../../server/src/import/importText";
import { writtenByPandoc } from "../syntax/pandoc";

/* A plain text, imported, is in Pandoc's eyes the same words and the same signs, in the same order. */

function imported(text: string): string {
  const result = importText({ text, markdown: false, transcription: null });
  return result.kind === "annotated" ? result.text : "";
}

/** The text without white space, and without the bold that is meant. */
function signs(text: string): string {
  return text.replace(/\*\*(?=\S)([^*\n]*\S)\*\*/g, "$1").replace(/\s+/gu, "");
}

const TEXTS: readonly (readonly [string, string])[] = [
  ["backslashes", "C:\\new\\{a}\\\\ and \\alpha\\begin{a} at the end\\\nof a line\\"],
  [
    "angle brackets",
    "the <illegible> word, 3 < 4, a<b, <b>bold</b>, <https://a.b>, <!-- a comment -->, <?x?>, </p>, <a@b.c>",
  ],
  [
    "square brackets",
    "[sic] [a](b) [a][b] ![a](b) [^1] [@k] [-@k] [see @k, p. 4] [x]{.y} [ ] [a]: b\n\n[a]: b\n\n[^1]: A note.\n\n[a]\n\n- [ ] x",
  ],
  ["inline notes", "a note^[here] and ^sup^ and H~2~O and ~~struck~~ and 2^10"],
  ["asterisks", "a * b, *so*, 2*3*4, ***, * * *\n\n***\n\n* a footnote\n\n** another"],
  ["underlines", "_so_, __so__, snake_case_word, ____________ (signature)\n\n________"],
  ["dollars", "$5 and $6, $x$, $$y$$, a$b$c, cost: $100."],
  ["backticks", "`code`, ``so'', `x`{.y}, ```\n\n```\ncode\n```\n\n~~~\nx\n~~~"],
  ["at signs", "write @home, (@) one, (@a) two, a@b.c, @{x}\n\n(@) example\n\n(@a) another"],
  ["hashes", "# 14 is missing\n\n#14\n\nNo. # 5 #\n\n## x ##\n\n#. item\n\n#claim/x #denies/y"],
  ["pipes", "| a line\n| block\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\na | b\n--|--\n1 | 2\n\n||x||"],
  ["pluses", "+ one\n+ two\n\n+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n+---+---+"],
  ["dashes", "- one\n\n-- two\n\n---\n\n----\n\n- - -\n\na\n---\n\nb\n\n-----"],
  [
    "a rule below and above",
    "----------\nHEADING\n----------\n\n  a    b\n ---  ---\n  1    2\n\n-----\na   b\n--- ---\n1   2\n-----",
  ],
  ["setext headings", "The Report\n==========\n\nPart One\n--------\n\n=\n\n=="],
  [
    "digits",
    "1. One\n3. Three\n\n1) one\n\n(1) one\n\n(a) two\n\ni. x\n\niv) y\n\nA) z\n\nB.  two\n\n1957. A year\n\n12\\. x",
  ],
  ["fences", "::: now\n\n:::\n\n:::: {.x}\n\n{.y}"],
  ["definition lists", "Term\n: a definition\n\nTerm\n\n:   another\n\nTerm\n~ a third\n\nTerm\n\n~   fourth"],
  ["a caption", "Table: the figures\n\n: a caption\n\na   b\n--- ---\n1   2\n\nTable: more"],
  ["quotations", "> so he said\n>> and she\n\n  > third"],
  ["entities", "AT&amp;T &lt; &#65; &c. R&D &nbsp; &unknown; &"],
  ["line ends", "one  \ntwo   \nthree\t\nfour"],
  ["indented lines", "    indented\n    more\n\n\ttab\n\none\n    two\n\n          DEEP\n\n     MR. KIM:  Yes."],
  [
    "a letter",
    "                         Paris, May 12\n\nDear Sir:\n\n    I am, etc.,\n\n                         A. B. *Smith*",
  ],
  ["a title block", "% The title\n% The author\n% 1957\n\nWords."],
  ["a metadata block", "---\ntitle: x\n...\n\nWords.\n\n---\ny: z\n---\n\n...\n\nMore."],
  ["Quarto", "{{< pagebreak >}} and {{x}} and {=html} and `x`{=html}"],
  ["TeX", "\\begin{quote}\nwords\n\\end{quote}\n\n\\newcommand{\\a}{b} \\a \\(x\\) \\[y\\]"],
  [
    "HTML blocks",
    "<div>\nwords\n</div>\n\n<script>x</script>\n\n<pre>y</pre>\n\n<style>\nz\n</style>\n\n<!--\nso\n-->",
  ],
  ["emoji names and marks", ":smile: ==marked== ++ins++ http://a.b/c_d_e *[HTML]: x"],
  ["page marks", "[p. 41] words\n\n[p. 42]\n\n[42] words [43]: so"],
  [
    "labels",
    "KIM: *Yes* [sic].\n\nPAK: <No> $5 $6$.\n\nKIM: 1. So.\n\nPAK: a_b_ ~c~.\n\n[Pause.]\n\n(Laughter *.)\n\nITEM 1. A_B_\n\nKIM: ^.",
  ],
  ["quotation marks", "\"So,\" he said -- 'yes' --- and... “so” ‘yes’ — – …"],
];

describe("Pandoc keeps every sign of", () => {
  const written = writtenByPandoc(TEXTS.map(([, text]) => imported(text)));
  test.each(TEXTS.map(([name, text], i) => [name, text, i] as const))("%s", (_, text, i) => {
    expect(written[i]!.replace(/\s+/gu, "")).toBe(signs(text));
  });
});

const PIECES = [
  ..."* ** _ __ # ` ``` ~ ~~ ^ [ ] ( ) { } ! < > & $ $$ \\ - --- = === + | : ::: @ % \" ' 1. 2) (a) i. A. word Kim: KIM: p.4 x".split(
    " ",
  ),
  ..."{.note} [^1] [^1]: [@k] @k <b> </b> <!-- --> <div> &amp; \\begin{a} \\new |-|- +--+ [a]: (@) #. ^[ {{< >}} 😀 é שלום 。".split(
    " ",
  ),
  ...["\n", "\n", "\n\n", "\n\n", "\r\n", "    ", "\t", " ", " ", "  ", "~ ", ": "],
];

test("whatever the text, Pandoc keeps its words", () => {
  const texts = fc
    .sample(
      fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 30 }).map((pieces) => pieces.join("")),
      { numRuns: 200, seed: 1950 },
    )
    .filter((text) => imported(text) !== "");
  const written = writtenByPandoc(texts.map(imported));
  const lost = texts.filter((text, i) => words(text).join(" ") !== words(written[i]!).join(" "));
  expect(lost).toEqual([]);
});

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
