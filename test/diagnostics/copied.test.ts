import { describe, test } from "vitest";
import { checkProblems } from "../fixture";

const essay = (text: string, lang = "en") => `//- /essay.md
---
attest: 1
lang: ${lang}
source: journal
rules: {quotation.unattributed: off, quotation.unsourced: off}
references: [{id: journal, title: Journal of a Voyage}, {id: minutes, title: Minutes, text: minutes.txt}]
---

The long winter nights were colder than anybody in the harbour remembered, and the bread was hard.

[]{.page n=12}

Nobody spoke of home.

# Remarks {.commentary}

${text}
//- /minutes.txt
The captains feared neither storms nor the enemy but only the long winter nights ahead, and the King of Spain
and the Queen of France and the Duke of Savoy and the Prince of Orange agreed.
`;

describe("words of commentary that stand in a source", () => {
  test("twelve in a row, in the file's own source or in one that it cites", () =>
    checkProblems(
      essay(`
He says long winter nights were colder than anybody in the harbour remembered, and went on [p. 3]. None knows.

Even so long winter nights were colder than anybody in the harbour remembered, and the bread was hard. None knows.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.unmarked: 16 words

They agreed [@minutes]. The captains feared neither storms nor the enemy but only the long winter nights. It was so.
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.unmarked: 14 words in a row stand so in “Minutes”
`),
    ));

  test("over a page break and through the notation", () =>
    checkProblems(
      essay(`
Then [the long winter nights were colder]{.mention} than *anybody* in the
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.unmarked: 12 words

harbour remembered. None knows.
`),
    ));

  test("not eleven, not names and titles, not in marks, not cited, not noted, not in a heading", () =>
    checkProblems(
      essay(`
They feared neither storms nor the enemy but only the long winter days [@minutes].

Then the King of Spain and the Queen of France and the Duke of Savoy and the Prince of Orange agreed.

He said “the captains feared neither storms nor the enemy but only the long winter nights ahead”.

The captains feared neither storms nor the enemy but only the long winter nights ahead [@minutes]. So it was.

The captains feared neither storms nor the enemy but only the long winter nights ahead. [@minutes] So it was.

The captains feared neither storms nor the enemy but only the long winter nights ahead.^[So the minutes.]

## The captains feared neither storms nor the enemy but only the long winter nights ahead
`),
    ));

  test("quoted words between do not join what stands on both sides of them", () =>
    checkProblems(
      essay(`
The captains feared neither storms nor “nothing” the enemy but only the long winter nights ahead. [@minutes] It was so.
`),
    ));
});
