import assert from "node:assert/strict";
import fc from "fast-check";
import type { TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { problemsIn } from "../../server/src/diagnostics";
import { textUnder } from "../../server/src/export/transcription";
import { documentSymbols } from "../../server/src/features/documentSymbols";
import { rangeOf } from "../../server/src/features/ranges";
import { semanticTokens } from "../../server/src/features/semanticTokens";
import { createWorkspace, type LiveWorkspace } from "../../server/src/workspace/liveWorkspace";
import type { AnnotatedDocument } from "../../server/src/workspace/workspace";
import { askAt, askOfAll } from "../features/everything";
import { HEAD } from "../features/korea";
import { annotatedTexts } from "../syntax/annotatedTexts";
import { memoryFiles } from "../workspace/memoryFiles";
import { mutated } from "./mutations";
import { NOTATION, SAMPLES } from "./seeds";

const URI = "file:///w/a.md";
const SOURCES = [...SAMPLES].filter(([file]) => file.endsWith(".md")).map(([, text]) => text);

const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });

const documents = fc.oneof(
  annotatedTexts.map((text) => `${HEAD}\n${text}`),
  annotatedTexts.chain((text) => mutated([`${HEAD}\n${text}`], NOTATION)),
  mutated(SOURCES, NOTATION),
  fc
    .array(fc.constantFrom(...NOTATION, "words of three ", "Kim said that "), { maxLength: 60 })
    .map((all) => HEAD + all.join("")),
);

/** Whatever the text, every feature answers, about all of it and at any place. */
export const anyDocument = fc.property(documents, places, (text, shares) => ask(text, shares));

/** The same of a sample as far as it has been typed. */
export const anyPrefix = fc.property(fc.constantFrom(...SOURCES), places, (text, [first = 0, ...shares]) =>
  ask(text.slice(0, Math.floor(first * text.length)), shares),
);

function ask(text: string, shares: readonly number[]): void {
  const { workspace, document } = opened(text);
  askOfAll(workspace, document);
  for (const share of shares) askAt(workspace, document, Math.floor(share * document.source.text.length));
}

const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.constantFrom(0, 0, 0, 1, 5, 60),
    insert: fc.oneof(fc.constant(""), fc.constantFrom("a", " ", "\n", "."), fc.constantFrom(...NOTATION)),
  }),
  { minLength: 1, maxLength: 8 },
);

/** What is said of a text after edits is what is said of it when read afresh. */
export const editedDocument = fc.property(documents, edits, (text, all) => {
  const { workspace } = opened(text);
  saidOf(workspace);
  all.forEach(({ at, length, insert }, index) => {
    const { source } = workspace.document(URI)!;
    const from = Math.floor(at * source.text.length);
    const change = { range: rangeOf(source, { from, to: Math.min(from + length, source.text.length) }), text: insert };
    workspace.change(URI, [change as TextDocumentContentChangeEvent], index + 2);
    assert.deepEqual(saidOf(workspace), saidOf(opened(rawText(workspace)).workspace));
  });
});

/** The document's text as the editor has it. */
function rawText(workspace: LiveWorkspace): string {
  const { source } = workspace.document(URI)!;
  return source.marked ? `\uFEFF${source.text}` : source.text;
}

/** Plain data: all that follows from the text. */
function saidOf(workspace: LiveWorkspace) {
  const document = workspace.document(URI)!;
  const { source, scope, frontMatter, ...model } = document.model;
  return {
    model,
    frontMatter,
    problems: problemsIn(workspace, URI, new Map()),
    symbols: documentSymbols(document),
    tokens: semanticTokens(document),
    words: textUnder(document),
  };
}

function opened(text: string): { workspace: LiveWorkspace; document: AnnotatedDocument } {
  const workspace = createWorkspace(memoryFiles({}), { report: () => {}, tell: () => {}, progress: () => {} });
  workspace.open({ uri: URI, languageId: "markdown", version: 1, text });
  return { workspace, document: workspace.document(URI)! };
}
