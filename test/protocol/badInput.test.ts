import { expect, test } from "vitest";
import type { WorkspaceDiagnosticReport } from "vscode-languageserver";
import { startClient } from "./client";

const GOOD = "---\nspeakers:\n  kim: {name: Kim Il Sung, aliases: [Kim]}\n---\n\nKim: We are ready.\n";
const HEAD = "---\nattest: 1\n---\n\n";
const bytes = (...values: number[]) => new Uint8Array([...new TextEncoder().encode(HEAD), ...values]);
const MEGABYTE = 1024 * 1024;

/** A billion laughs: ten levels of ten aliases each. */
function aliasBomb(): string {
  const levels = Array.from({ length: 10 }, (_, n) => `  a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(10)}]`);
  return `---\nattest: 1\nspeakers:\n  a0: &a0 [x]\n${levels.join("\n")}\n---\n\nWords.\n`;
}

/** Texts that an editor may have open, and a disk may hold. */
const TEXTS: Readonly<Record<string, string>> = {
  empty: "",
  "front matter alone": "---",
  "unclosed front matter": "---\nattest: 1\n",
  "alias bomb": aliasBomb(),
  "10 MB of front matter": `---\nattest: 1\nspeakers:\n${"  # nothing\n".repeat((10 * MEGABYTE) / 12)}---\n`,
  "10,000 brackets": `${HEAD}${"[".repeat(10_000)}\n`,
  "10,000 closed brackets": `${HEAD}${"[".repeat(10_000)}x${"]".repeat(10_000)}{speaker=kim}\n`,
  "10,000 divs": `${HEAD}${"::: {speaker=kim}\n\n".repeat(10_000)}`,
  "10,000 quotes": `${HEAD}${"“".repeat(10_000)}\n\n${"> ".repeat(10_000)}x\n`,
  "10,000 straight quotes": `${HEAD}${'"a '.repeat(10_000)}\n`,
  "10,000 braces": `${HEAD}${"{".repeat(10_000)}${"[a]{".repeat(10_000)}\n`,
  "10,000 citations": `${HEAD}${"[@a; ".repeat(10_000)}\n`,
  "everything unclosed": `${HEAD}::: {speaker=kim\n\n[“*a **b \`c <!-- d [@e, $f {#g\n`,
  "a lone carriage return": GOOD.replaceAll("\n", "\r"),
  "carriage returns": GOOD.replaceAll("\n", "\r\n"),
  "byte-order mark": `\uFEFF${GOOD}`,
  "NUL characters": `${HEAD}a\0b [c\0]{speaker=kim}\n`,
  "lone surrogates": `${HEAD}\ud800 [\udc00]{speaker=\ud800}\n`,
  "right to left": `${HEAD}[שלום עולם]{speaker=kim} “מה שלומך היום”\n`,
};

test.each(Object.entries(TEXTS))("open: %s", async (_name, text) => {
  const client = await startClient({ files: { "bad.md": text } });
  const bad = await client.open("bad.md", text);
  const textDocument = { uri: bad };
  for (const method of ["diagnostic", "documentSymbol", "foldingRange", "semanticTokens/full"])
    expect(await client.connection.sendRequest(`textDocument/${method}`, { textDocument })).toBeTruthy();
  await client.hoverAt(bad, 4, 1);
  await expectWell(client);
});

/** Files that only a disk can hold. */
const FILES: Readonly<Record<string, Uint8Array>> = {
  "invalid UTF-8": bytes(0xc3, 0x28, 0xff, 0xfe),
  "NUL bytes": bytes(0, 1, 2),
  binary: new Uint8Array(MEGABYTE).map((_, at) => (at * 7919) & 0xff),
  "50 MB": new Uint8Array(50 * MEGABYTE).fill(0x61),
};

test.each(Object.entries(FILES))("on disk: %s", async (_name, content) => {
  const head = "---\nattest: 1\nbibliography: bad.bib\ntranscription: bad.txt\n---\n\nWords [@a].\n";
  const client = await startClient({
    files: { "bad.md": content, "bad.bib": content, "bad.txt": content, "attest.yaml": content, "a.md": head },
  });
  const report = await client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds: [],
  });
  expect(report.items.map(({ uri }) => uri)).toContain(client.uri("a.md"));
  await expectWell(client);
});

const deep = (open: string, close: string) => open.repeat(50_000) + close.repeat(50_000);

/** The YAML of a billion laughs, as a bibliography. */
const LAUGHS = Array.from({ length: 10 }, (_, n) => `- &b${n + 1} [${`*b${n},`.repeat(10)}]`).join("\n");

/** Bibliographies that nobody writes by hand: [name of the file, text]. */
const BIBLIOGRAPHIES: Readonly<Record<string, readonly [string, string]>> = {
  "a deep field": ["bad.bib", `@book{a, title = {${deep("{", "}")}}}`],
  "braces that only open": ["bad.bib", `@book{a, title = ${"{".repeat(100_000)}`],
  "a field of 10 MB": ["bad.bib", `@book{a, title = {${"word ".repeat(2 * MEGABYTE)}}}`],
  "10 MB of one line": ["bad.bib", "@book{a, title={A}} ".repeat(MEGABYTE / 2)],
  "keys and fields of Object's in BibTeX": [
    "bad.bib",
    "@__proto__{__proto__, __proto__ = {a}, constructor = {b}, crossref = {__proto__}, ids = {toString}}",
  ],
  "NULs in BibTeX": ["bad.bib", "@book{a\0, title = {\0}}\n@book{b, title = {B}}"],
  "@xdata in a circle": [
    "bad.bib",
    "@xdata{a, xdata={b}}\n@xdata{b, xdata={a}}\n@book{c, xdata={a,b,c}, crossref={c}}",
  ],
  "deep JSON": ["bad.json", `[{"id": "a", "title": ${deep("[", "]")}}]`],
  "JSON that only opens": ["bad.json", "[{".repeat(100_000)],
  "a string of 10 MB in JSON": ["bad.json", `[{"id": "a", "title": "${"word ".repeat(2 * MEGABYTE)}"}]`],
  "names of Object's in JSON": [
    "bad.json",
    '[{"id": "__proto__", "__proto__": {"type": "book"}, "constructor": {"prototype": 1}}, {"id": "toString"}]',
  ],
  "NULs in JSON": ["bad.json", '[{"id": "a\0", "title": "\0"}]\0'],
  "deep YAML": ["bad.yaml", `- id: a\n  title: ${deep("[", "]")}\n`],
  "aliases of aliases": ["bad.yaml", `- &b0 {id: a}\n${LAUGHS}\n`],
  "an alias of itself": ["bad.yaml", "- &a {id: a, title: *a}\n- *a\n"],
  "names of Object's in YAML": [
    "bad.yaml",
    "- {id: __proto__, __proto__: {type: book}, constructor: {prototype: 1}}\n",
  ],
  "NULs in YAML": ["bad.yaml", "- id: a\0\n  title: \0\n"],
  "10 MB of one line in YAML": ["bad.yaml", `- {id: a, title: "${"word ".repeat(2 * MEGABYTE)}"}`],
};

test.each(Object.entries(BIBLIOGRAPHIES))("a bibliography: %s", async (_name, [file, text]) => {
  const client = await startClient({
    files: {
      [file]: text,
      "a.md": `---\nattest: 1\nbibliography: ${file}\n---\n\nWords [@a; @__proto__; @toString].\n`,
    },
  });
  const report = await client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds: [],
  });
  expect(report.items.map(({ uri }) => uri)).toContain(client.uri("a.md"));
  const uri = await client.open("a.md", `---\nattest: 1\nbibliography: ${file}\n---\n\n[@a] [@__proto__]\n`);
  for (const character of [2, 8]) await client.hoverAt(uri, 5, character);
  await client.open(file, `${text}\n`, "plaintext");
  expect(await client.connection.sendRequest("attest/status", { uri: client.uri(file) })).toBeTruthy();
  await expectWell(client);
});

test("a document of 50 MB is left alone, and the user told so once", async () => {
  const client = await startClient();
  const uri = await client.open("big.md", HEAD + "Words and more words.\n".repeat((50 * MEGABYTE) / 22));
  expect(await client.hoverAt(uri, 5, 1)).toBeNull();
  expect(client.told.splice(0)).toEqual([
    "big.md is larger than 16 MB: Attest leaves it alone. Divide it to annotate it.",
  ]);
  const plain = await client.open("log.md", "Words and more words.\n".repeat((17 * MEGABYTE) / 22));
  expect(await client.hoverAt(plain, 5, 1)).toBeNull();
  await expectWell(client);
});

test("bad requests are refused, and the server goes on", async () => {
  const client = await startClient();
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri: client.uri("never-opened.md"), version: 7 },
    contentChanges: [{ text: "x" }],
  });
  expect(await client.hoverAt(client.uri("never-opened.md"), 0, 0)).toBeNull();
  expect(await client.hoverAt("not a uri", 0, 0)).toBeNull();
  await expectWell(client);
});

/** The server answers a hover, and has had nothing to complain of to the user. */
async function expectWell(client: Awaited<ReturnType<typeof startClient>>): Promise<void> {
  const uri = await client.open("good.md", GOOD);
  expect(await client.hoverAt(uri, 5, 1)).not.toBeNull();
  expect(client.told).toEqual([]);
}
