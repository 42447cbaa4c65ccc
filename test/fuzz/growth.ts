import { problemsIn } from "../../server/src/diagnostics";
import { documentSymbols } from "../../server/src/features/documentSymbols";
import { createWorkspace } from "../../server/src/workspace/liveWorkspace";
import { HEAD } from "../features/korea";
import { memoryFiles } from "../workspace/memoryFiles";

/** Each makes a text of about `size` UTF-16 units that a reader which looks back too often takes very long over. */
export const PATHOLOGICAL: Readonly<Record<string, (size: number) => string>> = {
  "links that only open, [a](": (size) => repeated("[a](", size),
  "emphasis and a bracket, *a]": (size) => repeated("*a]", size),
  "brackets that only open": (size) => repeated("[", size),
  "brackets in one another": (size) => "[".repeat(size / 2) + "]".repeat(size / 2),
  "attributes that only open": (size) => repeated("[a]{", size),
  "divs in one another": (size) => repeated("::: {speaker=kim}\n\n", size),
  "block quotations in one another": (size) => `${repeated("> ", size)}a`,
  "quotation marks in one another": (size) => repeated("“‘", size),
  "straight quotation marks": (size) => repeated('"a ', size),
  "citations that only open": (size) => repeated("[@a; ", size),
  "one paragraph of prose": (size) =>
    repeated("Stalin said that “the war should be quick and speedy” [@aprf-report, p. 41]. ", size),
  "footnotes that refer to the next": (size) =>
    Array.from({ length: Math.floor(size / 20) }, (_, n) => `[^${n}]: a[^${n + 1}]\n\n`).join(""),
  "comments that only open": (size) => repeated("<!-- a ", size),
  "code that only opens": (size) => repeated("`a ``b ", size),
  "labels of nobody": (size) => repeated("MOLOTOV: No.\n\n", size),
};

function repeated(text: string, size: number): string {
  return text.repeat(Math.ceil(size / text.length));
}

const SMALL = 64 * 1024;
const TIMES = 8;

/** How much longer a text of eight times the size takes, per unit: 1 is linear. */
export function growthOf(make: (size: number) => string): { small: number; large: number; growth: number } {
  const small = Math.min(...[1, 2, 3].map(() => timeOf(make(SMALL))));
  const large = timeOf(make(SMALL * TIMES));
  return { small, large, growth: large / TIMES / Math.max(small, 1) };
}

/** Milliseconds of the processor to open the text, and to tell its outline and its problems. */
function timeOf(body: string): number {
  const before = process.cpuUsage();
  const workspace = createWorkspace(memoryFiles({}), { report: () => {}, tell: () => {}, progress: () => {} });
  workspace.open({ uri: "file:///w/a.md", languageId: "markdown", version: 1, text: `${HEAD}\n${body}` });
  documentSymbols(workspace.document("file:///w/a.md")!);
  problemsIn(workspace, "file:///w/a.md", new Map());
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
