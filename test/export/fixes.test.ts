import fc from "fast-check";
import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type CodeAction, CodeActionKind, type Range, type TextDocumentEdit } from "vscode-languageserver-types";
import { problemsIn } from "../../server/src/diagnostics";
import { attributingAll } from "../../server/src/diagnostics/attribution";
import { textUnder } from "../../server/src/export/transcription";
import { attributeInferred } from "../../server/src/features/attributeInferred";
import {
  codeActions,
  declaringActions,
  selectionActions,
  suppressingActions,
  touched,
} from "../../server/src/features/codeActions";
import { rangeOf, spanOf } from "../../server/src/features/ranges";
import { annotating } from "../../server/src/features/writing";
import type { WantedAnnotation } from "../../server/src/protocol";
import { createWorkspace } from "../../server/src/workspace/liveWorkspace";
import type { AnnotatedDocument } from "../../server/src/workspace/workspace";
import { memoryFileSystem } from "../fixture";
import { annotatedTexts } from "../syntax/annotatedTexts";

const HEAD = `---
source: report
speakers:
  stalin: {name: Joseph Stalin, aliases: [Stalin]}
  kim: {name: Kim Il Sung, aliases: [Kim]}
claims: {war: {text: There will be war.}}
references: [{id: report, title: Report}]
---

`;

/** Paragraphs of a source, most with a mistake that has a fix. */
const PARAGRAPHS = [
  "[We agree.]{speaker = kim, to=stalin} So he said.",
  "[We agree.]{speaker=kim stalin} and [so]{speaker=“kim”}",
  "[We agree.]{speaker=kin} #claim/wra",
  "[Yes]{speaker=kim speech=direkt cert=hihg stance=denis claim=war}",
  '"We agree" [@report]{speaker=kim} and [p. 41]{speaker=stalin}',
  "So @report [p. 3]{speaker=kim} has it",
  "::: speaker=kim",
  "::: {speaker=stalin}",
  ":::",
  "Text that runs on.\n::: {speaker=kim}",
  "One [two",
  "three]{speaker=kim} four",
  "five] six",
  "the <illegible> word and \\new one",
  "he paid $5 to the man and took 6$ back",
  "[Stalin]: We must act.",
  "see [Remarks] there [sic](and went on)",
  "## Remarks {.commentary}",
  "Stalin: One.",
  "**STALLIN:** Two.",
  "MR. KYM: Three.",
  "Plain words “and a quotation of words” [@report, p. 3].",
  "> quoted <unclear> words\n>\n> — Stalin [@report]",
  "- item [one]{speaker=kim, to=stalin}\n- item \\two",
  "“We shall *win* [sic],” Kim insisted, “and ‘soon,’ as Stalin said.” He left.",
  "Stalin stressed that the war should be quick [@report]. He added that it must be short. #claim/war",
  "According to Kim, the people would rise.\n\nThey were ready.",
  "> “We shall see,” Stalin replied.\n> And Kim: “So we shall.”",
  "- Kim said: “We shall win.”\n- Stalin said that [they would]{speaker=stalin} not.",
];

const bodies = fc
  .array(fc.constantFrom(...PARAGRAPHS), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join("\n\n"));

const workspace = createWorkspace(memoryFileSystem(new Map()), {
  report: () => {},
  tell: () => {},
  progress: () => {},
});
workspace.setFolders([]);

let version = 0;

/** What `use` makes of a document, which is open only as long. */
function withOpen<T>(text: string, use: (document: AnnotatedDocument) => T): T {
  const uri = `file:///w/${version++}.md`;
  workspace.open({ uri, languageId: "markdown", version: 1, text });
  try {
    return use(workspace.document(uri)!);
  } finally {
    workspace.close(uri);
  }
}

function textOf(text: string): string {
  return withOpen(text, textUnder);
}

test("no fix changes a word of the text under the annotations", async () => {
  await workspace.settled();
  fc.assert(
    fc.property(bodies, (body) =>
      withOpen(HEAD + body, (before) => {
        const words = textUnder(before);
        for (const { problem } of problemsIn(workspace, before.uri, new Map())) {
          for (const fix of problem.fixes ?? []) check(applied(HEAD + body, fix.edits), words, fix.title);
        }
        check(applied(HEAD + body, attributingAll(before)), words, "all inferred");
      }),
    ),
    { numRuns: 50 },
  );
});

/** A place by its share of the text's words, and how many words from there on are selected. */
const places = fc.tuple(fc.nat(), fc.nat({ max: 12 }));

function rangeAt({ source }: AnnotatedDocument, [first, count]: readonly [number, number]): Range {
  const words = [...source.text.slice(HEAD.length).matchAll(/\S+/g)];
  const [one, last] = [words[first % words.length], words[Math.min(words.length - 1, (first % words.length) + count)]];
  const from = HEAD.length + (one?.index ?? 0);
  return rangeOf(source, { from, to: count === 0 ? from : HEAD.length + last!.index + last![0].length });
}

const EAGER = { commands: false, lazyEdits: false, confirmation: false };

function actionsAt(document: AnnotatedDocument, range: Range): CodeAction[] {
  const found = problemsIn(workspace, document.uri, new Map());
  const here = touched(document.source, found, range);
  const kind = CodeActionKind.QuickFix;
  return [
    ...codeActions(workspace, document.source, found, range),
    ...declaringActions(workspace, document, here),
    ...suppressingActions(workspace, document, here, false),
    ...selectionActions(workspace, document, spanOf(document.source, range), EAGER),
    ...[attributeInferred(document, { ...EAGER, kind })].filter((action) => action !== null),
  ];
}

/** What the commands write. */
const WANTED: readonly WantedAnnotation[] = [
  { kind: "attribute", speaker: "kim" },
  { kind: "attribute", name: "Mao: “the” [Chairman]" },
  { kind: "tag", claim: "war", stance: "denies" },
  { kind: "tag", text: 'It is "so": [sic]' },
  { kind: "mention" },
  { kind: "cite", source: "report", locator: "3" },
  { kind: "suppress", code: "speaker.unknown", reason: "so -- printed -->" },
];

test("no action or command, wherever it is used, changes a word of the text", async () => {
  await workspace.settled();
  fc.assert(
    fc.property(
      fc.oneof(
        bodies,
        annotatedTexts,
        fc.tuple(bodies, annotatedTexts).map((both) => both.join("\n\n")),
      ),
      places,
      (body, place) =>
        withOpen(HEAD + body, (before) => {
          const words = textUnder(before);
          const range = rangeAt(before, place);
          for (const { title, edit } of actionsAt(before, range)) {
            const { edits } = edit!.documentChanges![0] as TextDocumentEdit;
            check(TextDocument.applyEdits(TextDocument.create("", "", 0, HEAD + body), edits as never), words, title);
          }
          for (const wanted of WANTED) {
            const { edits } = annotating(workspace, before, spanOf(before.source, range), wanted);
            if (edits) check(applied(HEAD + body, edits), words, JSON.stringify(wanted));
          }
        }),
    ),
    { numRuns: 25 },
  );
});

function applied(text: string, edits: readonly { from: number; to: number; insert: string }[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((changed, { from, to, insert }) => changed.slice(0, from) + insert + changed.slice(to), text);
}

/** The text under the annotations stays, byte for byte but for what §10 lets differ. */
function check(after: string, words: string, what: string): void {
  expect(comparable(textOf(after)), what).toBe(comparable(words));
}

/**
 * Runs of blank lines count as one, as in §10: a div or a comment needs empty lines around it. So do white space at the end of
 * a line, the mark of a block quotation on an empty line, and line ends at the end.
 */
function comparable(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+$/gm, "")
    .replace(/^[ \t]*(?:>[ \t]*)+$/gm, "")
    .replace(/\n{2,}/g, "\n\n")
    .trim();
}
