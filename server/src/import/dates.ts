import { isEdtf } from "../syntax/edtf";

const MONTHS = "january february march april may june july august september october november december".split(" ");
const MONTH = String.raw`(?<month>[A-Z][a-z]{2,8})\.?`;
const FORMS = [
  new RegExp(String.raw`^(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?${MONTH},?\s+(?<year>\d{4})$`),
  new RegExp(String.raw`^${MONTH}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$`),
  new RegExp(String.raw`^${MONTH},?\s+(?<year>\d{4})$`),
];

/** `1950-03-30` of `March 30, 1950`: a date or a range of days, as people write it, in EDTF; null if it is none for certain. */
export function edtfOf(written: string): string | null {
  const text = written.trim().replace(/\.$/, "");
  if (/^\d/.test(text) && isEdtf(text)) return text;
  return dayOf(text) ?? rangeOf(text);
}

function dayOf(text: string): string | null {
  for (const form of FORMS) {
    const { day, month, year } = form.exec(text)?.groups ?? {};
    const number = month && month.length > 2 ? MONTHS.findIndex((each) => each.startsWith(month.toLowerCase())) + 1 : 0;
    if (!number) continue;
    const date = [year, pad(String(number)), ...(day ? [pad(day)] : [])].join("-");
    return isEdtf(date) ? date : null;
  }
  return null;
}

/** `March 30–April 25, 1950`, `7–8 November 1958`: from one day to a later one. */
const RANGES = [
  /^(?<month>[A-Z][a-z]+)\.?\s+(?<day>\d{1,2})\s*(?:[-–—]|to)\s*(?:(?<toMonth>[A-Z][a-z]+)\.?\s+)?(?<toDay>\d{1,2}),?\s+(?<year>\d{4})$/,
  /^(?<day>\d{1,2})(?:\s+(?<month>[A-Z][a-z]+)\.?)?\s*(?:[-–—]|to)\s*(?<toDay>\d{1,2})\s+(?<toMonth>[A-Z][a-z]+)\.?,?\s+(?<year>\d{4})$/,
];

function rangeOf(text: string): string | null {
  const found = RANGES.map((form) => form.exec(text)?.groups).find(Boolean);
  if (!found) return null;
  const { day, month, toDay, toMonth, year } = found;
  const [from, to] = [dayOf(`${day} ${month ?? toMonth} ${year}`), dayOf(`${toDay} ${toMonth ?? month} ${year}`)];
  return from !== null && to !== null && from < to ? `${from}/${to}` : null;
}

function pad(number: string): string {
  return number.padStart(2, "0");
}
