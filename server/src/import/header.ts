import type { Span } from "../syntax/span";
import { paragraphsOf } from "./paragraphs";
import { plainHeaderOf } from "./plainHeader";

/** What the lines at the head of a transcription say of it; `null` where they say nothing. */
export interface Header extends Span {
  readonly title: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly description: string | null;
  readonly source: string | null;
  /** Whether its lines are the author's own: those of a memorandum or a letter. */
  readonly own: boolean;
}

type Field = keyof Omit<Header, "from" | "to" | "own">;

const FIELDS: Readonly<Record<string, Field>> = {
  title: "title",
  author: "author",
  authors: "author",
  date: "date",
  description: "description",
  summary: "description",
  abstract: "description",
  source: "source",
  sources: "source",
};

/** Other keys of such headers: they stay in the text, and say nothing here. */
const OTHERS =
  /^(?:place|location|language|archive|collection|repository|translat(?:or|ed by|ion)|editor|subjects?|contributors?|publisher|rights|original language|provenance|type|classification|document(?: number| no\.?)?|keywords|note)$/;

const MOST_PARAGRAPHS = 20;

/** The header of a transcription, in bold or in plain lines. */
export function headerOf(text: string): Header | null {
  return boldHeaderOf(text) ?? plainFields(text);
}

/** Of its own words a memorandum says what it is about, when and by whom it was written; nothing of an archive. */
function plainFields(text: string): Header | null {
  const header = plainHeaderOf(text);
  if (!header) return null;
  const { from, to, fields, own } = header;
  const value = (...keys: string[]) => unescaped(keys.map((key) => fields.get(key)).find(Boolean) ?? "") || null;
  return {
    from,
    to,
    own,
    title: value("title", "subject"),
    author: value("author", "authors"),
    date: value("date"),
    description: value("description", "summary", "abstract"),
    source: own ? null : value("source", "sources"),
  };
}

function unescaped(text: string): string {
  return text.replace(/\\([^\p{L}\p{N}\s])/gu, "$1");
}

/** Paragraphs of `**Key:** value` at its very start, run together or with nothing behind. */
function boldHeaderOf(text: string): Header | null {
  const values = new Map<Field, string>();
  let [from, to, read] = [-1, -1, 0];
  for (const paragraph of paragraphsOf(text)) {
    const fields = read++ < MOST_PARAGRAPHS ? fieldsIn(text.slice(paragraph.from, paragraph.to)) : null;
    if (!fields) break;
    for (const [key, value] of fields) if (key && value && !values.has(key)) values.set(key, value);
    if (from < 0) from = paragraph.from;
    to = paragraph.to;
  }
  const value = (field: Field) => values.get(field) ?? null;
  if (from < 0) return null;
  return {
    from,
    to,
    own: false,
    title: value("title"),
    author: value("author"),
    date: value("date"),
    description: value("description"),
    source: value("source"),
  };
}

/** The fields of a paragraph that has nothing else, or null. */
function fieldsIn(paragraph: string): [Field | null, string][] | null {
  if (!/^\s*\*\*[^*\n]/.test(paragraph)) return null;
  const pieces = paragraph.trim().split("**");
  const fields: [Field | null, string][] = [];
  for (let i = 1; i < pieces.length; i += 2) {
    const [, key, value] = /^([\p{L} .]{2,30}?)\s*(?::(.*))?$/su.exec(pieces[i]!.trim()) ?? [];
    const after = pieces[i + 1] ?? "";
    if (key === undefined || (value === undefined && !after.trimStart().startsWith(":"))) return null;
    const name = key.toLowerCase();
    if (!Object.hasOwn(FIELDS, name) && !OTHERS.test(name)) return null;
    const said = `${value ?? ""} ${value === undefined ? after.trimStart().slice(1) : after}`;
    fields.push([FIELDS[name] ?? null, unescaped(said.replace(/\s+/g, " ").trim())]);
  }
  return pieces[0]!.trim() || fields.length === 0 ? null : fields;
}
