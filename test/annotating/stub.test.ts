import { describe, expect, it } from "vitest";
import { declaringReference } from "../../server/src/annotating/declare";
import { applied } from "../../server/src/annotating/edits";
import { addingToBibliography, stubFor } from "../../server/src/annotating/stub";
import { readBibliography } from "../../server/src/bibliography";
import { lacking } from "../../server/src/bibliography/needs";

const BOOK = stubFor("bajanov", "pp. 40-42");

describe("a reference to be filled in", () => {
  it("is a book, or what an archive keeps if it is cited by leaf or box", () => {
    expect(BOOK).toEqual({ id: "bajanov", type: "book", variables: ["author", "title", "issued", "publisher"] });
    expect(stubFor("a", null).type).toBe("book");
    for (const locator of ["fol. 12r", "box 3", "л. 29", "Bl. 7"])
      expect(stubFor("a", locator)).toMatchObject({
        type: "manuscript",
        variables: expect.arrayContaining(["archive"]),
      });
  });

  const adding = (text: string, isProject = false) => {
    const edits = declaringReference({ text, isProject }, BOOK);
    return edits && applied(text, edits);
  };
  const lines = (indent: string) =>
    [
      "- id: bajanov",
      "  type: book",
      '  author: [{family: "", given: ""}]',
      '  title: ""',
      '  issued: ""',
      '  publisher: ""',
    ]
      .map((line) => `${indent}${line}\n`)
      .join("");
  const flow = '{id: bajanov, type: book, author: [{family: "", given: ""}], title: "", issued: "", publisher: ""}';

  it.each([
    ["---\nattest: 1\n---\nText\n", `---\nattest: 1\nreferences:\n${lines("  ")}---\nText\n`],
    [
      "---\nreferences:\n- id: a\n  title: A # so\n\ntitle: T\n---\n",
      `---\nreferences:\n- id: a\n  title: A # so\n${lines("")}\ntitle: T\n---\n`,
    ],
    ["---\nreferences:\n    - {id: a}\n---\n", `---\nreferences:\n    - {id: a}\n${lines("    ")}---\n`],
    ["---\nreferences: [{id: a}]\n---\n", `---\nreferences: [{id: a}, ${flow}]\n---\n`],
    ["---\nreferences: []\n---\n", `---\nreferences: [${flow}]\n---\n`],
    ["---\nreferences:\n---\n", `---\nreferences:\n${lines("  ")}---\n`],
    ["---\n{attest: 1}\n---\n", `---\n{attest: 1, references: [${flow}]}\n---\n`],
    [
      "---\nreferences:\n  - id: a\n    title: |\n      Long\n---\n",
      `---\nreferences:\n  - id: a\n    title: |\n      Long\n${lines("  ")}---\n`,
    ],
  ])("%j becomes %j", (text, expected) => expect(adding(text)).toBe(expected));

  it("is added to a project file, and not where references are no list", () => {
    expect(adding("", true)).toBe(`references:\n${lines("  ")}`);
    expect(adding("---\nreferences: {id: a}\n---\n")).toBeNull();
  });

  it.each([
    ["a.bib", ""],
    ["a.bib", "@book{a, title = {A}}"],
    ["a.bib", "@string{x = {X}}\r\n\r\n@book{a,\r\n  title = {A}\r\n}\r\n"],
    ["a.json", "[]"],
    ["a.json", '[\n  {"id": "a", "title": "A"}\n]\n'],
    ["a.json", '{"references": [{"id": "a"}]}'],
  ])("is added to %s, %j, keeps the rest, reads without errors, and lacks everything", (uri, text) => {
    const edits = addingToBibliography(uri, text, BOOK)!;
    expect(edits).toMatchObject([
      { from: edits[0]!.to, insert: expect.stringMatching(/bajanov[\s\S]*title[\s\S]*publisher/) },
    ]);
    const after = applied(text, edits);
    const { sources, unreadable } = readBibliography(uri, after);
    expect(unreadable).toEqual(readBibliography(uri, text).unreadable);
    const added = sources.find(({ id }) => id === "bajanov")!;
    expect(added).toMatchObject({ type: "book", title: "", authors: [], issued: null });
    expect(lacking([added], false).map(({ name }) => name)).toEqual(["title", "date", "publisher"]);
  });

  it.each([
    ["a.yaml", "- id: a\n"],
    ["a.json", '[{"id": "a"'],
    ["a.json", "12"],
    ["a.bib", "@book{bajanov, title = {There already}}\n"],
  ])("is not added to %s, %j", (uri, text) => expect(addingToBibliography(uri, text, BOOK)).toBeNull());
});
