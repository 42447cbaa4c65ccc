import type { SpeakerDeclaration } from "../syntax/declarations";
import { memoised } from "../syntax/memo";
import type { Scope } from "./annotatedSource";

/** Titles that, with a surname that only one speaker has, name that speaker. */
const HONORIFICS = new Set(
  (
    "mr mrs ms miss messrs dr prof professor sen senator rep representative congressman congresswoman gov governor pres " +
    "president vice secretary minister premier chancellor chairman chairwoman chair ambassador amb gen general marshal " +
    "admiral adm col colonel lt lieutenant maj major capt captain sgt sergeant cdr commander comrade sir lord lady dame " +
    "baron count judge justice rev reverend fr father brother sister bishop rabbi herr frau fräulein monsieur m mme madame " +
    "mlle señor señora sr sra signor signora don doña the hon honourable honorable тов товарищ господин госпожа генерал маршал"
  ).split(" "),
);

/** Finds speakers by what the text calls them. */
export interface NameIndex {
  /** The id of the one speaker with this name or alias, or with this surname after an honorific; else null. */
  find(name: string): string | null;
  /** Whether any declared name has anything to do with it. */
  readonly names: readonly string[];
}

const indexes = new WeakMap<readonly SpeakerDeclaration[], NameIndex>();

export function nameIndexOf(scope: Scope): NameIndex {
  const speakers = scope.labelSpeakers;
  let index = indexes.get(speakers);
  if (!index) {
    index = makeIndex(speakers);
    indexes.set(speakers, index);
  }
  return index;
}

function makeIndex(speakers: readonly SpeakerDeclaration[]): NameIndex {
  const byName = new Map<string, string | null>();
  const bySurname = new Map<string, string | null>();
  const add = (map: Map<string, string | null>, key: string, id: string) =>
    map.set(key, map.has(key) && map.get(key) !== id ? null : id);
  for (const { id, name, aliases } of speakers) {
    for (const each of [name, ...aliases]) add(byName, folded(each), id);
    for (const surname of new Set([name, ...aliases].map(surnameOf))) if (surname) add(bySurname, surname, id);
  }
  const find = (text: string) => {
    const exact = folded(text);
    if (byName.has(exact)) return byName.get(exact)!;
    const rest = withoutHonorifics(exact);
    return rest === exact ? null : (byName.get(rest) ?? bySurname.get(rest) ?? null);
  };
  return { names: [...byName.keys()], find: remembering(find) };
}

const MOST_REMEMBERED = 10_000;

/** The labels of a transcript are few and asked for again at each key. */
function remembering(find: (text: string) => string | null): (text: string) => string | null {
  const found = new Map<string, string | null>();
  return (text) => {
    if (found.size > MOST_REMEMBERED) found.clear();
    return memoised(found, text, () => find(text));
  };
}

/** Case and white space do not count. */
function folded(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

function surnameOf(name: string): string | null {
  const words = folded(name).replace(/,.*$/, "").split(" ");
  return words.length > 1 ? words.at(-1)! : null;
}

function withoutHonorifics(name: string): string {
  let words = name.split(" ");
  while (words.length > 1 && HONORIFICS.has(words[0]!.replace(/\.$/, ""))) words = words.slice(1);
  return words.join(" ");
}
