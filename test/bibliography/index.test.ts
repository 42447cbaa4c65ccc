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

  /** As Better BibTeX exports them: CSL-JSON with citation keys as ids, and CSL-YAML. */
  const BETTER_JSON = `[
  {
    "id": "shtykovTelegram1950",
    "type": "letter",
    "archive": "AVPRF",
    "archive_location": "f. 059a, op. 5a",
    "citation-key": "shtykovTelegram1950",
    "title": "Telegram to <i>Vyshinsky</i>",
    "author": [{ "family": "Shtykov", "given": "Terentii Fomich" }],
    "issued": { "date-parts": [["1950", 1, 19]] }
  }
]
`;
  const BETTER_YAML = `---
references:
  - id: shtykovTelegram1950
    type: letter
    archive: AVPRF
    archive_location: f. 059a, op. 5a
    citation-key: shtykovTelegram1950
    title: Telegram to <i>Vyshinsky</i>
    author:
      - family: Shtykov
        given: Terentii Fomich
    issued:
      - year: 1950
        month: 1
        day: 19
...
`;
  test.each([
    ["My Library.json", BETTER_JSON],
    ["My Library.yaml", BETTER_YAML],
  ])("what Better BibTeX exports: %s", (path, text) => {
    const { sources, unreadable } = readBibliography(path, text);
    expect(unreadable).toEqual([]);
    expect(sources).toMatchObject([
      {
        id: "shtykovTelegram1950",
        type: "letter",
        archive: "AVPRF",
        issued: "1950-01-19",
        authors: [{ family: "Shtykov", given: "Terentii Fomich" }],
      },
    ]);
  });

  test.each(["library.ris", "bib", ""])("%j is none", (path) => {
    const { sources, unreadable } = readBibliography(path, "@book{a}");
    expect(sources).toEqual([]);
    expect(unreadable).toMatchObject([{ from: 0, to: 0, message: expect.stringContaining(".bib") }]);
  });
});
