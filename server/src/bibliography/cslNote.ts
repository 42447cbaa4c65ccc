import { type CslItem, LINK_TYPES } from "./source";

/** What a `note` can say besides: variables for which reference managers have no field, and ours. */
const VARIABLES = new Set<string>([
  ...LINK_TYPES,
  "accessed",
  "archive",
  "archive-place",
  "archive_collection",
  "archive_location",
  "call-number",
  "container-title",
  "event-date",
  "event-place",
  "genre",
  "issued",
  "original-date",
  "original-publisher",
  "original-publisher-place",
  "original-title",
  "publisher",
  "publisher-place",
  "submitted",
]);

const SPELLINGS: Readonly<Record<string, string>> = {
  "archive-collection": "archive_collection",
  "archive-location": "archive_location",
  "original-place": "original-publisher-place",
  date: "issued",
};

/** `Archive Location: box 3`, or `{:archive_location: box 3}`, as Zotero has them under *Extra*. */
const NAME = /^(\{:)?([A-Za-z][A-Za-z_ -]{1,40}):/;

/** The item with what the lines of its `note` say, where no variable of its own says it. The note stays as it is. */
export function withNote(item: CslItem): CslItem {
  if (typeof item.note !== "string" || !item.note.includes(":")) return item;
  const said = item.note.slice(0, LONGEST_NOTE).split(/\r?\n/).flatMap(variableIn);
  return said.length === 0 ? item : { ...Object.fromEntries(said.reverse()), ...item };
}

const LONGEST_NOTE = 20_000;

function variableIn(line: string): [name: string, value: string][] {
  const said = line.trim();
  const found = NAME.exec(said);
  if (!found) return [];
  const [head, brace, written] = found;
  const name = written!.trim().toLowerCase();
  const hyphened = name.includes("_") ? name : name.replace(/ /g, "-");
  const variable = SPELLINGS[hyphened] ?? hyphened;
  const value = said.slice(head.length, brace && said.endsWith("}") ? -1 : undefined).trim();
  return VARIABLES.has(variable) && value !== "" ? [[variable, value]] : [];
}
