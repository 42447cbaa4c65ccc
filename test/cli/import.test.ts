import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../server/src/cli/run.node";

const TALK = "KIM: The <illegible> is ready.\n\nPAK: Is it?\n\nKIM: It is.\n\nPAK: Good.\n";

let cwd = "";

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "attest-"));
  await writeFile(join(cwd, "talk.txt"), TALK);
  await writeFile(join(cwd, "empty.txt"), "\n");
  await writeFile(join(cwd, "binary.dat"), new Uint8Array([1, 0, 0xff]));
});

afterAll(() => rm(cwd, { recursive: true }));

async function attest(words: string[], input = "") {
  let [out, err] = ["", ""];
  const status = await run(words, {
    cwd,
    paint: (_, text) => text,
    input: async () => new TextEncoder().encode(input),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { status, out, err };
}

test("a file is written beside the original, checks clean, gives the words back, and is not overwritten", async () => {
  expect(await attest(["import", "talk.txt", "-o", "talk.md"])).toEqual({
    status: 0,
    out: "",
    err: "talk.md: 2 speakers, 4 statements.\n",
  });
  expect(await readFile(join(cwd, "talk.md"), "utf8")).toContain("transcription: talk.txt");
  expect((await attest(["check", "talk.md"])).out).toBe("\nNo problems in 1 file.\n".trimStart());
  expect((await attest(["text", "talk.md"])).out.trim()).toBe(TALK.trim());
  expect(await attest(["import", "talk.txt", "-o", "talk.md"])).toMatchObject({
    status: 2,
    err: "attest: talk.md: this file is there already, and is not overwritten; name another\n",
  });
});

test.each([
  [["import", "empty.txt"], "attest: empty.txt: there is no text in it\n"],
  [["import", "gone.txt"], "attest: gone.txt: there is no such file or folder\n"],
  [["import", "."], "attest: .: this is a folder; name a file\n"],
  [["import", "talk.txt", "-o", "no/talk.md"], "attest: no/talk.md: there is no such folder\n"],
  [["import", "binary.dat"], "attest: binary.dat: this is no text in UTF-8; if it is text, save it in that encoding\n"],
])("%j", async (words, err) => expect(await attest(words)).toMatchObject({ status: 2, out: "", err }));

test("standard input names no transcription", async () => {
  const { status, out } = await attest(["import", "-"], TALK);
  expect([status, out.includes("transcription")]).toEqual([0, false]);
});
