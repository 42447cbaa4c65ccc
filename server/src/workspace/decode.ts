import { withoutByteOrderMark } from "../syntax/sourceText";

/** What is said of a file that `decode` cannot read. */
export const NO_TEXT = "this is no text in UTF-8; if it is text, save it in that encoding";

/** The text that the bytes of a file are in UTF-8, without byte-order mark; null if they are none: then it is no text file. */
export function decode(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return withoutByteOrderMark(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null;
  }
}
