import { isEdtf } from "../syntax/edtf";

const MONTHS = "january february march april may june july august september october november december".split(" ");
const MONTH = String.raw`(?<month>[A-Z][a-z]{2,8})\.?`;
const FORMS = [
  new RegExp(String.raw`^(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?${MONTH},?\s+(?<year>\d{4})$`),
  new RegExp(String.raw`^${MONTH}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$`),
  new RegExp(String.raw`^${MONTH},?\s+(?<year>\d{4})$`),
];

/** `1950-03-30` of `March 30, 1950`: a date as people write it in EDTF; null if it is no one date for certain. */
export function edtfOf(written: string): string | null {
  const text = written.trim().replace(/\.$/, "");
  if (/^\d/.test(text) && isEdtf(text)) return text;
  for (const form of FORMS) {
    const { day, month, year } = form.exec(text)?.groups ?? {};
    const number = month && month.length > 2 ? MONTHS.findIndex((each) => each.startsWith(month.toLowerCase())) + 1 : 0;
    if (!number) continue;
    const date = [year, pad(String(number)), ...(day ? [pad(day)] : [])].join("-");
    return isEdtf(date) ? date : null;
  }
  return null;
}

function pad(number: string): string {
  return number.padStart(2, "0");
}
