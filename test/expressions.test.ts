import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { transformSync } from "esbuild";
import { checkSync } from "recheck";
import { parseAst } from "vite";
import { expect, test } from "vitest";

/*
 * Regular expressions take time in proportion to the text, or are used on so little of it that it does not matter. One that a
 * linter cannot prove linear stands here, with what bounds the text that it is used on.
 */
const BOUNDED: Readonly<Record<string, string>> = {
  "/\\**$/": "three characters",
  "/^([\\p{L} .]{2,30}?)\\s*(?::(.*))?$/su": "at most thirty characters before what follows",
  "/^(?:[\\p{L} ]{2,30}: ?)?([^,(–—]*?)(?: - |[,(–—]|$)(.*)$/u": "a line with single spaces, entered at thirty places",
  "/^[*_]*([^,;:()*_]+?)[*_]*\\s*(?=[,;:(]|$)/u": "an attribution, four hundred characters",
  "/^[*_]*[^,;:()]+[*_]*,?\\s*\\(?to\\s+([^,;()[\\]]+)/u": "an attribution, four hundred characters",
  "/\\s*(?:,|&|;|\\b(?:and|und|et|y|e|и)\\b)\\s*/u": "a label or an attribution",
  "/([\\p{L}\\p{N}.]+)$/u": "twenty characters",
  "/[^.!?;]*$/": "a hundred characters",
  "/[^.!?]*$/": "a hundred characters",
  '/[.,!?…—–-]\\s?["”’\'»][^"“”.!?]{2,80}[,;]$/u': "a hundred characters",
  "/^(?:(`{3,})[^`]*|(~{3,}).*)$/": "a line; the runs of marks exclude each other",
  "/\\s*[(（][^()（）]*[)）]/": "a label",
  "/\\[(?:[^[\\]]*\\s)?-?@[^[\\]]*\\]$|\\[\\^[^[\\]\\s]+\\]$/": "a few thousand characters before the cursor",
  "/[^\\r\\n]*$/": "a few thousand characters before the cursor",
  "/\\S*$/": "an attribute block",
  "/([\\p{L}_][\\w-]*)=/gu": "an attribute block",
  "/^([ ]*(?:- +)*)(?:\"([^\"]*)\"|'([^']*)'|([^\\s#:\"'{}[\\],&*!|>-][^:{}[\\],\"']*))\\s*:(?:\\s|$)/":
    "a line of a thousand",
  "/([^\\s,{[:]+)\\s*:\\s*$/": "a line of a thousand characters",
  "/([\\p{L}\\p{N}_.-]+)\\s*:/gu": "a line of a thousand characters",
  "/\\s*\\[(.*)\\]$/s": "a citation",
  "/^(.*\\D) (\\d{4}) – (.*\\D \\2)$/": "a date as the server words it",
  "/\\s+\\S{0,12}$/": "the first words of a statement",
};

/** Those of a label's paragraph, of a glance, of a word: too long to stand as a key, and as bounded. */
const BOUNDED_FILES: Readonly<Record<string, string>> = {
  "server/src/verification/plainText.ts": "notation ends within so many characters of where it begins, or is none",
  "server/src/verification/words.ts": "twenty-four characters before a number",
  "server/src/features/completion/citationPlace.ts": "a few thousand characters before the cursor",
  "server/src/model/labelCandidates.ts": "a label has eighty characters",
  "server/src/features/describe/words.ts": "a glance at the first words takes eight times their length",
  "server/src/model/reporting/tokens.ts": "nothing has to follow a word, so that none is tried twice",
};

const ROOTS = ["server/src", "client/src"];

const literals = ROOTS.flatMap(filesIn).flatMap((file) =>
  expressionsIn(file).map((expression) => ({ file, expression, written: String(expression) })),
);

test("every regular expression is linear, or bounded", () => {
  const doubtful = literals.filter(
    ({ expression: { source, flags } }) => checkSync(source, flags).status === "vulnerable",
  );
  const unknown = doubtful.filter(({ file, written }) => !(written in BOUNDED) && !(file in BOUNDED_FILES));
  expect(unknown.map(({ file, written }) => `${file} ${written}`)).toEqual([]);
}, 180_000);

test("what is said to be bounded is there", () => {
  const written = new Set(literals.map((literal) => literal.written));
  expect(Object.keys(BOUNDED).filter((each) => !written.has(each))).toEqual([]);
});

function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .map((file) => path.posix.join(root, file.replaceAll("\\", "/")));
}

/** The literals of a file. */
function expressionsIn(file: string): RegExp[] {
  const { code } = transformSync(readFileSync(file, "utf8"), { loader: "ts", target: "es2022", format: "esm" });
  const found: RegExp[] = [];
  const visit = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    const { regex } = node as { regex?: { pattern: string; flags: string } };
    if (regex) found.push(new RegExp(regex.pattern, regex.flags));
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(code));
  return found;
}
