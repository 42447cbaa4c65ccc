import fc from "fast-check";
import { test } from "vitest";
import { createWorkspace } from "../../server/src/workspace/liveWorkspace";
import { memoryFileSystem } from "../fixture";
import { askAt, askOfAll } from "./everything";
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
      askOfAll(workspace, document);
      for (let offset = HEAD.length; offset <= text.length; offset++) askAt(workspace, document, offset);
    }),
    { numRuns: 200 },
  );
});
