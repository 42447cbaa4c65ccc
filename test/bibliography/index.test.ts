import { describe, expect, test } from "vitest";
import { readBibliography } from "../../server/src/bibliography";
import { listed } from "./checkBibliography";

describe("readBibliography", () => {
  test.each([
    ["library.bib", "@book{a}"],
    ["LIBRARY.BIB", "@book{a}"],
    ["my.lib/more.json", '[{"id": "a"}]'],
    ["more.yaml", "references:\n- id: a\n"],
    ["file:///x/more.yml", "- id: a\n"],
  ])("%s", (path, text) => {
    expect(listed(text, readBibliography(path, text))).toEqual({ keys: ["a"], unreadable: [] });
  });

  test.each(["library.ris", "bib", ""])("%j is none", (path) => {
    const { sources, unreadable } = readBibliography(path, "@book{a}");
    expect(sources).toEqual([]);
    expect(unreadable).toMatchObject([{ from: 0, to: 0, message: expect.stringContaining(".bib") }]);
  });
});
