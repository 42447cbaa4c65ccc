const MONTH = /\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+(?= \d{4})/g;
const WITHIN_A_YEAR = /^(.*\D) (\d{4}) – (.*\D \2)$/;

/** A date in words as a narrow row has room for it: `30 March 1950 – 25 April 1950` → `30 Mar – 25 Apr 1950`. */
export function briefDate(words: string): string {
  return words.replace(MONTH, "$1").replace(WITHIN_A_YEAR, "$1 – $3");
}
