import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeAction, TextDocumentEdit } from "vscode-languageserver-types";
import { applied } from "../../server/src/annotating/edits";
import { problemsIn } from "../../server/src/diagnostics";
import { declaringActions, selectionActions, suppressingActions } from "../../server/src/features/codeActions";
import { nameable } from "../../server/src/features/nameable";
import { annotating } from "../../server/src/features/writing";
import type { WantedAnnotation } from "../../server/src/protocol";
import { BY_THE_WAY, type OpenFixture, openFixture } from "../fixture";

const HEAD = `---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
  berdahl: Gunnar Berdahl
claims: {war: {text: There will be war.}}
references: [{id: report, title: Report}]
---

`;

/** The file that the action changes and what it makes of it. */
function made({ files }: OpenFixture, { edit }: CodeAction): [string, string] {
  const { textDocument, edits } = edit!.documentChanges![0] as TextDocumentEdit;
  const text = files.get(textDocument.uri)!;
  return [textDocument.uri, TextDocument.applyEdits(TextDocument.create("", "", 0, text), edits as never)];
}

async function declaring(text: string) {
  const fixture = await openFixture(text);
  const { workspace, document } = fixture;
  const found = problemsIn(workspace, document.uri, new Map());
  const actions = declaringActions(workspace, document, found);
  return new Map(actions.map((action) => [action.title, made(fixture, action)]));
}

describe("what is declared nowhere", () => {
  test("is declared in the file", async () => {
    const done = await declaring(`${HEAD}[Yes]{speaker=kim-il} #claim/peace\n`);
    const speaker = done.get("Declare “kim-il” in this file")![1];
    expect(speaker).toContain("  berdahl: Gunnar Berdahl\n  kim-il: Kim Il\n");
    const claim = done.get("Declare “peace” in this file")![1];
    expect(claim).toContain('claims: {war: {text: There will be war.}, peace: {text: "Yes"}}');
  });

  test("or in the project file", async () => {
    const done = await declaring(`${HEAD}[Yes]{speaker=kim}\n//- /attest.yaml\nspeakers: {mao: Mao}\n`);
    expect(done.get("Declare “kim” in attest.yaml")).toEqual([
      "file:///w/attest.yaml",
      "speakers: {mao: Mao, kim: Kim}\n",
    ]);
  });

  test("a label is a speaker of its own, or another name of one", async () => {
    const done = await declaring(`${HEAD}Stalin: Yes.\n\nMR. BERBAHL: No.\n`);
    expect(done.get("Declare “Mr. Berbahl” in this file")![1]).toContain("\n  berbahl: Mr. Berbahl\n");
    const alias = done.get("Add “MR. BERBAHL” to the names of Gunnar Berdahl")![1];
    expect(alias).toContain("  berdahl: {name: Gunnar Berdahl, aliases: [MR. BERBAHL]}\n");
    const { workspace, document } = await openFixture(alias);
    expect(problemsIn(workspace, document.uri, BY_THE_WAY)).toEqual([]);
  });
});

describe("a suppression", () => {
  test("asks for a reason where the editor can, else leaves it to be given", async () => {
    const fixture = await openFixture(`${HEAD}[Yes]{speaker=kim}\n`);
    const { workspace, document } = fixture;
    const found = problemsIn(workspace, document.uri, new Map());
    const [asking] = suppressingActions(workspace, document, found, true);
    expect(asking!.command!.arguments).toEqual([document.uri, { line: 8, character: 14 }, "speaker.unknown"]);
    const [written] = suppressingActions(workspace, document, found, false);
    const [, text] = made(fixture, written!);
    expect(text).toContain("\n<!-- attest-ignore speaker.unknown: -->\n\n[Yes]");
    const { workspace: then, document: after } = await openFixture(text);
    expect(problemsIn(then, after.uri, new Map()).map(({ problem }) => problem.code)).toContain("suppression.invalid");
  });
});

async function selecting(body: string): Promise<string[]> {
  const fixture = await openFixture(HEAD + body);
  const { workspace, document, ranges } = fixture;
  return selectionActions(workspace, document, ranges[0]!, { commands: false, lazyEdits: false }).map(
    (action) => `${action.title}: ${made(fixture, action)[1].slice(HEAD.length)}`,
  );
}

describe("a selection", () => {
  test("is attributed, tagged, or a mention", async () => {
    expect(await selecting("[No]{speaker=berdahl} ⟪“We go”⟫ so\n")).toEqual([
      "Attribute to Gunnar Berdahl: [No]{speaker=berdahl} [“We go”]{speaker=berdahl} so\n",
      "Attribute to Joseph Stalin: [No]{speaker=berdahl} [“We go”]{speaker=stalin} so\n",
      "Tag as claim “war”: [No]{speaker=berdahl} [“We go”]{claim=war} so\n",
      "Mark as mention: nobody is quoted: [No]{speaker=berdahl} [“We go”]{.mention} so\n",
    ]);
  });

  test("that can bear nothing is offered nothing", async () => {
    expect(await selecting("One “two ⟪three” four⟫\n")).toEqual([]);
    expect(await selecting("One⟪⟫ two\n")).toEqual([]);
  });
});

async function written(body: string, wanted: WantedAnnotation): Promise<string> {
  const { workspace, document, ranges } = await openFixture(HEAD + body);
  const { edits, reason } = annotating(workspace, document, ranges[0]!, wanted);
  return edits ? applied(document.source.text, edits) : reason!;
}

describe("a command", () => {
  test.each<[string, WantedAnnotation, string]>([
    [
      "“We g⟪⟫o,” he said, “now.”\n",
      { kind: "attribute", speaker: "stalin" },
      "[“We go,”]{speaker=stalin} he said, [“now.”]{speaker=stalin}\n",
    ],
    [
      "So it w⟪⟫as. Yes.\n",
      { kind: "tag", claim: "war", stance: "denies" },
      "[So it was.]{claim=war stance=denies} Yes.\n",
    ],
    ["“We g⟪⟫o,” he said.\n", { kind: "cite", source: "report", locator: "4" }, "“We go,” [@report, p. 4] he said.\n"],
    [
      "One.\n\nT⟪⟫wo.\n",
      { kind: "suppress", code: "speaker.unknown", reason: "so printed" },
      "One.\n\n<!-- attest-ignore speaker.unknown: so printed -->\n\nTwo.\n",
    ],
  ])("writes into %j", async (body, wanted, expected) =>
    expect((await written(body, wanted)).slice(HEAD.length)).toBe(expected),
  );

  test("declares a new speaker or claim with it", async () => {
    const speaker = await written("⟪We go⟫\n", { kind: "attribute", name: "Kim Il Sung" });
    expect(speaker).toMatch(/\n {2}sung: Kim Il Sung\n[\s\S]*\n\[We go\]\{speaker=sung\}\n$/);
    const claim = await written("⟪We go⟫\n", { kind: "tag", text: "The United States will not come." });
    expect(claim).toMatch(/united-states-not-come: \{text: "The United States will not come\."\}/);
    expect(claim).toMatch(/\n\[We go\]\{claim=united-states-not-come\}\n$/);
  });

  test("says why it writes nothing", async () => {
    expect(await written("One\n\n⟪⟫\n\nTwo\n", { kind: "attribute", speaker: "stalin" })).toContain("no words");
    expect(await written("O⟪⟫ne\n", { kind: "suppress", code: "speaker.unknown", reason: " " })).toContain("reason");
    expect(await written("O⟪⟫ne\n", { kind: "suppress", code: "no.such", reason: "x" })).toContain("no rule");
  });
});

test("what can be named is told, the nearest first", async () => {
  const { workspace, document, ranges } = await openFixture(`${HEAD}[No]{speaker=berdahl} “We ⟪⟫go”\n`);
  expect(nameable(workspace, document, ranges[0]!)).toEqual({
    words: "“We go”",
    speakers: [
      { id: "berdahl", name: "Gunnar Berdahl", role: null },
      { id: "stalin", name: "Joseph Stalin", role: null },
    ],
    claims: [{ id: "war", text: "There will be war." }],
    sources: [{ id: "report", description: "Report" }],
  });
});
