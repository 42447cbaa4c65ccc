import { expect, test } from "vitest";
import { foldingRanges } from "../../server/src/features/foldingRanges";
import { openFixture } from "../fixture";

test("front matter, sections, divs and what is said under a label", async () => {
  const { document } = await openFixture(`---
speakers:
  kim: Kim Il Sung
---

# Talks

Kim Il Sung: First.

Second.

# Remarks

::: {.commentary}

Words.

:::

One line.
`);
  expect(foldingRanges(document).map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
    [0, 3],
    [5, 9],
    [7, 9],
    [11, 19],
    [13, 17],
  ]);
});
