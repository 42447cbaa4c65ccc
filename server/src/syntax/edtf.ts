import { isValid } from "@edtf-ts/core";

/** The longest text that is looked at as a date: nobody writes longer ones, and sets are expanded by the library. */
const MAX_LENGTH = 200;

/** Dates that need no calendar to be sure of: nearly all in a bibliography, so the library is spared 20,000 of them. */
const PLAIN = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?)?$/;

/** Whether `text` is a date, interval or set in the Extended Date/Time Format (ISO 8601-2), levels 0–2. */
export function isEdtf(text: string): boolean {
  if (PLAIN.test(text)) return true;
  if (text.length > MAX_LENGTH || text.trim() !== text) return false;
  try {
    return isValid(text);
  } catch {
    return false; // the library overflows on years such as Y1E999999999
  }
}
