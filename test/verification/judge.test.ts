import { describe, expect, it } from "vitest";
import { quotationOf } from "../../server/src/verification/cutOut";
import { judge } from "../../server/src/verification/judge";
import { readPlainText } from "../../server/src/verification/plainText";

const SOURCE = `[p. 7]

The harbour master told the council that the quay would not be ready before winter. He had asked, more than once,
for forty labourers and for the old crane; neither had come. "We shall build it ourselves," he added, "or not at
all." The mayor answered that the treasury held 1,250 crowns and that the well-known debts of the town -- so he
called them -- came first.

[p. 8]

Nobody spoke for the fishermen. The clerk wrote that the meet-
ing had closed at nine, and that the Council of Elders, Dr. Holm presiding, never voted.[^1] Their petition, which
the Cæsar had seen,12 lay on the table [sic] until the spring of 1871.

[^1]: The minutes say otherwise.
`;

const source = readPlainText("file:///minutes.md", SOURCE);

/** The verdict, then the licences, kinds or elisions that go with it. */
function verdictOn(quote: string): string {
  const { verdict, licences, kinds, elided } = judge(quotationOf(quote), source);
  return [verdict, ...licences, ...kinds, ...elided].join(" ");
}

describe("the verdict on a quotation", () => {
  it.each([
    ["“the quay would not be ready before winter”", "exact"],
    ["“the quay would not be ready before winter.”", "exact"],
    ["“that the meeting had closed at nine”", "permissible line-end-hyphen"],
    ["“the quay would be ready before winter”", "altered omission"],
    ["“the quay would not be quite ready before winter”", "altered addition"],
    ["“the quay would not be ready before summer”", "altered substitution"],
    ["“the quay will not be ready before winter”", "altered inflection"],
    ["“the quay would be not ready before winter”", "altered transposition"],
    ["“The quay would not be ready before winter”", "permissible initial-capital"],
    ["“[T]he quay would not be ready before winter”", "permissible initial-capital"],
    ["“the [new] quay would not be ready before winter”", "permissible insertion"],
    ["“the quay would not [in fact] be ready before winter”", "permissible insertion"],
    ["“that [it] would not be ready before winter”", "permissible replacement"],
    ["“for forty labour[er]s and for the old crane”", "permissible replacement"],
    ["“the quay would . . . be ready before winter”", "permissible ellipsis negation"],
    ["“before winter . . . for forty labourers and for the old crane”", "permissible ellipsis sentence-end"],
    ["“before winter. . . . for forty labourers and for the old crane”", "permissible ellipsis"],
    ["“He had asked more than once, for forty labourers”", "punctuation"],
    ["“and that the well known debts of the town”", "punctuation"],
    ["“the well-known debts of the town — so he called them — came first”", "permissible dashes"],
    ["“‘We shall build it ourselves,’ he added, ‘or not at all.’”", "permissible quotation-marks"],
    ["“the treasury held 1,250 crowns”", "exact"],
    ["“the treasury held 1.250 crowns”", "altered substitution"],
    ["“the treasury held 12,500 crowns”", "altered substitution"],
    ["“which the Caesar had seen, lay on the table until the spring of 1871”", "permissible ligatures note-marks sic"],
    ["“the fishermen of the island were never asked about it”", "not-found"],
    ["“forty labourers”", "exact"],
    ["“forty sailors”", "not-found"],
    ["“forty . . . crane”", "not-found"],
    ["“Dr. Holm presiding, never voted. Their petition”", "exact"],
  ])("%s", (quote, expected) => {
    expect(verdictOn(quote)).toBe(expected);
  });
});

it("maps a passage back to its very characters, with its pages", () => {
  const { passage } = judge(quotationOf("“came first. . . . Nobody spoke for the fishermen”"), source);
  expect(SOURCE.slice(passage!.from, passage!.to)).toBe("came first.\n\n[p. 8]\n\nNobody spoke for the fishermen");
  expect(passage).toMatchObject({ firstPage: "7", lastPage: "8", quoted: false });
});
