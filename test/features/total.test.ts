import fc from "fast-check";
import { expect, test } from "vitest";
import type { Range } from "vscode-languageserver-types";
import { problemsIn } from "../../server/src/diagnostics";
import { attributingAll } from "../../server/src/diagnostics/attribution";
import { codeActions } from "../../server/src/features/codeActions";
import { codeLenses, type LensData, lensCommand } from "../../server/src/features/codeLens";
import { definition } from "../../server/src/features/definition";
import { documentHighlights } from "../../server/src/features/documentHighlights";
import { documentSymbols } from "../../server/src/features/documentSymbols";
import { foldingRanges } from "../../server/src/features/foldingRanges";
import { hover } from "../../server/src/features/hover";
import { inlayHints } from "../../server/src/features/inlayHints";
import { rangeOf, spanOf } from "../../server/src/features/ranges";
import { references } from "../../server/src/features/references";
import { prepareRename } from "../../server/src/features/rename";
import { selectionRanges } from "../../server/src/features/selectionRanges";
import { semanticTokens } from "../../server/src/features/semanticTokens";
import type { SourceText } from "../../server/src/syntax/sourceText";
import { createWorkspace } from "../../server/src/workspace/liveWorkspace";
import { memoryFileSystem } from "../fixture";
import { HEAD } from "./korea";

const PIECES = [
  "Stalin: ",
  "**KIM:** ",
  "“",
  "”",
  '"',
  "[",
  "]",
  "{speaker=stalin to=kim}",
  "{speaker=nobody}",
  "{.commentary}",
  "::: ",
  ":::\n",
  "\n",
  "\n\n",
  "\r",
  "# ",
  "> ",
  "— Stalin ",
  "[@report, p. 4]",
  "[@x; @y]",
  "@report ",
  "[p. 3]",
  "#claim/us-stays-out",
  "#denies/x ",
  "[^1]",
  "\n\n[^1]: note ",
  "<!-- attest-ignore x: y -->",
  "<!-- attest-ignore quotation.unsourced: z -->",
  "words of three ",
  "Stalin said that he would. ",
  " he insisted, ",
  "😀",
  "שלום ",
  "\u0000",
  "`",
];

const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => `${HEAD}\n${pieces.join("")}`);

test("whatever the text, every feature answers at every place, and ranges hold the place", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const workspace = createWorkspace(memoryFileSystem(new Map()), {
        report: () => {},
        tell: () => {},
        progress: () => {},
      });
      workspace.open({ uri: "file:///w/a.md", languageId: "markdown", version: 1, text });
      const document = workspace.document("file:///w/a.md")!;
      const { source } = document;
      documentSymbols(document);
      foldingRanges(document);
      for (const { data } of codeLenses(workspace, document, { uri: document.uri, choice: "all", arrows: true }))
        expect(lensCommand(workspace, document, data as LensData)).not.toBeNull();
      inlayHints(document, rangeOf(source, { from: 0, to: text.length }));
      attributingAll(document);
      expect(semanticTokens(document).length % 5).toBe(0);
      for (let offset = HEAD.length; offset <= text.length; offset++) {
        const at = rangeOf(source, { from: offset, to: offset }).start;
        const range = hover(workspace, document, offset)?.range;
        if (range) expect(range.start.line <= at.line && at.line <= range.end.line).toBe(true);
        definition(workspace, document, offset);
        expect(selectionRanges(document, [at])).toHaveLength(1);
        documentHighlights(workspace, document, offset);
        references(workspace, document, offset, true);
        const renaming = prepareRename(workspace, document, offset);
        if ("range" in renaming) expect(textIn(source, renaming.range)).toBe(renaming.placeholder);
      }
      const found = problemsIn(workspace, source.uri, new Map());
      for (const { problem } of found) expect(problem.from <= problem.to && problem.to <= text.length).toBe(true);
      codeActions(workspace, source, found, rangeOf(source, { from: 0, to: text.length }));
    }),
    { numRuns: 200 },
  );
});

function textIn(source: SourceText, range: Range): string {
  const { from, to } = spanOf(source, range);
  return source.text.slice(from, to);
}
