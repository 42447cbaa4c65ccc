import { describe, expect, test, vi } from "vitest";
import { problemsIn } from "../../server/src/diagnostics";
import { createWorkspace } from "../../server/src/workspace/liveWorkspace";
import type { Store } from "../../server/src/workspace/store";
import { memoryFiles } from "./memoryFiles";

const LIBRARY = "file:///w/library.bib";
const REPORT = "file:///w/report.md";

/** As Better BibTeX exports it, 10 MB of it: half letters in an archive, half chapters with an abstract. */
function largeLibrary(entries: number): string {
  return Array.from({ length: entries }, (_, n) =>
    n % 2 === 0
      ? `@letter{letter-${n},\n  title = {Letter {{No}}. ${n} to Kim Il Sung},\n  author = {Shtykov, Terentii Fomich},\n  date = {1950-01-19},\n  archive = {AVPRF},\n  related = {chapter-${n + 1}},\n  relatedtype = {quoted-in}\n}\n`
      : `@incollection{chapter-${n},\n  title = {\\enquote{{{Should We Fear This}}?} {{Stalin}} and the Danger of War with {{America}}},\n  booktitle = {Working Papers},\n  author = {Weathersby, Kathryn and family=Berg, given=Karl, prefix=van der, useprefix=true},\n  date = {2002-07},\n  pages = {1--20},\n  abstract = {${"What was said of the war, and by whom. ".repeat(15)}}\n}\n`,
  ).join("\n");
}

const text = largeLibrary(20_000);

function workspaceWith(library: string, store?: Store) {
  const report = "---\nattest: 1\nbibliography: library.bib\n---\n\nHe wrote [@letter-0; @chapter-19999; @letter-1].\n";
  const files = memoryFiles({ [LIBRARY]: library, [REPORT]: report });
  const workspace = createWorkspace(files, { report: () => {}, tell: () => {}, progress: () => {} }, store);
  workspace.setFolders(["file:///w"]);
  workspace.open({ uri: REPORT, languageId: "markdown", version: 1, text: report });
  return workspace;
}

/** How long the longest turn of the event loop is while `work` is done. */
async function longestTurn(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let over = false;
  void work.finally(() => {
    over = true;
  });
  for (let began = performance.now(); !over; began = performance.now()) {
    await new Promise((resolve) => setImmediate(resolve));
    longest = Math.max(longest, performance.now() - began);
  }
  return longest;
}

const codes = (workspace: ReturnType<typeof workspaceWith>) =>
  problemsIn(workspace, REPORT, new Map()).map(({ problem }) => problem.code);

test("20,000 entries are read in the background, in short turns, and nobody answers as long as they are not", async () => {
  const workspace = workspaceWith(text);
  expect(workspace.library(LIBRARY)).toBeUndefined();
  expect(codes(workspace)).toEqual([]);
  expect(await longestTurn(workspace.ready(REPORT))).toBeLessThan(2000);
  expect(workspace.library(LIBRARY)?.bibliography.sources).toHaveLength(20_000);
  expect(codes(workspace)).toEqual(["citation.unknown-source"]);
});

test("an edit of one entry is taken in at once, and the others are what they were", async () => {
  const workspace = workspaceWith(text);
  workspace.open({ uri: LIBRARY, languageId: "bibtex", version: 1, text });
  await workspace.ready(REPORT);
  const names = workspace.declaration("source", "chapter-1", REPORT)!.value.csl.author;
  const began = performance.now();
  workspace.change(LIBRARY, [{ text: text.replace("letter-0", "letter-1") }], 2);
  await workspace.ready(REPORT);
  expect(codes(workspace)).toEqual(["citation.unknown-source"]);
  expect(workspace.declaration("source", "letter-1", REPORT)!.value.title).toBe("Letter No. 0 to Kim Il Sung");
  expect(workspace.declaration("source", "letter-0", REPORT)).toBeUndefined();
  expect(workspace.declaration("source", "chapter-1", REPORT)!.value.csl.author).toBe(names);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("of quick edits the last one holds", async () => {
  const workspace = workspaceWith(text);
  workspace.open({ uri: LIBRARY, languageId: "bibtex", version: 1, text });
  const ready = [workspace.ready(REPORT)];
  for (let version = 2; version < 6; version++) {
    workspace.change(LIBRARY, [{ text: `@book{edit-${version}, title = {Edit}}\n${text}` }], version);
    ready.push(workspace.ready(REPORT));
  }
  await Promise.all(ready);
  expect(workspace.library(LIBRARY)?.source.version).toBe(5);
  expect(workspace.declaration("source", "edit-5", REPORT)?.value.title).toBe("Edit");
  expect(workspace.declaration("source", "edit-4", REPORT)).toBeUndefined();
});

describe("what was made of the entries is kept for the next session", () => {
  const small = largeLibrary(600);
  const titleOf = async (store: Store, library = small) => {
    const workspace = workspaceWith(library, store);
    await workspace.settled();
    await workspace.ready(REPORT);
    await workspace.readBibliographies();
    return workspace.declaration("source", "letter-0", REPORT)!.value.title;
  };
  const memoryStore = () => {
    const kept = new Map<string, Uint8Array>();
    const store: Store = {
      read: async ({ kind, hash }) => kept.get(`${kind} ${hash}`) ?? null,
      write: async ({ kind, hash }, bytes) => void kept.set(`${kind} ${hash}`, bytes),
    };
    return { kept, store };
  };

  test("by the text: it is used for the same, and made anew for another", async () => {
    const { kept, store } = memoryStore();
    expect(await titleOf(store)).toBe("Letter No. 0 to Kim Il Sung");
    expect(kept.size).toBe(1);
    const [key, bytes] = [...kept][0]!;
    const marked = new TextDecoder().decode(bytes).replace("Letter No. 0", "Kept No. 0");
    kept.set(key, new TextEncoder().encode(marked));
    expect(await titleOf(store)).toBe("Kept No. 0 to Kim Il Sung");
    expect(await titleOf(store, small.replace("{{No}}. 0", "{{No}}. 00"))).toBe("Letter No. 00 to Kim Il Sung");
    expect(kept.size).toBe(2);
  });

  test("of BibTeX only: in JSON and YAML there is no LaTeX to read", async () => {
    const { kept, store } = memoryStore();
    const items = Array.from({ length: 5_000 }, (_, n) => ({
      id: `letter-${n}`,
      type: "book",
      title: `Letter No. ${n}`,
    }));
    const report = "---\nattest: 1\nbibliography: library.json\n---\n";
    const files = memoryFiles({ "file:///w/library.json": JSON.stringify(items), [REPORT]: report });
    const workspace = createWorkspace(files, { report: () => {}, tell: () => {}, progress: () => {} }, store);
    workspace.setFolders(["file:///w"]);
    await workspace.settled();
    await workspace.ready(REPORT);
    await workspace.readBibliographies();
    expect(workspace.bibliographies().map(({ bibliography }) => bibliography.sources.length)).toEqual([5_000]);
    expect(kept.size).toBe(0);
  });

  test("not where there are no hashes, as on a page that did not come by HTTPS", async () => {
    const { kept, store } = memoryStore();
    vi.stubGlobal("crypto", undefined);
    try {
      expect(await titleOf(store)).toBe("Letter No. 0 to Kim Il Sung");
    } finally {
      vi.unstubAllGlobals();
    }
    expect(kept.size).toBe(0);
  });

  test.each([["nothing"], ["0 {"], ["0 12\n\n99999 {}"], ["\u0000"]])("%j in its place does no harm", async (junk) => {
    const { kept, store } = memoryStore();
    await titleOf(store);
    for (const key of kept.keys()) kept.set(key, new TextEncoder().encode(junk));
    expect(await titleOf(store)).toBe("Letter No. 0 to Kim Il Sung");
  });
});
