import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { textUnder } from "../../server/src/export/transcription";
import { createWorkspace } from "../../server/src/workspace/liveWorkspace";
import { memoryFileSystem } from "../fixture";
import { annotatedTexts } from "./annotatedTexts";
import { CONSTRUCTS } from "./constructs";
import { DIFFERENCES } from "./differences";
import { readByUs } from "./drawing";
import { pandoc, readByPandoc } from "./pandoc";

const texts = Object.values(CONSTRUCTS).flat();
const differences = Object.values(DIFFERENCES).flat();
const byPandoc = new Map<string, string>();

beforeAll(() => {
  const all = [...texts, ...differences.map((each) => each.text)];
  readByPandoc(all).forEach((drawing, i) => {
    byPandoc.set(all[i]!, drawing);
  });
});

describe("is read as Pandoc reads it", () => {
  describe.each(Object.entries(CONSTRUCTS))("%s", (_, group) => {
    test.each(group.map((text) => [JSON.stringify(text), text]))("%s", (_, text) => {
      expect(readByUs(text)).toBe(byPandoc.get(text));
    });
  });
});

describe("is read otherwise on purpose", () => {
  describe.each(Object.entries(DIFFERENCES))("%s", (_, group) => {
    test.each(group.map((each) => [JSON.stringify(each.text), each] as const))("%s", (_, each) => {
      expect(byPandoc.get(each.text)).toBe(each.pandoc);
      expect(readByUs(each.text)).toBe(each.ours);
    });
  });
});

const HEAD = `---
source: report
speakers: {stalin: Stalin, kim: Kim}
claims:
  us-stays-out: {text: The United States will not intervene in Korea.}
references:
  - {id: report, title: Report}
---

`;

test("the words that Pandoc prints are those under the annotations", () => {
  fc.assert(
    fc.property(fc.array(annotatedTexts, { minLength: 1, maxLength: 8 }), (parts) => {
      const text = HEAD + parts.map(renumbered).join("\n\n");
      expect(wordsIn(underOurs(text))).toEqual(wordsIn(printed(text)));
    }),
    { numRuns: 25 },
  );
});

/** Numbers of notes that no other part has. */
function renumbered(part: string, index: number): string {
  return part.replace(/\[\^(\d+)\]/g, `[^${index}-$1]`);
}

function underOurs(text: string): string {
  const workspace = createWorkspace(memoryFileSystem(new Map()), {
    report: () => {},
    tell: () => {},
    progress: () => {},
  });
  workspace.open({ uri: "file:///w/a.md", languageId: "markdown", version: 1, text });
  const { model, syntax } = workspace.document("file:///w/a.md")!;
  const [body, notes] = divided(textUnder({ model: model!, syntax }));
  return body + notes;
}

/** The notes stand where their definitions do: Pandoc prints them at the end. */
function divided(text: string): [string, string] {
  const lines = text.split("\n");
  const isNote = (line: string) => /^\[\^[^\]]+\]:/.test(line);
  const of = (kept: string[]) => `${kept.join("\n").replace(/\[\^[^\]]+\]:?/g, " ")}\n`;
  return [of(lines.filter((line) => !isNote(line))), of(lines.filter(isNote))];
}

function printed(text: string): string {
  return pandoc(["--quiet", "-f", "markdown", "-t", "plain", "--wrap=none"], text)
    .replace(/\[[^[\]]*@report[^[\]]*\]/g, " ")
    .replace(/#(?:claim|denies)\/[\w-]+/g, " ")
    .replace(/\[\d+\]/g, " ");
}

function wordsIn(text: string): string[] {
  return (text.match(/[\p{L}\p{N}’']+/gu) ?? [])
    .map((word) => word.replaceAll("’", "'"))
    .filter((word) => !word.startsWith("zz"));
}
