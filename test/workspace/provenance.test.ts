import { describe, expect, test } from "vitest";
import { usesOf } from "../../server/src/workspace/provenance";
import { nextTurn } from "../../server/src/workspace/turns";
import { openFixture } from "../fixture";

const FOLDER = `//- /notes.md
---
attest: 1
author: Ilse Brandt
bibliography: library.bib
references:
  - id: letter
    title: Letter to the Mission
    held-at: {id: archive, locator: "box 3"}
  - {id: archive, title: Mission Archive}
---

The mission "had no boats left at all" [@letter, fol. 2r], and no men [@diary; @old-key, p. 9].

::: {.commentary speaker=editor}

The mission was, in short, [without any boats]{.quotation source=letter}. It is all in the diary [@diary, p. 4].

:::
//- /library.bib
@book{diary, title = {A Diary}, related = {letter, gone}, relatedtype = {quoted-in}}
@book{digest, ids = {old-key}, title = {A Digest}, related = {diary}, relatedtype = {summarises}}
//- /other.md
---
attest: 1
references:
  - {id: letter, title: Letter to the Mission, held-at: {id: archive, locator: box 3}, translated-from: original}
---

See @letter.
`;

describe("provenance of a folder", () => {
  test("what a source rests on, and what rests on it, whichever file says it, each step once", async () => {
    const { workspace, main } = await openFixture(FOLDER);
    const { sources, node } = workspace.provenance(main);
    expect([...sources.keys()]).toEqual(["letter", "archive", "diary", "digest"]);
    const steps = (id: string, of: "restsOn" | "carries") =>
      node(id)?.[of].map(({ from, type, to, locator }) => [from, type, to, locator].join(" "));
    expect(steps("letter", "restsOn")).toEqual(["letter held-at archive box 3", "letter translated-from original "]);
    expect(steps("diary", "restsOn")).toEqual(["diary quoted-in letter ", "diary quoted-in gone "]);
    expect(steps("letter", "carries")).toEqual(["diary quoted-in letter "]);
    expect(steps("old-key", "restsOn")).toEqual(["digest summarises diary "]);
    expect(node("letter")!.declared.map(({ uri }) => uri)).toEqual(["file:///w/notes.md", "file:///w/other.md"]);
    expect(node("gone")).toBeUndefined();
  });

  test("where a source is cited or quoted, by whom, under any of its names", async () => {
    const { workspace, main, files } = await openFixture(FOLDER);
    const uses = (id: string) =>
      usesOf(workspace.provenance(main), workspace.summaries(main), id).map(
        ({ uri, from, to, locator, by, quotation }) => [
          files.get(uri)!.slice(from, to),
          locator,
          by.join(),
          quotation && files.get(uri)!.slice(quotation.from, quotation.to),
        ],
      );
    expect(uses("letter")).toEqual([
      ["letter", "fol. 2r", "", '"had no boats left at all"'],
      ["letter", null, "editor", "without any boats"],
      ["letter", null, "", null],
    ]);
    expect(uses("digest")).toEqual([["old-key", "p. 9", "", null]]);
    expect(uses("diary")).toHaveLength(2);
  });

  test("is the same as long as nothing that it is made of changes", async () => {
    const { workspace, main, files } = await openFixture(FOLDER);
    const before = workspace.provenance(main);
    const end = files.get(main)!.split("\n").length - 1;
    const at = { line: end, character: 0 };
    workspace.change(main, [{ range: { start: at, end: at }, text: "More [@diary].\n" }], 2);
    await workspace.settled();
    expect(workspace.provenance(main)).toBe(before);
    expect(usesOf(before, workspace.summaries(main), "diary")).toHaveLength(3);
    const { revision } = workspace;
    workspace.change(main, [{ text: files.get(main)!.replace("held-at", "cited-in") }], 3);
    while (workspace.revision === revision) await nextTurn();
    expect(
      workspace
        .provenance(main)
        .node("letter")!
        .restsOn.map(({ type }) => type),
    ).toContain("cited-in");
  });
});
