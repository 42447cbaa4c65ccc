import { describe, expect, test } from "vitest";
import { problemsIn } from "../../server/src/diagnostics";
import { toDiagnostic } from "../../server/src/features/diagnostics";
import { rangeOf } from "../../server/src/features/ranges";
import { nextTurn } from "../../server/src/workspace/turns";
import { checkProblems, openFixture } from "../fixture";

const check = (text: string) => checkProblems(text, new Map([["source.unused", "hint"]]));

describe("source.unused", () => {
  test("what nothing uses, and what is used only elsewhere in the folder", () =>
    check(`---
attest: 1
references:
  - {id: cited, type: book, title: A}
  - {id: elsewhere, type: book, title: B}
  - {id: nowhere, type: book, title: C}
         ^^^^^^^ source.unused: Nothing in this folder cites
---

They came [@cited].
//- /other.md
---
attest: 1
---

[They went.]{source=elsewhere}
`));

  test("in a project file, by what the files below use", () =>
    check(`//- /attest.yaml
references:
  - {id: cited, type: book, title: A}
  - {id: nowhere, type: book, title: B}
         ^^^^^^^ source.unused
//- /report.md
---
attest: 1
---

They came [@cited].
`));

  test.each([
    ["a file is its text", "source: a\n", "They came.\n"],
    ["a div is part of its text", "", "::: {source=a}\n\nThey came.\n\n:::\n"],
    ["nocite lists it", "nocite: '@b; @a'\n", ""],
    ["nocite lists all", "nocite: |\n  @*\n", ""],
    ["it is cited in the text", "", "As @a says, they came.\n"],
  ])("not where %s", (_, head, text) =>
    check(`---\nattest: 1\n${head}references:\n  - {id: a, type: book, title: A}\n---\n\n${text}`),
  );

  test("not what another source rests on, but what rests on itself alone", () =>
    check(`---
attest: 1
rules: {source.cycle: off}
references:
  - {id: a, type: book, title: A, cited-in: b}
  - {id: b, type: book, title: B}
  - {id: c, type: book, title: C, cited-in: c}
         ^ source.unused
---

They came [@a].
`));

  test("never of an entry of a bibliography", () =>
    check(`//- /library.bib
@book{cited, title = {A}}
@book{unused, title = {B}}
//- /report.md
---
attest: 1
bibliography: library.bib
---

They came [@cited].
`));

  test("the editor fades it", async () => {
    const { workspace, document, main } = await openFixture(
      "---\nattest: 1\nreferences: [{id: a, type: book, title: A}]\n---\n",
    );
    const found = problemsIn(workspace, main, new Map());
    expect(found.map((each) => toDiagnostic(workspace, document.source, each))).toMatchObject([
      { code: "source.unused", severity: 4, tags: [1] },
    ]);
  });
});

test("a source of the project is used as soon as a key names it", async () => {
  const { workspace, main, document, cursor } = await openFixture(
    "//- /report.md\n---\nattest: 1\n---\n\nThey came [@$0].\n//- /attest.yaml\nreferences: [{id: a, type: map, title: A}]\n",
  );
  const project = workspace.projectOf(main)!.uri;
  const codes = () => problemsIn(workspace, project, new Map()).map(({ problem }) => problem.code);
  expect(codes()).toEqual(["source.unused"]);
  const before = workspace.revision;
  const { start, end } = rangeOf(document.source, { from: cursor!, to: cursor! });
  workspace.change(main, [{ range: { start, end }, text: "a" }], 2);
  while (workspace.revision === before) await nextTurn();
  expect(codes()).toEqual([]);
});
