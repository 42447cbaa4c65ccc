import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { hashOf, pathOf, type StoreKey, sealed, unsealed } from "../../server/src/workspace/store";
import { cacheFolder, nodeStore } from "../../server/src/workspace/store.node";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const keyOf = async (text: string): Promise<StoreKey> => ({ kind: "words-1", hash: await hashOf(bytesOf(text)) });

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "attest-store-"));
  onTestFinished(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function storeIn(folder: string, largest?: number) {
  const said: string[] = [];
  return { ...nodeStore(folder, (message) => said.push(message), largest), said };
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

test("what is written is read, by another process too, and by its kind and hash only", async () => {
  const folder = emptyFolder();
  const key = await keyOf("a letter");
  await storeIn(folder).write(key, bytesOf("its words"));
  expect(await storeIn(folder).read(key)).toEqual(bytesOf("its words"));
  expect(await storeIn(folder).read({ ...key, kind: "words-2" })).toBeNull();
  expect(await storeIn(folder).read(await keyOf("another letter"))).toBeNull();
});

test("what is read lies in a buffer of its own, so that arrays of any element can be laid over it", async () => {
  const store = storeIn(emptyFolder());
  const key = await keyOf("numbers");
  await store.write(key, new Uint8Array(new Float64Array([1.5, 2.5]).buffer));
  const { buffer, byteOffset } = (await store.read(key))!;
  expect([...new Float64Array(buffer as ArrayBuffer, byteOffset)]).toEqual([1.5, 2.5]);
});

test("a damaged file counts as not there, and can be written again", async () => {
  const folder = emptyFolder();
  const store = storeIn(folder);
  const key = await keyOf("a diary");
  for (const damage of [
    (whole: Uint8Array) => whole.subarray(0, whole.length - 3),
    (whole: Uint8Array) => whole.map((byte, at) => (at === 20 ? byte ^ 1 : byte)),
    () => new Uint8Array(),
    () => new Uint8Array(64),
  ]) {
    await store.write(key, bytesOf("1 May. Rain all day."));
    const file = join(folder, ...pathOf(key));
    writeFileSync(file, damage(readFileSync(file)));
    expect(await store.read(key)).toBeNull();
  }
  await store.write(key, bytesOf("1 May. Rain all day."));
  expect(await store.read(key)).toEqual(bytesOf("1 May. Rain all day."));
  expect(store.said).toEqual([]);
});

test("what is sealed is unsealed, and every change of a byte is seen", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (bytes, place, change) => {
        const file = sealed(bytes);
        expect(unsealed(file)).toEqual(bytes);
        expect(unsealed(file.map((byte, at) => (at === place % file.length ? byte ^ change : byte)))).toBeNull();
      },
    ),
  );
});

test("where the folder cannot be made nothing is kept, which is said once", async () => {
  const file = join(emptyFolder(), "a-file");
  writeFileSync(file, "no folder");
  const store = storeIn(join(file, "cache"));
  for (const text of ["one", "two"]) await store.write(await keyOf(text), bytesOf(text));
  expect(await store.read(await keyOf("one"))).toBeNull();
  expect(store.said).toHaveLength(1);
});

test("two that write the same at once leave one whole file and nothing beside it", async () => {
  const folder = emptyFolder();
  const key = await keyOf("minutes");
  const words = bytesOf("The meeting was opened at ten. ".repeat(5000));
  await Promise.all([storeIn(folder), storeIn(folder), storeIn(folder)].map((store) => store.write(key, words)));
  expect(filesIn(folder)).toHaveLength(1);
  expect(await storeIn(folder).read(key)).toEqual(words);
});

test("beyond its size what was used longest ago goes, and what nobody finished", async () => {
  const folder = emptyFolder();
  const store = storeIn(folder, 4000);
  const texts = ["a", "b", "c"];
  for (const [age, text] of texts.entries()) {
    const key = await keyOf(text);
    await store.write(key, bytesOf(text.repeat(1000)));
    const then = Date.now() / 1000 - 10 * 24 * 3600 + age;
    utimesSync(join(folder, ...pathOf(key)), then, then);
  }
  writeFileSync(join(folder, "words-1", "left.1.x.tmp"), "half");
  utimesSync(join(folder, "words-1", "left.1.x.tmp"), 1, 1);
  await store.read(await keyOf("a"));
  await store.write(await keyOf("d"), bytesOf("d".repeat(1500)));
  const left = await Promise.all([...texts, "d"].map(async (text) => (await store.read(await keyOf(text))) !== null));
  expect(left).toEqual([true, false, false, true]);
  expect(filesIn(folder).every((file) => !file.endsWith(".tmp"))).toBe(true);
  expect(filesIn(folder).reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThanOrEqual(4000);
});

test("without a folder of the editor's the cache lies where the system has caches", () => {
  expect(cacheFolder({ XDG_CACHE_HOME: "/var/tmp/x" })).toBe(join("/var/tmp/x", "attest"));
});
