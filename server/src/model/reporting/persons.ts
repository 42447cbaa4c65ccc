import type { SpeakerDeclaration } from "../../syntax/declarations";
import { memoised } from "../../syntax/memo";
import type { Scope } from "../annotatedSource";
import { type NameIndex, nameIndexOf } from "../names";
import type { Gender, Language } from "./language";

/** Who the declared speakers are, as far as subjects and pronouns ask. */
export interface Persons {
  /** The id of the one speaker whom the words name: by name, title and surname, part of a name, or role. */
  named(words: string): string | null;
  genderOf(id: string): Gender | null;
}

const known = new WeakMap<readonly SpeakerDeclaration[], Map<Language, Persons>>();

export function personsOf(scope: Scope, language: Language): Persons {
  const byLanguage = memoised(known, scope.labelSpeakers, () => new Map<Language, Persons>());
  return memoised(byLanguage, language, () => makePersons(scope.labelSpeakers, nameIndexOf(scope), language));
}

function makePersons(speakers: readonly SpeakerDeclaration[], names: NameIndex, language: Language): Persons {
  const genders = new Map(speakers.map((speaker) => [speaker.id, genderIn(speaker, language)]));
  const roles = rolesOf(speakers);
  const called = calledOf(speakers);
  const genderOf = (id: string) => genders.get(id) ?? null;
  const find = (words: string) => {
    const plain = words.replace(ARTICLE, "");
    if (!CAPITAL.test(plain)) return called.get(plain) ?? (plain === words ? null : (roles.get(plain) ?? null));
    const id = names.find(words) ?? names.find(plain) ?? names.findPart(words);
    return id ?? (plain === words ? null : (roles.get(plain.toLowerCase()) ?? null));
  };
  const fits = (words: string, id: string | null) => {
    const title = language.titles.get(words.split(/\s/, 1)[0]!.toLowerCase());
    const gender = id && genderOf(id);
    return !title || !gender || title === gender ? id : null;
  };
  const found = new Map<string, { id: string | null }>();
  return { named: (words) => memoised(found, words, () => ({ id: fits(words, find(words)) })).id, genderOf };
}

const CAPITAL = /\p{Lu}/u;
const ARTICLE = /^the\s+/i;

/** Speakers by the whole of a name, without its article: words in lower case are a name only if they are all of it. */
function calledOf(speakers: readonly SpeakerDeclaration[]): Map<string, string | null> {
  const called = new Map<string, string | null>();
  for (const { id, name, aliases } of speakers) for (const each of [name, ...aliases]) addOnce(called, each, id);
  return called;
}

/** Enters who is called so; null where several are. */
function addOnce(map: Map<string, string | null>, words: string, id: string): void {
  const key = words.toLowerCase().replace(ARTICLE, "");
  map.set(key, map.has(key) && map.get(key) !== id ? null : id);
}

/** Roles that exactly one speaker has: "Chairman" of "Chairman of the Council". */
function rolesOf(speakers: readonly SpeakerDeclaration[]): Map<string, string | null> {
  const roles = new Map<string, string | null>();
  for (const { id, role } of speakers) {
    if (!role) continue;
    const whole = role.toLowerCase().replace(ARTICLE, "");
    for (const each of new Set([whole, whole.split(/ of |,|;/, 1)[0]!.trim()])) addOnce(roles, each, id);
  }
  return roles;
}

/** What a title or a first name tells; null if nothing does, or they disagree. */
function genderIn({ name, aliases }: SpeakerDeclaration, language: Language): Gender | null {
  const genders = new Set<Gender>();
  for (const each of [name, ...aliases]) {
    const words = each.toLowerCase().replace(ARTICLE, "").split(/\s+/);
    const first = words[0]!;
    const title = language.titles.get(first);
    const noun = language.personNouns.get(words.at(-1)!);
    const gender = title ?? (title === null && words.length > 2 ? language.firstNames.get(words[1]!) : undefined);
    const told = gender ?? language.firstNames.get(first) ?? noun;
    if (told) genders.add(told);
  }
  return genders.size === 1 ? [...genders][0]! : null;
}
