import { expect, test } from "vitest";
import type { CallHierarchyItem } from "vscode-languageserver-types";
import { type HierarchyData, incoming, outgoing, prepareHierarchy } from "../../server/src/features/callHierarchy";
import { openFixture } from "../fixture";
import { pathOf } from "./folder";

const FILES = `//- /essay.md
---
bibliography: library.bib
references:
  - id: letter
    title: A Letter to the Harbour Board
    cited-in: {id: diary, locator: p. 12}
    held-at: nowhere
attest: 1
---

He writes that “the ice was late that year” [@let$0ter, fol. 2], and again [@letter].
//- /other.md
---
attest: 1
bibliography: library.bib
---

So it was [@diary-old, p. 9].
//- /library.bib
@book{diary, author = {Vera Orlova}, title = {A Diary}, date = {1958}, ids = {diary-old}, related = {ms}, relatedtype = {translationof}}
@unpublished{ms, title = {The Manuscript}}
`;

async function hierarchy(text = FILES) {
  const { workspace, document, cursor } = await openFixture(text);
  const [item] = prepareHierarchy(workspace, document, cursor!);
  const dataOf = (each: CallHierarchyItem) => each.data as HierarchyData;
  const said = ({ name, detail, uri, range }: CallHierarchyItem) =>
    `${name} | ${detail} | ${pathOf(uri)}:${range.start.line + 1}`;
  const out = (each: CallHierarchyItem) => outgoing(workspace, dataOf(each)).map(({ to }) => to);
  const into = (each: CallHierarchyItem) => incoming(workspace, dataOf(each)).map(({ from }) => from);
  return { workspace, item: item!, said, out, into, dataOf };
}

test("the chain below a citation, link by link, down to what nothing declares", async () => {
  const { item, said, out } = await hierarchy();
  expect(said(item)).toBe("A Letter to the Harbour Board | letter | /essay.md:4");
  const [diary, nowhere] = out(item);
  expect(said(diary!)).toBe("Orlova, A Diary (1958) | diary · cited-in p. 12 | /library.bib:1");
  expect(said(nowhere!)).toBe("nowhere | nowhere · held-at | /essay.md:4");
  expect(out(diary!).map(said)).toEqual(["The Manuscript | ms · translated-from | /library.bib:2"]);
});

test("what rests on a source, then who quotes or cites it, under any of its names", async () => {
  const { item, said, out, into, workspace, dataOf } = await hierarchy();
  expect(into(item).map(said)).toEqual(["essay.md | quoted 1× · cited 1× | /essay.md:11"]);
  const [diary] = out(item);
  expect(into(diary!).map(said)).toEqual([
    "A Letter to the Harbour Board | letter · cited-in p. 12 | /essay.md:4",
    "other.md | cited 1× | /other.md:6",
  ]);
  const [essay] = into(item);
  expect(into(essay!)).toEqual([]);
  expect(out(essay!).map(said)).toEqual(["A Letter to the Harbour Board | letter | /essay.md:4"]);
  expect(incoming(workspace, dataOf(item))[0]!.fromRanges.map(({ start }) => start.character)).toEqual([46, 75]);
});

test("from an entry of a bibliography; none where no source is", async () => {
  const bib = FILES.replace("$0", "").replace("@book{diary", "@book{di$0ary");
  const [essay, other, library] = bib.split(/(?=\/\/- )/);
  const { item } = await hierarchy([library, essay, other].join(""));
  expect(item.name).toBe("Orlova, A Diary (1958)");
  const { item: none } = await hierarchy(FILES.replace("$0", "").replace("He wr", "He w$0r"));
  expect(none).toBeUndefined();
});
