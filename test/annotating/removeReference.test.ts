import { describe, expect, it } from "vitest";
import { applied } from "../../server/src/annotating/edits";
import { type ReferenceFile, removingReference } from "../../server/src/annotating/removeReference";

const without = (kind: ReferenceFile, path: string, text: string) => {
  const edit = removingReference(kind, path, text, "b");
  return edit && applied(text, [edit]);
};

describe("a reference is taken out, and every other byte stays", () => {
  it.each([
    [
      "---\nreferences:\n  - id: a\n  - id: b # twice\n    title: B\n\ntitle: T\n---\nb\n",
      "---\nreferences:\n  - id: a\n\ntitle: T\n---\nb\n",
    ],
    ["---\nreferences:\n- {id: b}\n- {id: a}\n---\n", "---\nreferences:\n- {id: a}\n---\n"],
    ["---\nreferences: [{id: a}, {id: b}]\n---\n", "---\nreferences: [{id: a}]\n---\n"],
    ["---\nreferences: [{id: b}, {id: a}]\n---\n", "---\nreferences: [{id: a}]\n---\n"],
    [
      "---\r\nreferences:\r\n  - id: b\r\n    note: |\r\n      Long\r\n  - id: c\r\n---\r\n",
      "---\r\nreferences:\r\n  - id: c\r\n---\r\n",
    ],
  ])("of front matter %j", (text, expected) => expect(without("front matter", "x.md", text)).toBe(expected));

  it("of a project file", () =>
    expect(without("project", "attest.yaml", "references:\n  - id: b\n  - id: a\n")).toBe("references:\n  - id: a\n"));

  it.each([
    [
      "x.bib",
      "@book{a, title = {A}}\n\n@book{b,\n  title = {{B}}\n}\n\n% so\n@book{c}\n",
      "@book{a, title = {A}}\n\n% so\n@book{c}\n",
    ],
    ["x.bib", "@book{a} @book{b} @book{c}", "@book{a} @book{c}"],
    ["x.json", '[{"id": "a"},\n {"id": "b", "title": "B"}]\n', '[{"id": "a"}]\n'],
    ["x.json", '{"items": [ {"id": "b"}, {"id": "c"} ]}', '{"items": [ {"id": "c"} ]}'],
    ["x.yaml", "- id: a\n- id: b\n", "- id: a\n"],
  ])("of %s %j", (path, text, expected) => expect(without("bibliography", path, text)).toBe(expected));

  it.each([
    ["bibliography", "x.bib", "@book{b, title = {B}}\n@book{b, title = {Again}}\n"],
    ["bibliography", "x.bib", "@book{a, title = {A}}\n"],
    ["bibliography", "x.json", '[{"id": "b"'],
    ["front matter", "x.md", "---\nreferences:\n  -\n    id: b\n---\n"],
    ["front matter", "x.md", "No front matter, and b.\n"],
  ] as const)("not of %s %s %j", (kind, path, text) => expect(without(kind, path, text)).toBeNull());
});
