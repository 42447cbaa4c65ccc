import { expect, test } from "vitest";
import type { DocumentLink, Hover } from "vscode-languageserver/node";
import {
  type AnnotateResult,
  BIBLIOGRAPHY,
  CITATION,
  type CitationResult,
  SOURCES,
  type SourcesResult,
} from "../../server/src/protocol";
import { type Client, spawnClient, startClient } from "./client";

const SOURCE = `---
speakers: {stalin: Joseph Stalin, kim: Kim Il Sung}
references:
  - id: bajanov
    type: book
    title: The Korean conflict
    author: {family: Bajanov, given: Evgeni}
    publisher: Praeger
    publisher-place: New York
    issued: 2001
    DOI: 10.1000/182
  - id: report
    type: report
    title: Report on Kim's visit
    archive: APRF
    issued: 1950-04
    quoted-in: {id: bajanov, locator: pp. 40-42}
---

Stalin said that [the war should be quick]{speaker=stalin} [@report, p. 2].

Others have it otherwise [see @bajanov, 41; @report].
`;

function at(text: string, words: string) {
  const before = text.slice(0, text.indexOf(words) + 1).split("\n");
  return { line: before.length - 1, character: before.at(-1)!.length };
}

function ask<Result>(client: Client, method: string, uri: string, words: string, more: object = {}): Promise<Result> {
  return client.connection.sendRequest(method, { textDocument: { uri }, position: at(SOURCE, words), ...more });
}

test("a hover has the plain form at first, then the style's", async () => {
  const client = await spawnClient();
  const uri = await client.open("report.md", SOURCE);
  const hover = () => ask<Hover>(client, "textDocument/hover", uri, "@report, p. 2");
  expect(((await hover()).contents as { value: string }).value).toMatch(/^Report on Kim's visit \(1950\) {2}\np\. 2/);
  await ask(client, CITATION, uri, "@report", { form: "note" });
  const { value } = (await hover()).contents as { value: string };
  expect(value).toBe(
    [
      "“Report on Kim’s Visit,” April 1950, 2, APRF, quoted in Evgeni Bajanov, *The Korean Conflict* (New York: Praeger, 2001), 40–42, https\\://doi.org/10.1000/182.",
      "*Bibliography:* “Report on Kim’s Visit,” April 1950. APRF.",
      "- quoted in Bajanov, The Korean conflict (2001), pp. 40-42",
      `Cited 2 times: [report.md](${uri}#L20) (2)`,
    ].join("\n\n"),
  );
});

test("citations are copied as footnotes and entries", async () => {
  const client = await spawnClient();
  const uri = await client.open("report.md", SOURCE);
  const copy = (words: string, form: string) => ask<CitationResult>(client, CITATION, uri, words, { form });
  expect(await copy("@bajanov, 41", "note")).toEqual({
    text: "See Evgeni Bajanov, *The Korean Conflict* (New York: Praeger, 2001), 41, https://doi.org/10.1000/182; “Report on Kim’s Visit,” April 1950, APRF, quoted in Evgeni Bajanov, *The Korean Conflict* (New York: Praeger, 2001), 40–42, https://doi.org/10.1000/182.",
  });
  expect(await copy("@bajanov, 41", "entry")).toEqual({
    text: "Bajanov, Evgeni. *The Korean Conflict*. New York: Praeger, 2001. https://doi.org/10.1000/182.\n\n“Report on Kim’s Visit,” April 1950. APRF.",
  });
  expect(await copy("Others", "note")).toEqual({ refused: expect.stringMatching(/^There is no citation here/) });
});

test("a style is that of the file, if it lies in the workspace", async () => {
  const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title/></info>
<citation><layout prefix="(" suffix=")" delimiter="; "><names variable="author"><name form="short"/><substitute><text variable="title"/></substitute></names></layout></citation></style>`;
  const client = await spawnClient({ files: { "styles/short.csl": style } });
  const note = async (path: string, csl: string) => {
    const uri = await client.open(path, SOURCE.replace("---", `---\ncsl: ${csl}`));
    const position = { ...at(SOURCE, "@bajanov, 41"), line: at(SOURCE, "@bajanov, 41").line + 1 };
    return client.connection.sendRequest(CITATION, { textDocument: { uri }, position, form: "note" });
  };
  expect(await note("a.md", "styles/short.csl")).toEqual({ text: "(see Bajanov; Report on Kim’s visit)" });
  for (const other of ["styles/none.csl", "../../../../etc/passwd", "https://example.org/style.csl"])
    expect(await note("b.md", other)).toEqual({ text: expect.stringMatching(/^See Evgeni Bajanov/) });
});

test("a bibliography is a note after the paragraph", async () => {
  const client = await spawnClient();
  const uri = await client.open("report.md", SOURCE);
  const answer = await ask<AnnotateResult>(client, BIBLIOGRAPHY, uri, "the war should");
  const end = { line: 19, character: 75 };
  expect(answer).toEqual({
    version: 1,
    edits: [
      {
        range: { start: end, end },
        newText: [
          "",
          "::: {.note .bibliography}",
          "Bajanov, Evgeni. *The Korean Conflict*. New York: Praeger, 2001. https://doi.org/10.1000/182.",
          "“Report on Kim’s Visit,” April 1950. APRF.",
          ":::",
        ].join("\n\n"),
      },
    ],
  });
});

test("without the thread that formats, everything has a plain form", async () => {
  const client = await startClient();
  const uri = await client.open("report.md", SOURCE);
  expect(await ask(client, CITATION, uri, "@report, p. 2", { form: "note" })).toEqual({
    text: "Report on Kim's visit (1950).",
  });
});

test("the sources that can be cited, the last one first", async () => {
  const client = await startClient();
  const uri = await client.open("report.md", SOURCE);
  expect(await ask<SourcesResult>(client, SOURCES, uri, "Others")).toEqual({
    sources: [
      { id: "report", authors: "", title: "Report on Kim's visit", year: "1950" },
      { id: "bajanov", authors: "Bajanov", title: "The Korean conflict", year: "2001" },
    ],
  });
});

test("DOIs and addresses are links, in annotated files alone", async () => {
  const client = await startClient();
  const uri = await client.open("report.md", SOURCE);
  const links = (of: string) =>
    client.connection.sendRequest<DocumentLink[]>("textDocument/documentLink", { textDocument: { uri: of } });
  expect((await links(uri)).map(({ target }) => target)).toEqual(["https://doi.org/10.1000/182"]);
  expect(await links(await client.open("notes.md", "DOI: 10.1000/182"))).toEqual([]);
});
