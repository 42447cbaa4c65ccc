import type { CslItem } from "../source";

/**
 * An item in variables that the style of the Chicago Manual prints: it knows no collections within archives, no call numbers
 * in them, no numbers of reports, and sets the date of whatever is in manuscript in
 * parentheses.
 */
export function asChicagoHasIt(item: CslItem): CslItem {
  if (item.type === "report" && !("archive" in item)) return { ...item, ...genreOf(item) };
  const isKept = ["archive", "archive_location", "archive_collection"].some((name) => name in item);
  if (!isKept) return item;
  return { ...item, ...placeOf(item), ...(isPlainDocument(item) && { type: "document" }) };
}

/** Series, box and folder, then the collection (14.224). */
function placeOf(item: CslItem): CslItem {
  const place = joined([item.archive_location ?? item["call-number"], item.archive_collection], ", ");
  return place === "" ? {} : { archive_location: place };
}

/** A document that is known by its title and date, as most in archives are (14.222). */
function isPlainDocument({ type, genre, publisher, event }: CslItem): boolean {
  return type === "manuscript" && [genre, publisher, event].every((each) => each === undefined);
}

/** The kind of report and its number in the series (14.220): `Research Memorandum RM-5`. */
function genreOf({ genre, number }: CslItem): CslItem {
  const words = joined([genre, number], " ");
  return words === "" ? {} : { genre: words };
}

function joined(parts: readonly unknown[], delimiter: string): string {
  return parts.filter((part) => typeof part === "string" && part !== "").join(delimiter);
}
