import assert from "node:assert/strict";
import fc from "fast-check";
import { readBibliography } from "../../server/src/bibliography";
import { importText } from "../../server/src/import/importText";
import { readFrontMatter } from "../../server/src/syntax/frontMatter";
import { readProjectFile } from "../../server/src/syntax/projectFile";
import type { Span } from "../../server/src/syntax/span";
import { mutated } from "./mutations";
import { BIBTEX, BIBTEX_NOTATION, CSL_JSON, JSON_NOTATION, NOTATION, SAMPLES, YAML, YAML_NOTATION } from "./seeds";

const yaml = mutated(
  [...YAML, ...[...SAMPLES].filter(([file]) => file.endsWith(".yaml")).map(([, text]) => text)],
  YAML_NOTATION,
);

/** Front matter is read whatever it is, and what is said of it lies in it. */
export const anyFrontMatter = fc.property(yaml, (text) => {
  const frontMatter = readFrontMatter(text.startsWith("---\n") ? text : `---\n${text}\n---\n`);
  for (const problem of frontMatter?.problems ?? []) within(problem, text.length + 10);
});

/** Project files, likewise. */
export const anyProjectFile = fc.property(yaml, (text) => {
  for (const problem of readProjectFile(text).problems) within(problem, text.length);
});

/** Bibliographies of each kind, likewise. */
export const anyBibTeX = bibliographies("a.bib", mutated(BIBTEX, BIBTEX_NOTATION));
export const anyCslJson = bibliographies("a.json", mutated(CSL_JSON, JSON_NOTATION));
export const anyCslYaml = bibliographies("a.yaml", yaml);

function bibliographies(path: string, texts: fc.Arbitrary<string>) {
  return fc.property(texts, (text) => {
    const { sources, unreadable } = readBibliography(path, text);
    for (const each of [...sources, ...unreadable]) within(each, text.length);
    // Fields of large bibliographies are read only when they are asked for.
    for (const { csl, title, authors, links } of sources) assert.ok(csl && title !== null && authors && links);
  });
}

/** A plain text is imported, or refused with a reason, whatever it is. */
export const anyImport = fc.property(mutated([...SAMPLES.values()], NOTATION), fc.boolean(), (text, markdown) => {
  const imported = importText({ text, markdown, transcription: null });
  assert.ok(imported.kind === "refused" ? imported.reason : imported.text);
});

function within({ from, to }: Span, length: number): void {
  assert.ok(0 <= from && from <= to && to <= length, `${from}–${to} lies in a text of ${length}`);
}
