import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTextFile } from "../../server/src/verification/textFile";
import { wordsOf } from "../../server/src/verification/words";
import { type Piece, piecesOf, read, wordsAlone, written } from "../../server/src/workspace/archive/pieces";
import { createSegments } from "../../server/src/workspace/archive/segments";
import { createWorkspace } from "../../server/src/workspace/liveWorkspace";
import type { Store, StoreKey } from "../../server/src/workspace/store";
import { openFixture, ROOT } from "../fixture";
import { memoryFiles } from "./memoryFiles";

const WORDS = "The fleet shall sail at dawn without any delay";

const ESSAY = (body: string) => `//- /essay.md
---
attest: 1
---

${body}
//- /attest.yaml
references: [{id: m, title: Minutes}, {id: n, title: Notes}, {id: w, title: Witness}]
texts: {m: texts/m.txt, n: texts/n.txt, w: texts/w.txt}
//- /texts/n.txt
Nothing of the kind was ever said in this room.
`;

/** Where the first quotation of the main file stands: `m exact`, in order. */
async function checkFound(text: string, expected: readonly string[]): Promise<void> {
  const { workspace, document } = await openFixture(text);
  const answer = await workspace.findSource(document, document.model.quotations[0]!);
  expect(answer?.hits.map(({ place, judgement }) => `${place.source} ${judgement.verdict}`)).toEqual(expected);
}

describe("the source of a quotation is found", () => {
  test("in a text that the project names, although nothing cites it", () =>
    checkFound(`${ESSAY(`He wrote “${WORDS}” in the end.`)}//- /texts/m.txt\nNote. ${WORDS}, said he.\n`, ["m exact"]));

  test("in an annotated source, outside its commentary", () =>
    checkFound(
      `${ESSAY(`He wrote “${WORDS}” in the end.`)}//- /letter.md
---
source: w
attest: 1
---

${WORDS}.

## Remarks {.commentary}

Who wrote: ${WORDS}?
`,
      ["w exact"],
    ));

  test("where words were changed, too, and said to be altered", () =>
    checkFound(
      `${ESSAY("He wrote “The fleet shall sail at dawn with some delay” in the end.")}//- /texts/m.txt\nNote. ${WORDS}, said he.\n`,
      ["m altered"],
    ));

  test("where the words are the text's own before where it only quotes them", () =>
    checkFound(
      `${ESSAY(`He wrote “${WORDS}” in the end.`)}//- /texts/m.txt\nIt is told that “${WORDS}” was said.\n//- /texts/w.txt\n${WORDS}.\n`,
      ["w exact", "m exact"],
    ));

  test("never in the words that contain it", () =>
    checkFound(
      `//- /essay.md
---
source: m
attest: 1
---

It was written: “${WORDS}” in the end.
`,
      [],
    ));

  test("in what an editor has open, as it stands there", async () => {
    const { workspace, document } = await openFixture(
      `${ESSAY(`He wrote “${WORDS}” in the end.`)}//- /texts/m.txt\nNothing yet.\n`,
    );
    const find = () =>
      workspace.findSource(document, document.model.quotations[0]!).then((answer) => answer?.hits.length);
    expect(await find()).toBe(0);
    const uri = `${ROOT}/texts/m.txt`;
    workspace.open({ uri, languageId: "plaintext", version: 1, text: `${WORDS}.` });
    expect(await find()).toBe(1);
    workspace.change(uri, [{ text: "Gone." }], 2);
    expect(await find()).toBe(0);
    workspace.change(uri, [{ text: `So ${WORDS}.` }], 3);
    expect(await find()).toBe(1);
    workspace.close(uri);
    expect(await find()).toBe(0);
  });
});

describe("what is indexed", () => {
  test("is told while it is, and not again until it has changed", async () => {
    const files = memoryFiles({
      [`${ROOT}/essay.md`]: `---\nattest: 1\n---\n\nHe wrote “${WORDS}” there.\n`,
      [`${ROOT}/attest.yaml`]: "references: [{id: m, title: M}]\ntexts: {m: m.txt}\n",
      [`${ROOT}/m.txt`]: `${WORDS}.`,
    });
    const workspace = createWorkspace(files, { report() {}, tell() {}, progress() {} });
    workspace.setFolders([ROOT]);
    await workspace.settled();
    const uri = `${ROOT}/essay.md`;
    workspace.open({ uri, languageId: "markdown", version: 1, text: files.files.get(`${ROOT}/essay.md`) as string });
    await workspace.ready(uri);
    const find = async () => {
      const told: number[] = [];
      const document = workspace.document(uri)!;
      const answer = await workspace.findSource(document, document.model.quotations[0]!, {
        onProgress: (left) => told.push(left),
      });
      return [answer?.hits.length, told];
    };
    expect(await find()).toEqual([1, [1, 0]]);
    expect(await find()).toEqual([1, [0]]);
    files.files.set(`${ROOT}/m.txt`, "Something else.");
    workspace.diskChanged([{ uri: `${ROOT}/m.txt`, kind: "changed" }]);
    expect(await find()).toEqual([0, [1, 0]]);
  });

  test("comes from the store where that has it, and is made anew where it is damaged", async () => {
    const kept = new Map<string, Uint8Array>();
    const name = ({ kind, hash }: StoreKey) => `${kind} ${hash}`;
    const reads: boolean[] = [];
    const store: Store = {
      async read(key) {
        reads.push(kept.has(name(key)));
        return kept.get(name(key)) ?? null;
      },
      async write(key, bytes) {
        kept.set(name(key), bytes);
      },
    };
    const find = async () => {
      const { workspace, document } = await openFixture(
        `${ESSAY(`He wrote “${WORDS}” there.`)}//- /texts/m.txt\n${WORDS}.\n`,
        store,
      );
      return (await workspace.findSource(document, document.model.quotations[0]!))?.hits.length;
    };
    expect(await find()).toBe(1);
    expect(reads).not.toContain(true);
    expect(await find()).toBe(1);
    expect(reads.slice(-kept.size)).not.toContain(false);
    for (const key of kept.keys()) kept.set(key, new Uint8Array([9, 9, 9, 9, 9, 9, 9, 9]));
    expect(await find()).toBe(1);
  });

  test("is given up when nobody waits any more", async () => {
    const { workspace, document } = await openFixture(
      `${ESSAY(`He wrote “${WORDS}” there.`)}//- /texts/m.txt\n${WORDS}.\n`,
    );
    expect(await workspace.findSource(document, document.model.quotations[0]!, { isCancelled: () => true })).toBeNull();
  });
});

describe("pieces", () => {
  const same = (one: readonly Piece[], other: readonly Piece[]) => expect(other.map(plain)).toEqual(one.map(plain));
  const plain = ({ base, length, ngrams }: Piece) => ({
    base,
    length,
    grams: [...ngrams.grams],
    ends: [...ngrams.ends],
  });

  test("are read as they were written, and anything else is refused", () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 30 }), { maxLength: 5 }), (texts) => {
        const pieces = [...piecesOf(texts.join("\n"))];
        same(pieces, read(written(pieces))!);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const pieces = read(bytes);
        expect(pieces === null || Array.isArray(pieces)).toBe(true);
      }),
    );
  });

  test("of a long text begin between words, and together are all of it", () => {
    const text = "a word after a word ".repeat(60_000);
    const pieces = [...piecesOf(text)];
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBe(text.length);
    for (const { base } of pieces.slice(1)) expect(text[base]).toBe(" ");
  });

  test("keep everything at its place", () => {
    const text = readTextFile("file:///t.txt", "Some words, [p. 3] here and there.\n");
    const alone = wordsAlone(text);
    for (const { from, to } of text.words) expect(alone.slice(from, to)).toBe(text.text.slice(from, to));
  });
});

test("segments find what one index would, whatever came, went and changed before", async () => {
  const word = fc.constantFrom(
    ..."the fleet sails at dawn when all ships are ready and no wind blows from the north".split(" "),
  );
  const text = fc.array(word, { minLength: 5, maxLength: 60 }).map((words) => words.join(" "));
  const step = fc.record({ name: fc.constantFrom("a", "b", "c"), text: fc.option(text) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), text, async (steps, sought) => {
      const [edited, fresh, now] = [createSegments(), createSegments(), new Map<string, string>()];
      for (const { name, text } of steps) {
        if (text === null) edited.delete(name);
        else edited.set(name, [...piecesOf(text)]);
        if (text === null) now.delete(name);
        else now.set(name, text);
      }
      for (const [name, text] of now) fresh.set(name, [...piecesOf(text)]);
      const locate = (segments: typeof edited) =>
        segments.locate(
          [wordsOf(sought).key],
          () => true,
          100,
          async () => {},
        );
      const order = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
      expect((await locate(edited)).sort(order)).toEqual((await locate(fresh)).sort(order));
    }),
  );
});
