import { describe, expect, test } from "vitest";
import { transcribe } from "../../server/src/export/transcription";
import { parse } from "../../server/src/syntax/parse";
import { read } from "./reading";

const N = 5_000;
const times = (text: string, n = N) => text.repeat(n);

/** Each would take minutes, or all memory, if anything were done once for every pair of things. */
const CASES: Readonly<Record<string, string>> = {
  "statements in one paragraph": times('["a b c"]{speaker=kim} '),
  "quotations in one sentence": times('"a b c d" '),
  "nested quotation marks": times("“‘"),
  "quotations never closed": times('"a\n\n'),
  "claim tags in one paragraph": times("a. #claim/x "),
  "citations in one sentence": times('"a b c" [@report, p. 3] '),
  "quotations and footnotes in one sentence": `${times('"a b c"[^1] ')}\n\n[^1]: @report`,
  "inline notes in one sentence": times('"a b c"^[see @report] '),
  "quotations without a source": times('He said "a b c d".\n\n'),
  labels: times("Kim: a b c.\n\n"),
  "bold labels in one paragraph": times("**Kim:** a b c.\n"),
  "divs side by side": times("::: {speaker=kim}\n\na\n\n:::\n\n"),
  "divs never closed": `${times("::: {speaker=kim}\n\n")}a`,
  "headings with attributes": Array.from(
    { length: N },
    (_, i) => `${"#".repeat((i % 6) + 1)} A {.commentary}\n\n"a b c d"\n\n`,
  ).join(""),
  "one statement in many paragraphs": times("[a]{speaker=kim}\n\n"),
  "one quotation in many paragraphs": times("[a b c d]{.quotation}\n\n"),
  "block quotations with attributions": times("> a b c d\n>\n> — Kim, to Mao [@report]\n\n"),
  "spans over many paragraphs": times("[a\n\n") + times("b]{speaker=kim}\n\n"),
  mentions: times('["a b"]{.mention} '),
  "interrupted quotations": times('"a b," he said, '),
  "tags that stand alone": times("a b c\n\n#claim/x\n\n"),
  "deeply nested spans": times(`${"[".repeat(60)}x${"]{speaker=kim}".repeat(60)} `, 100),
  "a verb of saying again and again": times("he said ", 12_500),
  "names and verbs": times("said Kim ", 11_000),
  "commas before a verb": `${times("Kim, ", 10_000)}said`,
  "clauses in one sentence": `Kim said ${times("and said that “a b c d” ", 4_000)}`,
  "clauses with quotations in one paragraph": times("He waited for an hour. “We agree on this,” Kim said. ", 4_000),
  "pronouns in one paragraph": times("He went and she saw. “A b c d,” he said. ", 4_000),
  "white space after a name": `Kim${times(" ", 100_000)}`,
  "white space after a bold name": `**Kim${times(" ", 100_000)}`,
  "white space after a bold name and a parenthesis": `**Kim (to Mao)${times(" \t", 50_000)}**`,
  "bold names in lines": times("**Kim (to Mao\n", 7_000),
  "parentheses after a name": `Kim ${times("(to Mao) ", 11_000)}`,
  "parentheses never closed": `Kim${times(" (", 50_000)}`,
  "titles and full stops": times("Mr. ", 25_000),
  "white space in label spans": times(`[${" ".repeat(120)}a${" ".repeat(120)}b]{speaker=kim} x\n\n`, 400),
  "stars in label spans": times(`[${" *".repeat(60)}a${"_ ".repeat(60)}b]{speaker=kim} x\n\n`, 400),
  apostrophes: times("s' ") + times("'a "),
  "list items": times('- "a b c d"\n'),
  suppressions: times("<!-- attest-ignore quotation.unsourced: proverb -->\n\n"),
  "page marks": times("[p. 41] a\n\n"),
};

describe("any text is read in bounded time", () => {
  test.each(Object.entries(CASES))("%s", (_, body) => {
    const start = performance.now();
    const model = read(body);
    const { text } = transcribe({ model, syntax: parse(model.source.text) });
    expect(text.length).toBeLessThanOrEqual(model.source.text.length);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
