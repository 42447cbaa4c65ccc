import { describe, expect, test } from "vitest";
import { firstGroups, groupsIn, placeIn, readSources } from "../../server/src/features/sourceGroups";
import { listedUses, sourceLister, stepsOf, usesIn } from "../../server/src/features/sourceRows";
import type { ListFilter, SourceGrouping } from "../../server/src/protocol";
import { openFixture, ROOT } from "../fixture";

const FOLDER = `//- /attest.yaml
bibliography: library.bib
texts:
  diary: texts/diary.txt
  treaty: texts/gone.txt
//- /texts/diary.txt
They had no boats left.
//- /notes/1950.md
---
attest: 1
references:
  - id: letter
    type: personal_communication
    title: Letter to the Mission
    author: {family: Müller, given: Anna}
    issued: 1950-02
    held-at: {id: archive, locator: "box 3"}
    quoted-in: {id: digest, locator: p. 4}
  - {id: archive, type: collection, title: Mission Archive}
  - {id: memo, title: Memo, archive: State Archive, cited-in: gone}
---

The mission "had no boats left at all" [@letter, fol. 2r], and no men [see @diary; @old-key, p. 9].

It was, in short, [without any boats]{.quotation source=treaty}.
//- /library.bib
@book{diary, title = {A Diary}, author = {Brandt, Ilse and Müller, Anna}, date = {1951}}
@book{digest, ids = {old-key}, title = {A Digest}, author = {Brandt, Ilse}, date = {1949}, related = {diary}, relatedtype = {summarises}}
@legislation{treaty, title = {A Treaty}}
//- /other.md
---
attest: 1
---

See @letter.
`;

async function opened(text = FOLDER) {
  const fixture = await openFixture(text);
  await readSources(fixture.workspace, ROOT, async () => {});
  return fixture;
}

/** A line a group: `name: id, id`. */
async function groups(by: SourceGrouping, filter: ListFilter = {}): Promise<string[]> {
  const { workspace } = await opened();
  return [...groupsIn(workspace, ROOT, by, filter)].map(
    ([name, nodes]) => `${name}: ${nodes.map(({ id }) => id).join(", ")}`,
  );
}

describe("the sources of a folder in groups", () => {
  test("by author, under each, in order of author and date; works without one by title", async () => {
    expect(await groups("author")).toEqual([
      "Brandt, Ilse: digest, diary",
      "Müller, Anna: diary, letter",
      ": treaty, memo, archive",
    ]);
  });

  test("by archive: that which keeps them, with what it is itself, or that which they name", async () => {
    expect(await groups("archive")).toEqual([
      "Mission Archive: archive, letter",
      "State Archive: memo",
      ": treaty, digest, diary",
    ]);
  });

  test("by type", async () => {
    expect(await groups("type")).toEqual([
      "book: digest, diary",
      "collection: archive",
      "legislation: treaty",
      "personal_communication: letter",
      ": memo",
    ]);
  });

  test("filtered by words in any of its properties, whatever their case and accents", async () => {
    expect(await groups("author", { text: "muller DIARY" })).toEqual(["Brandt, Ilse: diary", "Müller, Anna: diary"]);
    expect(await groups("type", { text: "state memo" })).toEqual([": memo"]);
    expect(await groups("type", { text: "1949" })).toEqual(["book: digest"]);
    expect(await groups("type", { text: "nothing of it" })).toEqual([]);
  });

  test("of one file: what it declares, cites, or is the text of", async () => {
    expect(await groups("type", { uri: `${ROOT}/other.md` })).toEqual(["personal_communication: letter"]);
    expect(await groups("type", { uri: `${ROOT}/library.bib` })).toEqual([
      "book: digest, diary",
      "legislation: treaty",
    ]);
    expect(await groups("author", { uri: `${ROOT}/notes/1950.md`, text: "digest" })).toEqual(["Brandt, Ilse: digest"]);
  });

  test("no more than asked for, and where a source comes first", async () => {
    const { workspace } = await opened();
    const all = groupsIn(workspace, ROOT, "author", {});
    expect(firstGroups(all, 2)).toEqual({
      groups: [
        { name: "Brandt, Ilse", sources: 2 },
        { name: "Müller, Anna", sources: 2 },
      ],
      more: 1,
    });
    const node = (id: string) => workspace.provenance(ROOT).node(id)!;
    expect(placeIn(all, node("letter"))).toEqual({ group: "Müller, Anna", groupIndex: 1, sourceIndex: 1 });
    expect(placeIn(groupsIn(workspace, ROOT, "author", { text: "digest" }), node("letter"))).toBeNull();
  });
});

describe("a source in a list", () => {
  test("says how much it rests on, how often it is cited, and whether quotations from it can be compared", async () => {
    const { workspace } = await opened();
    const list = sourceLister(workspace, ROOT, {});
    expect(list("letter")).toEqual({
      id: "letter",
      incomplete: false,
      authors: "Müller",
      title: "Letter to the Mission",
      year: "1950",
      declared: true,
      restsOn: 2,
      carries: 0,
      cited: 2,
      unverifiable: true,
      location: { uri: `${ROOT}/notes/1950.md`, range: { start: at(3, 8), end: at(3, 14) } },
    });
    expect(list("old-key")).toMatchObject({ id: "digest", cited: 1, carries: 1, unverifiable: false });
    expect(list("diary")).toMatchObject({ cited: 1, carries: 1, unverifiable: false });
    expect(list("treaty")).toMatchObject({ cited: 1, unverifiable: true });
    expect(sourceLister(workspace, ROOT, { uri: `${ROOT}/other.md` })("letter")).toMatchObject({ cited: 1 });
  });

  test("whose words another bears is comparable where that one's text is at hand", async () => {
    const { workspace } = await opened(FOLDER.replace("summarises", "quoted-in"));
    expect(sourceLister(workspace, ROOT, {})("letter")).toMatchObject({ unverifiable: false });
  });

  test("its links, with what is at their other end, also where that is declared nowhere", async () => {
    const { workspace } = await opened();
    const steps = (id: string, direction: "restsOn" | "carries") =>
      stepsOf(workspace, ROOT, id, direction).map(
        ({ type, locator, source }) => `${type} ${source.id} ${locator} ${source.declared} ${source.location?.uri}`,
      );
    expect(steps("letter", "restsOn").sort()).toEqual([
      `held-at archive box 3 true ${ROOT}/notes/1950.md`,
      `quoted-in digest p. 4 true ${ROOT}/library.bib`,
    ]);
    expect(steps("old-key", "carries")).toEqual([`quoted-in letter p. 4 true ${ROOT}/notes/1950.md`]);
    expect(steps("memo", "restsOn")).toEqual([`cited-in gone null false ${ROOT}/notes/1950.md`]);
    expect(steps("nobody", "restsOn")).toEqual([]);
  });

  test("the places where it is cited, with the words quoted or those before", async () => {
    const { workspace, files } = await opened();
    const uses = (id: string, filter: ListFilter = {}) =>
      listedUses(workspace, ROOT, usesIn(workspace, ROOT, id, filter), files).map(
        ({ words, path, location, index, quoted, locator }) =>
          `${words} | ${path}:${location.range.start.line + 1} ${index} ${quoted ? "quoted" : "cited"} ${locator}`,
      );
    expect(uses("letter")).toEqual([
      '"had no boats left at all" | notes/1950.md:15 0 quoted fol. 2r',
      "See | other.md:5 0 cited null",
    ]);
    expect(uses("old-key")).toEqual([
      'The mission "had no boats left at all", and no men | notes/1950.md:15 0 cited p. 9',
    ]);
    expect(uses("treaty")).toEqual(["without any boats | notes/1950.md:17 0 quoted null"]);
    expect(uses("letter", { uri: `${ROOT}/other.md` })).toHaveLength(1);
  });
});

function at(line: number, character: number) {
  return { line, character };
}
