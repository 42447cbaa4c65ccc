import type { SpeakerDeclaration } from "../syntax/declarations";
import { memoised } from "../syntax/memo";
import type { Scope } from "./annotatedSource";

/** Titles that, with a surname that only one speaker has, name that speaker. */
const HONORIFICS = new Set(
  (
    "mr mrs ms miss messrs dr prof professor sen senator rep representative congressman congresswoman gov governor pres " +
    "president vice deputy under acting assistant prime first foreign secretary minister premier chancellor chairman chairwoman chair ambassador amb gen general marshal " +
    "admiral adm col colonel lt lieutenant maj major capt captain sgt sergeant cdr commander comrade sir lord lady dame " +
    "baron count judge justice rev reverend fr father brother sister bishop rabbi herr frau fräulein monsieur m mme madame " +
    "mlle señor señora sr sra signor signora don doña the hon honourable honorable тов товарищ господин госпожа генерал маршал"
  ).split(" "),
);

/** Finds speakers by what the text calls them. */
export interface NameIndex {
  /** As `find`; or, by an id or a part of a name that only one speaker has: where it is clear that a speaker is named. */
  findPart(name: string): string | null;
  /** The id of the one speaker with this name or alias, or with this surname after an honorific; else null. */
  find(name: string): string | null;
}

const indexes = new WeakMap<readonly SpeakerDeclaration[], NameIndex>();

export function nameIndexOf(scope: Pick<Scope, "labelSpeakers">): NameIndex {
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
  const byWord = new Map<string, string | null>();
  const add = (map: Map<string, string | null>, key: string, id: string) =>
    map.set(key, map.has(key) && map.get(key) !== id ? null : id);
  for (const { id, name, aliases } of speakers) {
    const names = [name, ...aliases].map(folded);
    for (const each of names) add(byName, each, id);
    for (const surname of new Set(names.flatMap(surnamesIn))) add(bySurname, surname, id);
    for (const part of new Set([folded(id), ...names.flatMap(partsOf)])) add(byWord, part, id);
  }
  const find = (text: string) => {
    const exact = folded(text);
    if (byName.has(exact)) return byName.get(exact)!;
    const unhyphened = byName.get(exact.replaceAll("-", " "));
    if (unhyphened) return unhyphened;
    const rest = withoutHonorifics(exact);
    if (rest === exact) return null;
    return byName.get(rest) ?? bySurname.get(rest) ?? bySurname.get(withoutParticles(rest)) ?? null;
  };
  const findPart = (text: string) => find(text) ?? byWord.get(folded(text)) ?? null;
  return { find: remembering(find), findPart: remembering(findPart) };
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

/** Case, white space and the shape of apostrophes do not count. */
function folded(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/[’ʼ]/g, "'").replace(/\s+/g, " ").trim();
}

/** Family names that stand first, in Korean, Chinese and Vietnamese names as English writes them. */
const FIRST = new Set(
  (
    "kim pak park yi lee rhee choe choi chong chung cho cho kang han im yun yoon sin shin mao zhou chou liu deng teng chiang jiang " +
    "lin peng p'eng zhu chu wang li zhang chang chen ch'en gao kao wu xu hsu sun yang ho nguyen le pham vo truong ngo dinh"
  ).split(" "),
);

/** What may stand after an honorific: the last words of a name (`de Gaulle`, `Gaulle`), or the first where families do. */
function surnamesIn(name: string): string[] {
  const words = name.split(",", 1)[0]!.split(" ");
  const first = FIRST.has(words[0]!) ? [words[0]!] : [];
  return [...first, ...words.slice(1).map((_, i) => words.slice(i + 1).join(" "))];
}

const KNIGHTED = /^(?:sir|dame|lady) \S+/;

/** Each word, the last words together (`de gaulle`), and a knight's first name (`sir anthony`). */
function partsOf(name: string): string[] {
  const words = name.split(" ");
  return [...words, ...words.slice(1, -1).map((_, i) => words.slice(i + 1).join(" ")), ...(KNIGHTED.exec(name) ?? [])];
}

const PARTICLES = new Set("de du des d von van der den ter zu zum da di del della dos al el la le".split(" "));

function withoutParticles(name: string): string {
  const words = name.split(" ");
  while (words.length > 1 && PARTICLES.has(words[0]!)) words.shift();
  return words.join(" ");
}

function withoutHonorifics(name: string): string {
  let words = name.split(" ");
  while (words.length > 1 && HONORIFICS.has(words[0]!.replace(/\.$/, ""))) words = words.slice(1);
  return words.join(" ");
}
