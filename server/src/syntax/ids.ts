/**
 * An id of a speaker or claim, as the source of a regular expression with the flag `u`: a letter or digit of any script,
 * then letters, digits, `_`, `-`, `.`, `:`, not ending in punctuation.
 */
export const ID_PATTERN = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_.:-]*[\p{L}\p{M}\p{N}])?`;

const ID = new RegExp(`^${ID_PATTERN}$`, "u");

/** The same in words. */
export const ID_RULE =
  "An id is letters, digits and `_` `-` `.` `:` within, without spaces; it begins and ends with a letter or digit.";

/** Whether `text` as a whole is an id of a speaker or claim. */
export function isId(text: string): boolean {
  return ID.test(text);
}
