import { isValid, parse } from "@edtf-ts/core";

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

/**
 * The earliest moment that an EDTF date may mean, in milliseconds since 1970: of `1950-04` the first of April. Where an
 * interval has no known beginning (`../1950-04`), its end. Null for what is no date or says nothing.
 */
export function earliestOf(text: string): number | null {
  if (text.length > MAX_LENGTH || text.trim() !== text) return null;
  try {
    const { value } = parse(text) as { value?: { min?: Date; max?: Date } };
    return [value?.min, value?.max].map(Number).find((time) => Math.abs(time) < BOUND_OF_DATES) ?? null;
  } catch {
    return null;
  }
}

/** The library gives the first or last day of the calendar of JavaScript for what is open. */
const BOUND_OF_DATES = Date.UTC(275760, 8, 13);

/** Between when and when a date must lie, in milliseconds since 1970; infinite where an end is open or unknown. */
export interface Bounds {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * The bounds of an EDTF date: of `195X` the first and the last moment of the decade. Null for what is no date, and for
 * one that is said to be uncertain or approximate (`?`, `~`, `%`): that may be off by any amount.
 */
export function boundsOf(text: string): Bounds | null {
  if (text.length > MAX_LENGTH || text.trim() !== text || /[?~%[{]/.test(text)) return null;
  try {
    const { value } = parse(text) as { value?: { min?: Date; max?: Date } };
    const [earliest, latest] = [Number(value?.min ?? Number.NaN), Number(value?.max ?? Number.NaN)];
    return Number.isNaN(earliest) && Number.isNaN(latest)
      ? null
      : {
          earliest: isBound(earliest) ? earliest : Number.NEGATIVE_INFINITY,
          latest: isBound(latest) ? latest : Number.POSITIVE_INFINITY,
        };
  } catch {
    return null;
  }
}

function isBound(time: number): boolean {
  return Math.abs(time) < BOUND_OF_DATES;
}

/** Whether the whole of one date lies before the whole of another, whatever each may mean. */
export function isSurelyBefore(one: string | null, other: string | null): boolean {
  const [first, second] = [one && boundsOf(one), other && boundsOf(other)];
  return !!first && !!second && first.latest < second.earliest;
}
