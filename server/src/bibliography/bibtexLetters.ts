/*
 * Letters that the library does not know: Cyrillic ones by their names in an encoding of fonts, as reference managers write
 * them for BibTeX of old, which has no Unicode (`{\cyrchar\CYRT}` or `\CYRT` is Т), and some of the West.
 */

/** Named by their Latin sound, in the order of the alphabet from А to Я. */
const RUSSIAN = "a b v g d e zh z i ishrt k l m n o p r s t u f h c ch sh shch hrdsn ery sftsn erev yu ya".split(" ");

const FIRST = "а".charCodeAt(0);

/** Those that stand apart in Unicode, by name. */
const APART: Readonly<Record<string, string>> = {
  yo: "ё",
  dje: "ђ",
  ie: "є",
  dze: "ѕ",
  ii: "і",
  yi: "ї",
  je: "ј",
  lje: "љ",
  nje: "њ",
  tshe: "ћ",
  ushrt: "ў",
  dzhe: "џ",
  gup: "ґ",
};

const LETTERS: ReadonlyMap<string, string> = new Map([
  ...RUSSIAN.map((name, i) => [name, String.fromCharCode(FIRST + i)] as const),
  ...Object.entries(APART),
]);

const CYRILLIC = /(?:\\cyrchar\s*)?\\(cyr|CYR)([a-z]{1,6}|[A-Z]{1,6})(?![A-Za-z])(?:\s+|\{\})?/g;

/** `\'\i`: the dot that is left out for an accent comes back in Unicode, with which the accent is one letter. */
const DOTLESS = /(\\["'`^~=.uvH]\s?\{?)\\([ij])(?![A-Za-z])\s?/g;

const RING = /\\(aa|AA)(?![A-Za-z])(?:\s+|\{\})?/g;

/** Commands that say only in which script or language their argument is. */
const SCRIPT = /\\(?:(?:text)?(?:cyrillic|russian|ukrainian|greek|latin)|foreignlanguage\s*\{[\w-]{0,40}\})\s*(?=\{)/g;

/** A field with such letters as they are; all other LaTeX stays. */
export function withLetters(field: string): string {
  if (!field.includes("\\")) return field;
  const western = field
    .replace(SCRIPT, "")
    .replace(DOTLESS, "$1$2")
    .replace(RING, (_, name: string) => (name === "aa" ? "å" : "Å"));
  return western.replace(CYRILLIC, cyrillicLetter);
}

function cyrillicLetter(command: string, size: string, name: string): string {
  const letter = LETTERS.get(name.toLowerCase());
  if (letter === undefined) return command;
  return size === "CYR" ? letter.toUpperCase() : letter;
}
