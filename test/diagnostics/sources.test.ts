import { describe, test } from "vitest";
import { checkProblems } from "../fixture";

/** An annotated source beside, which names the bibliographies. */
const NAMED = "//- /report.md\n---\nattest: 1\nbibliography: [library.bib, more.json, more.yaml]\n---\n\nWords.\n";

describe("source.unreadable", () => {
  test("a BibTeX file written by hand", () =>
    checkProblems(
      `//- /library.bib
@string{cwihp = "Cold War International History Project"}

@book{bajanov,
  title = {The Korean Conflict, 1950–1953},
  author = {Bajanov, Evgeni P.}
                              ^ source.unreadable: comma is missing
  year = 1995
}

@report{aprf-report,
^^^^^^^^ source.unreadable: “aprf-report” is not closed
  title = {Report on Kim Il Sung's visit to the USSR,
  date = {1950-04~},
}

@incollection{, title = {The Origins}}
^^^^^^^^^^^^^^ source.unreadable: has no key

@article{weathersby, title, year = 2002}
                     ^ source.unreadable: Here a field of “weathersby” should begin

@misc(bajanov, note = "The second " # {of its key})
      ^^^^^^^ source.unreadable: only the first counts, in line 3
${NAMED}`,
    ));

  test("CSL-JSON cut short", () =>
    checkProblems(`//- /more.json
[
  {"id": "a", "type": "book"},
  {"id": "b" "type": "book"},
             ^^^^^^ source.unreadable: comma is missing
  {"type": "book"},
  ^ source.unreadable: needs an \`id\`
  {"id": "a"}
          ^ source.unreadable: in line 2
]
${NAMED}`));

  test("CSL-YAML", () =>
    checkProblems(`//- /more.yaml
references:
- id: a
  held-at: {ids: RGASPI}
            ^^^ source.unreadable: id
            ^^^ source.unreadable: needs the id
- title: No id
  ^^^^^ source.unreadable: needs an \`id\`
- id: a
      ^ source.unreadable: only the first counts
${NAMED}`));

  test("nothing is said of files that nobody names", () =>
    checkProblems("//- /other.bib\n@book{a, title = {A}\n//- /report.md\n---\nattest: 1\n---\n"));

  test("nothing of a bibliography in which all is well", () =>
    checkProblems(`//- /library.bib\n@comment{x}\n@book{a, title = {A}}\n${NAMED}`));

  test("of the project's, and its rules hold", () =>
    checkProblems(`//- /lib/library.bib
@book{a
//- /attest.yaml
bibliography: lib/library.bib
rules: {source.unreadable: off}
`));
});
