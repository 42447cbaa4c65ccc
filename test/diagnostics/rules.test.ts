import { describe, test } from "vitest";
import { checkProblems } from "../fixture";

const HEAD = `---
source: report
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
  berdahl: Gunnar Berdahl
claims:
  us-stays-out: {text: The United States will not intervene in Korea.}
references:
  - {id: report, title: Report on a visit}
---
`;
const commentary = (text: string) => `${HEAD}\n::: {.commentary}\n\n${text}\n\n:::\n`;

describe("quotations", () => {
  test("one without a source, one with", () =>
    checkProblems(
      commentary(`
Stalin said “the war should be quick” and left.
            ^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.unsourced: [@report, p. 41]

He said “they should not have time” [@report, p. 41].
`),
      new Map([["quotation.unattributed", "off"]]),
    ));

  test("a quotation within one is told once", () =>
    checkProblems(
      commentary(`
He wrote “they all said ‘it will be over soon’ and left”.
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.unsourced
`),
    ));

  test("a mark that is not closed", () =>
    checkProblems(
      commentary(`
He said “it will be over soon and left.
        ^ quotation.unclosed: [“]{.mention}
`),
    ));
});

describe("speakers", () => {
  test("a label that nobody bears, and one misprinted", () =>
    checkProblems(`${HEAD}
Stalin: Yes.

**BERBAHL:** No.
  ^^^^^^^ speaker.unknown: Did you mean Gunnar Berdahl?

**MOLOTOV:** Well.
  ^^^^^^^ speaker.unknown: Declare this speaker
`));

  test("a label that is as near to several", () =>
    checkProblems(`---
speakers:
  d-perkins: {name: Dexter Perkins, aliases: [MR. D. PERKINS]}
  b-perkins: {name: Bradford Perkins, aliases: [MR. B. PERKINS]}
  chairman: The Chairman
---
THE CHAIRMAN: Yes.

MR. P. PERKINS: No.
^^^^^^^^^^^^^^ speaker.unknown: Did you mean Dexter Perkins or Bradford Perkins?

MR. PERKINS: Well.
^^^^^^^^^^^ speaker.unknown: Did you mean Dexter Perkins or Bradford Perkins?
`));

  test("ids that nobody has", () =>
    checkProblems(`${HEAD}
[Yes]{speaker=stalni to=nobody}.
              ^^^^^^ speaker.unknown: Did you mean “stalin”?
                        ^^^^^^ speaker.unknown: Declare it
`));
});

describe("citations and claims", () => {
  test("a key that no bibliography has", () =>
    checkProblems(
      commentary(`
So it was [@reprot, p. 41; @nowhere].
            ^^^^^^ citation.unknown-source: Did you mean “report”?
                            ^^^^^^^ citation.unknown-source: bibliography
`),
    ));

  test("a key that a bibliography nearly has", () =>
    checkProblems(`---
attest: 1
bibliography: library.bib
---

So it was [@weathersbi2002].
            ^^^^^^^^^^^^^^ citation.unknown-source: Did you mean “weathersby2002”?
//- /library.bib
@report{weathersby2002, title = {Should We Fear This?}, author = {Weathersby, Kathryn}, year = 2002}
`));

  test("a claim declared nowhere", () =>
    checkProblems(`${HEAD}
[Yes]{speaker=stalin}. #claim/us-stay-out
                              ^^^^^^^^^^^ claim.undeclared: Did you mean “us-stays-out”?
`));

  test("a claim that contradicts one declared nowhere", () =>
    checkProblems(`---
claims:
  peace:
    text: There will be peace.
    contradicts: [war]
                  ^^^ claim.undeclared
---
`));
});

describe("files and ids", () => {
  test("files that do not exist", () =>
    checkProblems(`---
attest: 1
transcription: originals/a b.txt
               ^^^^^^^^^^^^^^^^^ file.missing: originals/a b.txt
bibliography: [here.bib, gone.bib]
                         ^^^^^^^^ file.missing
---
//- /here.bib
`));

  test("in the project file", () =>
    checkProblems(`//- /attest.yaml
bibliography: gone.bib
              ^^^^^^^^ file.missing
texts:
  bajanov: gone.txt
           ^^^^^^^^ file.missing
`));

  test("an id that two files declare differently, and one alike", () =>
    checkProblems(`---
speakers:
  kim: Kim Il Sung
  ^^^ id.conflict: differently in other.md
  mao: Mao Zedong
---
//- /other.md
---
speakers:
  kim: Kim Jong Il
  mao: {name: Mao Zedong}
---
`));
});

describe("severities and suppression", () => {
  const text = commentary("He said “it will be over soon” and left.");

  test("the editor's setting turns a rule off", () => checkProblems(text, new Map([["quotation.unsourced", "off"]])));

  test("the project wins over the editor, the front matter over the project", () =>
    checkProblems(
      `${HEAD.replace("---\nsource", "---\nrules: {claim.undeclared: off}\nsource")}
“It will be over soon.” #claim/over

[Yes]{speaker=molotov}.
              ^^^^^^^ speaker.unknown
//- /attest.yaml
rules: {claim.undeclared: error, speaker.unknown: hint}
`,
      new Map([["speaker.unknown", "off"]]),
    ));

  test("a suppression holds for the block after it", () =>
    checkProblems(
      commentary(`
<!-- attest-ignore quotation.unsourced: the phrase is proverbial -->

He said “it will be over soon” and left.

He said “it will be over soon” and left.
        ^^^^^^^^^^^^^^^^^^^^^^ quotation.unsourced
`),
    ));

  test("a suppression without a reason, or of no rule, suppresses nothing", () =>
    checkProblems(
      commentary(`
<!-- attest-ignore quotation.unsourced -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression.invalid: gives no reason

He said “it will be over soon” and left.
        ^^^^^^^^^^^^^^^^^^^^^^ quotation.unsourced

<!-- attest-ignore quotation.unsorced: proverbial -->
                   ^^^^^^^^^^^^^^^^^^ suppression.invalid: Did you mean “quotation.unsourced”?

He said “it will be over soon” and left.
        ^^^^^^^^^^^^^^^^^^^^^^ quotation.unsourced
`),
    ));
});

describe("the transcription", () => {
  const file = (words: string) =>
    `---
attest: 1
transcription: original.txt
speakers: {stalin: Joseph Stalin}
---
[The war should be quick]{speaker=stalin}.
`.concat(words);

  test("the same words", () => checkProblems(`${file("")}//- /original.txt\nThe war should be quick.\n`));

  test("another word", () =>
    checkProblems(`---
attest: 1
transcription: original.txt
speakers: {stalin: Joseph Stalin}
---
[The war should be quick]{speaker=stalin}.
                   ^^^^^ text.changed: swift
//- /original.txt
The war should be swift.
`));

  const minutes = (words: string) => `---
attest: 1
transcription: original.md
speakers: {stalin: Stalin}
---
# Minutes

${words}
`;
  const written = `//- /original.md
---
title: Minutes
---
# Minutes

**Stalin:** The war should be 1\\. quick, 2\\. *speedy*, and \\<illegible>.
`;

  test("in Markdown, its labels, escapes and front matter are no words either", () =>
    checkProblems(minutes("Stalin: The war should be 1. quick, 2\\. *speedy*, and \\<illegible>.") + written));

  test("in Markdown, another word", () =>
    checkProblems(
      minutes(`**Stalin:** The war should be 1. quick, 2. *slow*, and \\<illegible>.
                                           ^^^^^ text.changed: speedy`) + written,
    ));
});
