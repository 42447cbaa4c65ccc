import { describe, expect, test } from "vitest";
import { createWorkspace, type LiveWorkspace } from "../../server/src/workspace/liveWorkspace";
import type { QuotationVerdict } from "../../server/src/workspace/verdicts/verdict";
import { openFixture, ROOT } from "../fixture";
import { memoryFiles } from "./memoryFiles";

/** What each quotation of the main file is worth, and against which file: `exact: minutes.txt`. */
async function checkVerdicts(text: string, expected: readonly string[]): Promise<void> {
  const { workspace, document } = await openFixture(text);
  expect(workspace.verdicts(document).map(drawn)).toEqual(expected);
}

function drawn({ state, judgement, against }: QuotationVerdict): string {
  if (judgement === null || against === null) return state;
  const via = against.via.map(({ type }) => ` ${type}`).join("");
  const page = judgement.passage?.firstPage;
  return `${judgement.verdict}: ${against.uri.slice(ROOT.length + 1)}${via}${page ? `, page ${page}` : ""}`;
}

const ESSAY = (references: string, body: string) => `//- /essay.md
---
attest: 1
references:
${references}
---

${body}
`;

const WORDS = "The fleet shall sail at dawn without any delay";

describe("which text", () => {
  test("that of the reference's `text`, read from the file that declares it", () =>
    checkVerdicts(
      `${ESSAY("  - {id: m, title: Minutes, text: texts/m.txt}", `It says “${WORDS}” [@m].`)}//- /texts/m.txt\nNote. ${WORDS}.\n`,
      ["exact: texts/m.txt"],
    ));

  test("of a chain of twenty thousand sources not the end, and no time is lost on it", async () => {
    const link = (i: number) => `- {id: s${i}, title: S, quoted-in: s${i + 1}}`;
    const chain = Array.from({ length: 20_000 }, (_, i) => link(i)).join("\n");
    const body = Array.from({ length: 1_000 }, (_, i) => `It says “${WORDS}” [@s${i}].`).join("\n\n");
    const began = performance.now();
    const { workspace, document } = await openFixture(
      `//- /essay.md\n---\nattest: 1\nbibliography: chain.yaml\n---\n\n${body}\n//- /chain.yaml\n${chain}\n`,
    );
    expect(new Set(workspace.verdicts(document).map(drawn))).toEqual(new Set(["unverifiable"]));
    expect(performance.now() - began).toBeLessThan(30_000);
  });

  test("that of the project's `texts`, before the reference's own", () =>
    checkVerdicts(
      `${ESSAY("  - {id: m, title: Minutes, text: gone.txt}", `It says “${WORDS}” [@m].`)}//- /attest.yaml
texts: {m: m.txt}
//- /m.txt
${WORDS}.
`,
      ["exact: m.txt"],
    ));

  test("annotated files and parts that are the source, together, before any other", () =>
    checkVerdicts(
      `${ESSAY(
        "  - {id: m, title: Minutes, text: m.txt}",
        `It says “${WORDS}” [@m], and “nobody shall be left behind in the harbour” [@m].`,
      )}//- /one.md
---
source: m
attest: 1
---

${WORDS}.
//- /two.md
---
attest: 1
---

::: {source=m}

[p. 12] Nobody shall be left behind in the harbour.

:::
//- /m.txt
Nothing.
`,
      ["exact: one.md", "permissible: two.md, page 12"],
    ));

  test("in commentary on the file's own source, the file outside commentary, notes and notation", () =>
    checkVerdicts(
      `//- /m.md
---
source: m
attest: 1
speakers: {hart: Admiral Hart}
references: [{id: m, title: Minutes}]
---

[The fleet *shall* sail at dawn]{speaker=hart} #claim/x without [p. 7] any delay.[^n] [My own words about the fleet.]{.note}

::: {.commentary}

He says “${WORDS}” [p. 7], but never “my own words about the fleet” [@m]. Hart of “the fleet shall sail at dawn”, too.

:::

[^n]: Signed by all members of the council.
`,
      ["exact: m.md", "not-found: m.md", "permissible: m.md"],
    ));

  test("the nearest that there is along the chain of provenance, though not a translation's", () =>
    checkVerdicts(
      `${ESSAY(
        "  - {id: m, title: Minutes, held-at: archive, cited-in: book}\n  - {id: archive, title: Archive}\n  - {id: book, title: Book, quoted-in: paper}\n  - {id: paper, title: Paper, text: paper.txt}\n  - {id: original, title: Original, translated-from: paper}",
        `It says “${WORDS}” [@m], and “${WORDS}” [@original].`,
      )}//- /paper.txt\nThe book has “${WORDS}”.\n`,
      ["exact: paper.txt cited-in quoted-in", "unverifiable"],
    ));

  test("with several sources each, and the best names its own", () =>
    checkVerdicts(
      `${ESSAY(
        "  - {id: a, title: A, text: a.txt}\n  - {id: b, title: B, text: b.txt}",
        `It says “${WORDS}” [@a; @b].`,
      )}//- /a.txt\nNothing of that kind is said here.\n//- /b.txt\n${WORDS}.\n`,
      ["exact: b.txt"],
    ));

  test("never text that contains the quotation; none where the source has no text", () =>
    checkVerdicts(
      `//- /m.md
---
source: m
attest: 1
references: [{id: m, title: Minutes}, {id: other, title: Other}]
---

He wrote “${WORDS}” [@m], and “${WORDS}” [@other].
`,
      ["unverifiable", "unverifiable"],
    ));
});

interface World {
  readonly workspace: LiveWorkspace;
  readonly files: ReturnType<typeof memoryFiles>;
}

async function world(files: Record<string, string>): Promise<World> {
  const memory = memoryFiles(Object.fromEntries(Object.entries(files).map(([path, text]) => [ROOT + path, text])));
  const workspace = createWorkspace(memory, { report: () => {}, tell: () => {}, progress: () => {} });
  workspace.setFolders([ROOT]);
  await workspace.settled();
  return { workspace, files: memory };
}

function open({ workspace }: World, path: string, text: string): string {
  workspace.open({ uri: ROOT + path, languageId: "markdown", version: 1, text });
  return ROOT + path;
}

const nextChange = (workspace: LiveWorkspace) => new Promise<void>((resolve) => workspace.onDidChange(resolve));

const verdictsIn = (workspace: LiveWorkspace, uri: string) => workspace.verdicts(workspace.document(uri)!).map(drawn);

const QUOTING = `---\nattest: 1\nreferences: [{id: m, title: Minutes, text: m.txt}]\n---\n\nIt says “${WORDS}” [@m].\n`;
const SOURCE = `---\nsource: m\nattest: 1\nreferences: [{id: m, title: Minutes}]\n---\n\n${WORDS}.\n`;

describe("live", () => {
  test("a text that changes on the disk is held against its quotations again", async () => {
    const here = await world({ "/m.txt": `${WORDS}.`, "/a.md": QUOTING });
    const uri = open(here, "/a.md", QUOTING);
    await here.workspace.judged(uri);
    expect(verdictsIn(here.workspace, uri)).toEqual(["exact: m.txt"]);
    const before = `${here.workspace.revision} ${here.workspace.stamp(uri)}`;
    here.files.files.set(`${ROOT}/m.txt`, "The fleet shall stay in the harbour of Brest.");
    const change = nextChange(here.workspace);
    here.workspace.diskChanged([{ uri: `${ROOT}/m.txt`, kind: "changed" }]);
    await change;
    expect(`${here.workspace.revision} ${here.workspace.stamp(uri)}`).not.toBe(before);
    expect(verdictsIn(here.workspace, uri)).toEqual(["not-found: m.txt"]);
  });

  test("so is an annotated source that is being edited, in closed files, too", async () => {
    const here = await world({ "/a.md": QUOTING, "/m.md": SOURCE });
    const source = open(here, "/m.md", SOURCE);
    const uri = `${ROOT}/a.md`;
    const seen = () => here.workspace.visit(uri, () => verdictsIn(here.workspace, uri));
    expect(await seen()).toEqual(["exact: m.md"]);
    const stamp = here.workspace.stamp(uri);
    here.workspace.change(source, [{ text: SOURCE.replace(WORDS, "Nobody shall sail with the fleet tomorrow") }], 2);
    while (here.workspace.stamp(uri) === stamp) await nextChange(here.workspace);
    expect(await seen()).toEqual(["not-found: m.md"]);
  });

  test("a closed annotated source is read for its quotations, and notation that changes in it changes nothing", async () => {
    const here = await world({ "/a.md": QUOTING, "/m.md": SOURCE });
    const uri = open(here, "/a.md", QUOTING);
    await here.workspace.judged(uri);
    expect(verdictsIn(here.workspace, uri)).toEqual(["exact: m.md"]);
    const stamp = here.workspace.stamp(uri);
    const source = open(here, "/m.md", SOURCE);
    here.workspace.change(source, [{ text: SOURCE.replace("fleet", "[fleet]{claim=c}") }], 2);
    await here.workspace.judged(uri);
    const [verdict] = here.workspace.verdicts(here.workspace.document(uri)!);
    const { from, to } = verdict!.judgement!.passage!;
    const text = here.workspace.document(source)!.source.text;
    expect(text.slice(from, to)).toBe(WORDS.replace("fleet", "[fleet]{claim=c}"));
    expect(here.workspace.stamp(uri)).toBe(stamp);
  });
});
