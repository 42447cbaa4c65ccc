import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { URI } from "vscode-uri";
import { definition } from "../../server/src/features/definition";
import { hover } from "../../server/src/features/hover";
import { nodeFileSystem } from "../../server/src/workspace/fileSystem.node";
import { createWorkspace } from "../../server/src/workspace/liveWorkspace";
import { REPORT, root, textOf } from "./samples";

/** What the README of the report promises to a newcomer who has the folder of the samples open. */

const uri = URI.file(path.join(root, REPORT)).toString();
const text = textOf(REPORT);
const workspace = createWorkspace(nodeFileSystem, { report: () => {}, tell: () => {}, progress: () => {} });

beforeAll(async () => {
  workspace.setFolders([URI.file(root).toString()]);
  workspace.open({ uri, languageId: "markdown", version: 1, text });
  await workspace.settled();
  await workspace.ready(uri);
});

function shownOn(words: string): string {
  const found = hover(workspace, workspace.document(uri)!, text.indexOf(words) + 3);
  return (found?.contents as { value: string } | undefined)?.value ?? "";
}

it.each([
  ["it will provide troops", /Mao Zedong.* to .*Kim Il Sung.*as Kim Il Sung reports/s],
  ["[@aprf-report]", /cited in Bajanov.*pp\. 40-42.*quoted in Weathersby.*pp\. 9-11.*held at Archive/s],
  ["#claim/us-stays-out", /Informants.*Joseph Stalin.*Kim Il Sung/s],
  ["prepare,", /in two parts/],
  ["Americans left China and did not dare to challenge the new Chinese authorities militarily.]", /Stalin/],
])("A hover on %s", (words, expected) => {
  expect(shownOn(words)).toMatch(expected);
});

it.each([
  ["[@aprf-report]", /sources\.yaml$/],
  ["#claim/us-stays-out", /attest\.yaml$/],
  ["stalin to=kim}", /report\.md$/],
])("A click on %s leads to its declaration", (words, expected) => {
  const [link] = definition(workspace, workspace.document(uri)!, text.indexOf(words) + 3);
  expect(link?.targetUri).toMatch(expected);
});
