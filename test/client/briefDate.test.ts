import { expect, it } from "vitest";
import { briefDate } from "../../client/src/views/briefDate";

it.each([
  ["30 March 1950 – 25 April 1950", "30 Mar – 25 Apr 1950"],
  ["30 December 1949 – 25 April 1950", "30 Dec 1949 – 25 Apr 1950"],
  ["about April 1950", "about Apr 1950"],
  ["4 May 1950", "4 May 1950"],
  ["1950 – 1953", "1950 – 1953"],
  ["until about September 1950 (uncertain)", "until about Sep 1950 (uncertain)"],
  ["1950s", "1950s"],
  ["Spring 1950", "Spring 1950"],
  ["", ""],
])("%s becomes %s", (words, brief) => expect(briefDate(words)).toBe(brief));
