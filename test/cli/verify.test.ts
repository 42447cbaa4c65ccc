import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../server/src/cli/run.node";
import schema from "../../syntaxes/attest-verify.schema.json";

const LETTER = "My dear Anna,\n\nThe bridge held through the flood, and nobody was lost. The mill, I fear, is gone.\n";
const HISTORY = "The letter says “the bridge held through the flood, and nobody was lost”, and more.\n";

const QUOTATIONS = [
  {
    id: "a",
    quote: "“The bridge held through the flood”",
    source_file: "letters/anna.txt",
    quoting_file: "history.md",
  },
  { id: 2, quote: "“the bridge held through the night”", quoting_file: "history.md" },
  { id: "c", quote: "“nobody was lost”", quoting_file: "letters/anna.txt" },
  { id: "d", quote: "“nobody was lost”", source_file: "gone.md" },
];

let cwd = "";

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "attest-"));
  await mkdir(join(cwd, "texts/letters"), { recursive: true });
  await writeFile(join(cwd, "texts/letters/anna.txt"), LETTER);
  await writeFile(join(cwd, "texts/history.md"), HISTORY);
  const lines = [...QUOTATIONS.map((line) => JSON.stringify(line)), "{no", '{"id": 9}'];
  await writeFile(join(cwd, "quotations.jsonl"), `${lines.slice(0, 4).join("\n")}\n`);
  await writeFile(join(cwd, "bad.jsonl"), `${lines.slice(3).join("\n")}\n`);
});

afterAll(() => rm(cwd, { recursive: true }));

async function verify(...words: string[]) {
  let [out, err] = ["", ""];
  const terminal = {
    cwd,
    paint: (_: unknown, text: string) => text,
    input: async () => new Uint8Array(),
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  const status = await run(["verify", ...words], terminal);
  return { status, out, err };
}

test("a verdict a line, as the schema has it; words that a text only quotes are listed apart", async () => {
  const { status, out } = await verify("--quotations", "quotations.jsonl", "--texts", "texts");
  const lines = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const valid = new Ajv({ allowUnionTypes: true }).compile(schema);
  for (const line of lines) expect(valid(line), JSON.stringify(valid.errors)).toBe(true);
  const from = LETTER.indexOf("The bridge");
  const to = from + "The bridge held through the flood".length;
  expect(lines).toMatchObject([
    { id: "a", verdict: "exact", source_file: "letters/anna.txt", from, to },
    { id: 2, verdict: "altered", kinds: ["substitution"], differences: [{ quote: "night", source: "flood" }] },
    { id: "c", verdict: "not-found", from: null, to: null, places: [], elsewhere: [{ source_file: "history.md" }] },
    { id: "d", verdict: "unverifiable", source_file: "gone.md", from: null },
  ]);
  expect(status).toBe(1);
});

test("for people: where the words stand, what differs, and a summary", async () => {
  const { out } = await verify("--quotations", "quotations.jsonl", "--texts", "texts", "--format", "text");
  expect(out).toBe(
    "a exact; letters/anna.txt:3:1\n" +
      "2 altered; letters/anna.txt:3:1; initial-capital; substitution: “flood” → “night”\n" +
      "c not-found\nd unverifiable\n\n1 exact, 1 altered, 1 not-found, 1 unverifiable.\n",
  );
});

test("bad lines are reported by number, and the good ones count", async () => {
  const { status, out, err } = await verify("--quotations", "bad.jsonl", "--texts", "texts");
  expect(out.trim().split("\n")).toHaveLength(1);
  expect(err).toBe(
    "attest: bad.jsonl:2: this is no JSON\nattest: bad.jsonl:3: `quote` is missing, empty or no string\n",
  );
  expect(status).toBe(2);
});

test("what is missing is said", async () => {
  expect((await verify("--quotations", "none.jsonl", "--texts", "texts")).err).toContain(
    "none.jsonl: there is no such file",
  );
  expect((await verify("--quotations", "bad.jsonl", "--texts", "none")).err).toContain("none: there is no such folder");
  expect((await verify("--texts", "texts")).err).toContain("verify wants --quotations FILE and --texts DIR");
});
