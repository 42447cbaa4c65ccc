import fc from "fast-check";

/*
 * Correctly annotated texts. Words of the annotator, which are no part of the text under the annotations, begin with
 * `zz`.
 */

const WORDS = "we will have war in Korea Mao über Алма 戦争 naïve 1950 שלום won't ﬁn".split(" ");

const word = fc.constantFrom(...WORDS);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((each) => each.join(" "));

const ATTRIBUTES = [
  "{speaker=stalin}",
  '{speaker="kim stalin" to=kim}',
  "{claim=us-stays-out stance=denies}",
  '{source=report locator="pp. 40–42"}',
  "{.mention}",
  "{#id .quotation}",
  "{speaker=kim\nspeech=direct}",
  "{lang=de}",
];

const ASIDES = [
  "[@report, p. 41]",
  "[see @report, ch. 3; @report]",
  "[-@report]",
  "#claim/us-stays-out",
  "#denies/us-stays-out",
  "[]{.page n=41}",
  "[zzremark zzmine]{.note}",
];

const attributes = fc.constantFrom(...ATTRIBUTES);

const inline = fc.letrec<{ run: string; piece: string }>((tie) => ({
  run: fc.array(tie("piece"), { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(" ")),
  piece: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    words,
    fc.constantFrom(...ASIDES),
    fc.tuple(tie("run"), attributes).map(([text, braces]) => `[${text}]${braces}`),
    fc.tuple(words, fc.constantFrom("[sic]", "[of 1950]", "[a [b] c]", "\\[d\\]", "\\*")).map((pair) => pair.join(" ")),
    fc.tuple(words, fc.constantFrom("“…”", '"…"', "*…*", "**…**", "„…“", "(…)", "`…`")).map(enclose),
    tie("run").map((text) => `“${text}”`),
    tie("run").map((text) => `[“${text}” [@report, p. 3]]{source=report}`),
  ),
})).run;

function enclose([text, marks]: [string, string]): string {
  return marks.replace("…", text);
}

/** A paragraph that begins with a word, so that nothing in it begins a block. */
const paragraph = fc.tuple(words, inline).map(([first, rest]) => `${first} ${rest}.`);

const block = fc.letrec<{ block: string; blocks: string }>((tie) => ({
  blocks: fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((each) => each.join("\n\n")),
  block: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    paragraph,
    fc
      .tuple(fc.constantFrom("**Stalin:**", "**Stalin**:", "Stalin:", "Kim (rising):"), paragraph)
      .map((pair) => pair.join(" ")),
    fc.tuple(words, attributes).map(([text, braces]) => `## ${text} ${braces.replace("\n", " ")}`),
    paragraph.map((text) => `> ${text.replaceAll("\n", " ")}\n>\n> — zzStalin [@report, p. 41]`),
    fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((items) => items.map(item).join("\n")),
    paragraph.map((text) => `${text}[^NOTE]`),
    fc.constant("#claim/us-stays-out #denies/us-stays-out"),
    fc.constant("<!-- attest-ignore quotation.unsourced: zzproverbial -->"),
    fc.tuple(attributes, tie("blocks")).map(([braces, inner]) => `::: ${braces.replace("\n", " ")}\n\n${inner}\n\n:::`),
    tie("blocks").map((inner) => `::: commentary\n\n${inner}\n\n:::`),
  ),
})).blocks;

function item(text: string): string {
  return `- ${text.replaceAll("\n", "\n  ")}`;
}

/** Each reference to a note gets a number, and each number a note at the end. */
function withNotes(text: string): string {
  let count = 0;
  const numbered = text.replaceAll("NOTE", () => String(++count));
  const notes = Array.from({ length: count }, (_, i) => `\n\n[^${i + 1}]: ${WORDS[i % WORDS.length]} [a]{.mention}.`);
  return numbered + notes.join("");
}

export const annotatedTexts: fc.Arbitrary<string> = block.map(withNotes);
