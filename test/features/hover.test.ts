import { expect, test } from "vitest";
import { hover } from "../../server/src/features/hover";
import { checkHover, openFixture } from "../fixture";
import { HEAD } from "./korea";

const CHAIN =
  "- cited in Bajanov, The Korean Conflict (1997), pp. 40-42\n  - quoted in Report on Kim Il Sung's visit (1950)";

test("a speaker's id", () =>
  checkHover(
    `${HEAD}
[Americans won't interfere]{speaker=⟪sta$0lin⟫ to=kim}.
`,
    [
      "**Joseph Stalin** — *General Secretary*",
      "1878-12-18 – 1953-03-05",
      "also: Comrade Stalin, Stalin",
      "1 statement here",
    ].join("\n"),
  ));

test("an addressee's id", () =>
  checkHover(
    `${HEAD}
[Americans won't interfere]{speaker=stalin to=⟪$0kim⟫}.
`,
    "**Kim Il Sung**\nno statements here",
  ));

test("a speaker's label, with what others hear of them", () =>
  checkHover(
    `${HEAD}
**⟪Kim$0 Il Sung⟫:** We want to rely on our own forces.

//- /other.md
---
speakers: {kim: Kim Il Sung}
---
Kim Il Sung: Now.

Kim Il Sung: At once.
`,
    "**Kim Il Sung**\n1 statement here, 3 in the workspace",
  ));

test("the words of a statement: who to whom, how, when, in what source", () =>
  checkHover(
    `${HEAD}
Stalin said that [⟪a thorough pre$0paration was a must⟫]{speaker=stalin to=kim}.
`,
    [
      "**Joseph Stalin** to **Kim Il Sung** · reported (indirect) speech · April 1950",
      "Joseph Stalin, in *Report on Kim Il Sung's visit*",
      CHAIN,
    ].join("\n\n"),
  ));

test("the voices through which words reach us", () =>
  checkHover(
    `${HEAD}
Kim said that [the Chinese would help; [⟪China will h$0elp us⟫]{speaker=mao}, he added]{speaker=kim date=1950-04-10}.
`,
    [
      "**Mao Zedong** · reported (indirect) speech · 10 April 1950",
      "Mao Zedong, as Kim Il Sung reports, in *Report on Kim Il Sung's visit*",
      CHAIN,
    ].join("\n\n"),
  ));

test("a citation: the source, the page, and how it has come down", () =>
  checkHover(
    `${HEAD}
::: {.commentary}

So it was ⟪[@rep$0ort, p. 41]⟫.

:::
`,
    `Report on Kim Il Sung's visit (1950)\np. 41\n\n${CHAIN}`,
  ));

test("one of several citations", () =>
  checkHover(
    `${HEAD}
::: {.commentary}

So it was [@report, p. 41;⟪ see @baj$0anov⟫].

:::
`,
    [
      "Bajanov, The Korean Conflict (1997)",
      "- quoted in Report on Kim Il Sung's visit (1950)\n  - cited in Bajanov, The Korean Conflict (1997), pp. 40-42",
    ].join("\n\n"),
  ));

test("a citation of nothing", () =>
  checkHover(
    `${HEAD}
::: {.commentary}

So it was ⟪[@nob$0ody]⟫.

:::
`,
    "**nobody** is in no bibliography.",
  ));

test("a claim tag: what it says, how it stands, and who holds it where", () =>
  checkHover(
    `${HEAD}
[Americans won't interfere]{speaker=kim}. ⟪#cla$0im/us-stays-out⟫

[They will]{speaker=stalin claim=us-stays-out stance=denies}.
`,
    [
      "The United States will not intervene in Korea.\nclaim **us-stays-out** · *refuted*",
      [
        "- asserted by Kim Il Sung in [source.md](file:///w/source.md#L32): “Americans won't interfere.”",
        "- denied by Joseph Stalin in [source.md](file:///w/source.md#L34): “They will”",
      ].join("\n"),
    ].join("\n\n"),
  ));

test("a quotation: whose words, and through what it is sourced", () =>
  checkHover(
    `${HEAD}
::: {.commentary}

Stalin stressed: [⟪“The war should be qu$0ick and speedy”⟫]{speaker=stalin} [@report, p. 41].

:::
`,
    [
      "Quotation: words of **Joseph Stalin**",
      "sourced by the citation after it: Report on Kim Il Sung's visit (1950), p. 41\n",
      "**Not compared**: the text of the source is not here",
      "\n---\n",
      "**Joseph Stalin** · direct speech · April 1950\n",
      "Joseph Stalin, in the commentary",
    ].join("\n"),
  ));

test("a declaration in the front matter", () =>
  checkHover(
    `---
speakers:
  ⟪k$0im⟫: Kim Il Sung
---
Text.
`,
    "**Kim Il Sung**\nno statements here",
  ));

test("an id declared nowhere", () =>
  checkHover(
    `${HEAD}
[Words]{speaker=⟪sta$0lni⟫}.
`,
    "**stalni** is declared nowhere: name this speaker under `speakers` in the front matter.",
  ));

test("nothing on words that nobody says", () => checkHover(`${HEAD}\nThe wea$0ther was fine.\n`, null));

test("nothing in a file that is no annotated source", () => checkHover("Sta$0lin: “Words.”\n", null));

test("no link, image or HTML comes out of a document", async () => {
  const { workspace, document, cursor } = await openFixture(`---
speakers:
  x: {name: "[a](command:b) <img src=c> https://d.example", role: "![e](f)"}
---
[Words]{speaker=$0x}.
`);
  const { value } = hover(workspace, document, cursor!)!.contents as { value: string };
  expect(value).not.toMatch(/(?<!\\)[[<]|:\/\/(?<!\\:\/\/)/);
});

const CITING = `//- /notes.md
---
attest: 1
author: Ilse Brandt
bibliography: [library.bib, more.json, more.yaml]
---

So it says [@diary, p. 4].
`;
const DIARY =
  "Brandt, A Diary (1951)\n\n- quoted in A Digest\n\nCited once: [notes.md](file:///w/notes.md#L7) (1 by Ilse Brandt)";

test.each([
  [
    "BibTeX",
    "library.bib",
    "@book{⟪dia$0ry⟫, title = {A Diary}, author = {Brandt, I.}, date = {1951}, related = {digest}, relatedtype = {quoted-in}}\n@book{digest, title = {A Digest}}",
  ],
  [
    "CSL-JSON",
    "more.json",
    '[{"id": "⟪di$0ary⟫", "title": "A Diary", "author": [{"family": "Brandt"}], "issued": {"date-parts": [[1951]]}, "quoted-in": "digest"}, {"id": "digest", "title": "A Digest"}]',
  ],
  [
    "CSL-YAML",
    "more.yaml",
    "references:\n  - {id: ⟪d$0iary⟫, title: A Diary, author: {family: Brandt}, issued: 1951, quoted-in: digest}\n  - {id: digest, title: A Digest}",
  ],
])("a key in a bibliography, %s, with who cites it", (_, name, text) =>
  checkHover(`${CITING}//- /${name}\n${text}\n`, DIARY),
);

test("a key that an entry of a bibliography rests on", () =>
  checkHover(
    `${CITING}//- /library.bib
@book{diary, title = {A Diary}, related = {dig$0est}, relatedtype = {quoted-in}}
@book{digest, title = {A Digest}, date = {1950}}
`,
    "A Digest (1950)",
  ));

test("a key in what a reference of a project file rests on", () =>
  checkHover(
    `${CITING}//- /attest.yaml
references:
  - {id: diary, title: A Diary, held-at: arc$0hive}
  - {id: archive, title: Mission Archive}
`,
    "Mission Archive",
  ));

test("nothing in a file that nobody names as a bibliography", () =>
  checkHover(`${CITING}//- /package.json\n[{"id": "di$0ary"}]\n`, null));
