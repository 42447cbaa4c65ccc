const MONTHS =
  "January February March April May June July August September October November December Spring Summer Autumn Winter";
const NAMES = MONTHS.split(" ");

/** An EDTF date in words (`1950-04~` → `about April 1950`); what has no plain words stays as it is written. */
export function describeDate(edtf: string): string {
  const [start, end, ...rest] = edtf.split("/");
  if (end === undefined || rest.length > 0) return describePoint(edtf);
  if (!start || start === "..") return `until ${describePoint(end)}`;
  if (!end || end === "..") return `from ${describePoint(start)}`;
  return `${describePoint(start)} – ${describePoint(end)}`;
}

/** The dates of a life as they are declared: `1878-12-18 – 1953-03-05`; null where neither is known. */
export function describeLife(born: string | null, died: string | null): string | null {
  if (born && died) return `${born} – ${died}`;
  if (born) return `born ${born}`;
  return died ? `died ${died}` : null;
}

function describePoint(edtf: string): string {
  const decade = /^(\d{3})X$/.exec(edtf);
  if (decade) return `${decade[1]}0s`;
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/.exec(edtf);
  if (!parts) return edtf;
  const [, year, month, day, doubt] = parts;
  const name = month === undefined ? "" : monthName(Number(month));
  if (name === undefined) return edtf;
  const words = [day && String(Number(day)), name, year].filter(Boolean).join(" ");
  return qualified(words, doubt!);
}

/** EDTF numbers the months 01–12 and the seasons 21–24. */
function monthName(number: number): string | undefined {
  return number > 20 ? NAMES[number - 9] : number > 12 ? undefined : NAMES[number - 1];
}

function qualified(words: string, doubt: string): string {
  const about = doubt === "~" || doubt === "%" ? `about ${words}` : words;
  return doubt === "?" || doubt === "%" ? `${about} (uncertain)` : about;
}
