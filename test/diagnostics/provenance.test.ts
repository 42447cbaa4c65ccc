import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cyclesAmong } from "../../server/src/diagnostics/cycles";
import { isSurelyBefore } from "../../server/src/syntax/edtf";
import { readPages } from "../../server/src/syntax/pages";
import { checkProblems } from "../fixture";

const head = (references: string, more = "") => `---\nattest: 1\n${more}references:\n${references}---\n`;

describe("source.cycle", () => {
  test("over files and kinds of link, told once, where the first is declared", () =>
    checkProblems(`//- /library.bib
@book{digest, title = {A Digest}, related = {memoir}, relatedtype = {quoted-in}}
@book{memoir, title = {A Memoir}, related = {letter}, relatedtype = {summarises}}
//- /notes.md
---
attest: 1
bibliography: library.bib
references:
  - {id: letter, type: book, title: A Letter, translated-from: digest}
         ^^^^^^ source.cycle: “letter” → “digest” → “memoir” → “letter”
---
$0`));

  test("of a source with itself", () =>
    checkProblems(`//- /library.bib
@book{digest, title = {A Digest}, related = {digest}, relatedtype = {cited-in}}
      ^^^^^^ source.cycle: rests on itself
//- /attest.yaml
bibliography: library.bib
`));

  test("not two ways to one source", () =>
    checkProblems(
      head(
        "  - {id: a, type: book, cited-in: [b, c]}\n  - {id: b, type: book, cited-in: d}\n  - {id: c, type: book, cited-in: d}\n  - {id: d, type: book}\n",
      ),
    ));
});

describe("source.dead-end", () => {
  test("a link to what nothing declares, and a source that is neither kept nor published", () =>
    checkProblems(`---
attest: 1
references:
  - {id: digest, type: book, title: A Digest, summarises: diary}
  - {id: diary, type: manuscript, title: A Diary}
         ^^^^^ source.dead-end: before an archive or a publication
  - {id: excerpt, type: book, title: An Excerpt, quoted-in: gone}
         ^^^^^^^ source.dead-end: “gone”, which this is quoted in
---
`));

  test.each([
    ["an archive", "{id: diary, type: manuscript, archive: Mission Archive}"],
    ["one by a link", "{id: diary, type: manuscript, held-at: mission}\n  - {id: mission, title: Mission Archive}"],
    ["a publication", "{id: diary, type: book}"],
    ["a publisher", "{id: diary, publisher: Mission Press}"],
  ])("not before %s", (_, diary) =>
    checkProblems(head(`  - {id: digest, type: book, summarises: diary}\n  - ${diary}\n`)),
  );
});

describe("source.anachronism", () => {
  test.each([
    ["died: 1953-03-05", "1953-03-06", true],
    ["died: 1953-03-05", "1953-03-05", false],
    ["died: 1953-03-05", "1953-03", false],
    ["died: 1953~", "1954", false],
    ["died: 1953", "1954?", false],
    ["died: 195X", "1959", false],
    ["died: 195X", "1960", true],
    ["born: 1878-12-18", "1878-11", true],
    ["born: 1878-12-18", "../1900", false],
    ["born: 1900/", "1850", true],
  ])("%s, and a statement of %s: %s", (life, date, told) =>
    checkProblems(`---
speakers:
  envoy: {name: The Envoy, ${life}}
---

[The boats are lost.]{speaker=envoy date=${date}}
${told ? " ^^^^^^^^^^^^^^^^^^^ source.anachronism: this is dated\n" : ""}`),
  );

  test("what quotes is older than what it quotes", () =>
    checkProblems(`---
attest: 1
references:
  - {id: letter, type: book, issued: 1950-04, quoted-in: memoir}
         ^^^^^^ source.anachronism: Correct a date
  - {id: memoir, type: book, issued: 1949}
  - {id: edition, type: book, issued: 1949, translated-from: letter}
         ^^^^^^^ source.anachronism: translated from “letter”
  - {id: note, type: book, issued: 1950~, quoted-in: memoir}
---
`));

  const day = fc
    .date({ min: new Date(Date.UTC(1500, 0)), max: new Date(Date.UTC(2000, 0)), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test("no date is surely before one that a reading of either could put before it", () =>
    fc.assert(
      fc.property(day, day, fc.constantFrom(4, 7, 10), fc.constantFrom(4, 7, 10), (one, other, cut, end) => {
        const [first, second] = [one.slice(0, cut), other.slice(0, end)];
        const shared = Math.min(cut, end);
        expect(isSurelyBefore(first, second)).toBe(one.slice(0, shared) < other.slice(0, shared));
      }),
    ));

  test("nothing is sure of uncertain dates", () =>
    fc.assert(
      fc.property(day, day, fc.constantFrom("?", "~", "%"), (one, other, doubt) => {
        expect(isSurelyBefore(one + doubt, other) || isSurelyBefore(one, other + doubt)).toBe(false);
      }),
    ));
});

describe("citation.locator", () => {
  const WORKS =
    "  - {id: origins, type: chapter, title: The Origins, page: 120-51}\n  - {id: memoir, type: book, title: Memoir, number-of-pages: 300}\n";

  test("pages that the work has not, or that run backwards", () =>
    checkProblems(`${head(WORKS)}
It took a night [@origins, p. 152; @memoir, 301], or two [@origins, pp. 125-122].
                           ^^^^^^ citation.locator: 120–151
                                            ^^^ citation.locator: 1–300
                                                                    ^^^^^^^^^^^ citation.locator: backwards
`));

  test("a quotation without a page", () =>
    checkProblems(`${head(WORKS)}
It "took all of a night" [@origins] and more [@origins]. It "was a very long one" [@memoir].
                           ^^^^^^^ citation.locator: [@origins, p. 120]
`));

  test.each(["p. 120", "pp. 120-51", "120–151", "ch. 4", "fol. 12r", "p. xii", "vol. 2, p. 400", "pp. 121, 130-32"])(
    "nothing is wrong with %s",
    (locator) => checkProblems(`${head(WORKS)}\nIt took a night [@origins, ${locator}].\n`),
  );

  test("pages as they are written", () => {
    expect(readPages("S. 141–45, 150")).toEqual([
      { first: 141, last: 145 },
      { first: 150, last: 150 },
    ]);
    for (const none of ["xii", "ch. 3", "12r", ""]) expect(readPages(none)).toBeNull();
  });
});

describe("source.no-independent", () => {
  const WORKS = `  - {id: diary, type: book}
  - {id: memoir, type: book, summarises: diary}
  - {id: digest, type: book, quoted-in: memoir}
  - {id: gazette, type: book, held-at: {id: archive, locator: box 1}}
  - {id: archive, archive: Mission Archive}
`;
  test("two that go back to one, by a chain or because one of them is it", () =>
    checkProblems(`${head(WORKS)}
Lost [@memoir; @digest, p. 3], as told [@diary; @digest].
     ^^^^^^^^^^^^^^^^^^^^^^^^ source.no-independent: “diary”
                                       ^^^^^^^^^^^^^^^^^ source.no-independent: 2 sources
`));

  test.each([
    "[@memoir; @gazette]",
    "[@memoir]",
    "[@memoir; cf. @digest]",
    "[@digest; @digest, p. 4]",
    "[@digest; @gone]",
  ])("not %s", (citation) =>
    checkProblems(`${head(WORKS)}\nLost ${citation}.\n`, new Map([["citation.unknown-source", "off"]])),
  );
});

describe("source.archive-locator", () => {
  test("of what is cited, wherever it is declared", () =>
    checkProblems(`//- /library.bib
@letter{cited, title = {A Letter}, archive = {Mission Archive}}
        ^^^^^ source.archive-locator: shelfmark
@letter{placed, title = {A Letter}, archive = {Mission Archive}, archive_location = {box 3}}
@letter{unused, title = {A Letter}, archive = {Mission Archive}}
@letter{through, title = {A Letter}, archive = {Mission Archive}, related = {cited}, relatedtype = {quoted-in}}
//- /notes.md
---
attest: 1
bibliography: library.bib
---

See @cited, @placed and @through.
`));
});

describe("claim.cycle", () => {
  test("over files, told once", () =>
    checkProblems(`---
claims:
  boats: {text: There were no boats., supports: [crossing]}
  ^^^^^ claim.cycle: “boats” → “crossing” → “boats”
---
//- /attest.yaml
claims: {crossing: {text: Nobody crossed., supports: [boats]}}
`));
});

test("each node of a cycle leads to all others, and nodes outside cycles do not", () =>
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 8, maxLength: 8 }), (links) => {
      const cycles = cyclesAmong([0, 1, 2, 3, 4, 5, 6, 7], (node) => links[node]!);
      const reached = (from: number) => {
        const seen = new Set<number>();
        const waiting = [...links[from]!];
        for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
          if (!seen.has(node)) waiting.push(...links[node]!);
          seen.add(node);
        }
        return seen;
      };
      for (const node of [0, 1, 2, 3, 4, 5, 6, 7]) {
        const cycle = cycles.find((each) => each.includes(node)) ?? [];
        const mutual = [...reached(node)].filter((other) => reached(other).has(node));
        expect([...cycle].sort()).toEqual(mutual.sort());
      }
    }),
  ));
