import { tmpdir } from "node:os";
import Ajv from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { run } from "../../server/src/cli/run.node";
import checkSchema from "../../syntaxes/attest-check.schema.json";
import inspectSchema from "../../syntaxes/attest-inspect.schema.json";

const PIECES = [
  "---\n",
  "attest: 1\n",
  "speakers: {kim: Kim Il Sung}\n",
  "claims: [&a *a]\n",
  "\uFEFF",
  "\r",
  "\n\n",
  "Kim Il Sung: ",
  "“",
  "”",
  '"',
  "[",
  "]",
  "{speaker=kim}",
  "{.commentary",
  "::: ",
  "> ",
  "— ",
  "[@a, p. 3]",
  "[^1]",
  "[^1]: ",
  "#claim/c ",
  "<!-- attest-ignore ",
  "$",
  "`",
  "words ",
  "שלום ",
];

const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => Buffer.from(pieces.join("")));
const bytes = fc.uint8Array({ maxLength: 60 });

const ajv = new Ajv();
const isChecked = ajv.compile(checkSchema);
const isInspected = ajv.compile(inspectSchema);

async function attest(words: string[], input: Uint8Array) {
  let out = "";
  const status = await run(words, {
    cwd: tmpdir(),
    paint: (_, text) => text,
    input: async () => input,
    out: (text) => {
      out += text;
    },
    err: () => {},
  });
  return { status, out };
}

test("whatever the input, every command answers as its schema has it, or says that it is no text", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: texts }, bytes), async (input) => {
      const checked = await attest(["check", "-", "--format", "json"], input);
      expect(isChecked(JSON.parse(checked.out))).toBe(true);
      const inspected = await attest(["inspect", "-"], input);
      const text = await attest(["text", "-"], input);
      expect(text.status).toBe(inspected.status);
      expect(inspected.status === 2 ? inspected.out === "" : isInspected(JSON.parse(inspected.out))).toBe(true);
    }),
    { numRuns: 150 },
  );
});
