import type { CheckedText } from "./checkedText";
import { readPlainText } from "./plainText";
import { readTei } from "./teiText";

/** A text as its name says it is written: TEI if it is XML. */
export function readTextFile(name: string, text: string): CheckedText {
  return /\.xml$/i.test(name) ? readTei(name, text) : readPlainText(name, text);
}
