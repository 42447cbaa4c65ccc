import { type Random, randomFrom } from "../soak/random";

/*
 * A bibliography as a reference manager exports it after a working life: books, articles, chapters and documents from archives,
 * with accents in LaTeX, abstracts and paths of files. It is the same on every machine for the same number and seed.
 */

/** A file of BibLaTeX with `entries` entries. */
export function library(entries: number, seed = 1): string {
  const random = randomFrom(seed);
  return Array.from({ length: entries }, (_, i) => entryOf(random, i)).join("\n\n");
}

/** The key of the entry in that place. */
export function keyOf(index: number): string {
  return `${NAMES[index % NAMES.length]![1]}${1850 + (index % 170)}${WORDS[index % WORDS.length]}${index}`;
}

const NAMES = [
  ['M{\\"u}ller, J{\\"o}rg', "muller"],
  ["Orlova, Vera", "orlova"],
  ["Dvo{\\v r}{\\'a}k, Anton", "dvorak"],
  ["Castel, Am{\\'e}lie", "castel"],
  ["{\\O}rsted, Hans", "orsted"],
  ["Lindqvist, Karin", "lindqvist"],
  ["Doyle, Thomas", "doyle"],
  ["Kowalczyk, {\\L}ucja", "kowalczyk"],
  ["Ivanov, Pyotr", "ivanov"],
  ["Haas, Emil", "haas"],
  ["{Harbour Board}", "board"],
] as const;

const WORDS =
  "harbour council treaty fleet grain border spring envoy pact city island party port winter oil letters truce strait".split(
    " ",
  );

function entryOf(random: Random, index: number): string {
  const type = random.pick(["book", "book", "article", "article", "incollection", "report", "unpublished"] as const);
  const fields: Readonly<Record<string, string>> = { ...common(random, index), ...OF_TYPE[type](random) };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return `@${type}{${keyOf(index)},\n${lines.join("\n")}\n}`;
}

function common(random: Random, index: number): Readonly<Record<string, string>> {
  const authors = [NAMES[index % NAMES.length]![0], ...(random.chance(30) ? [random.pick(NAMES)[0]] : [])];
  return {
    title: titleOf(random),
    author: authors.join(" and "),
    date: `${1850 + (index % 170)}-0${1 + random.int(9)}`,
    langid: "english",
    abstract: Array.from({ length: 2 }, () => `${titleOf(random)} and its ${phrase(random, 9)}.`).join(" "),
    keywords: `${random.pick(WORDS)},${random.pick(WORDS)}`,
    file: `/home/vera/library/storage/${1000 + index}/${random.pick(WORDS)}.pdf`,
  };
}

const OF_TYPE = {
  book: (random: Random) => ({
    publisher: `${capital(random.pick(WORDS))} Press`,
    location: "Boston",
    isbn: isbn(random),
  }),
  article: (random: Random) => ({
    journaltitle: `Journal of ${capital(random.pick(WORDS))} History`,
    volume: String(1 + random.int(60)),
    number: String(1 + random.int(4)),
    pages: pages(random),
    doi: `10.1000/${random.int(1_000_000)}`,
  }),
  incollection: (random: Random) => ({
    booktitle: titleOf(random),
    editor: random.pick(NAMES)[0],
    pages: pages(random),
  }),
  report: (random: Random) => ({ institution: "Harbour Board", number: `R-${random.int(900)}`, type: "Memorandum" }),
  unpublished: (random: Random) => ({
    archive: "City Archive",
    archive_location: `box ${random.int(90)}, folder ${random.int(9)}`,
  }),
};

function titleOf(random: Random): string {
  return `The {{${capital(random.pick(WORDS))}}} of the ${phrase(random, 2)}: \\emph{${random.pick(WORDS)}} caf{\\'e} and ${phrase(random, 3)}`;
}

function phrase(random: Random, words: number): string {
  return Array.from({ length: words }, () => random.pick(WORDS)).join(" ");
}

function pages(random: Random): string {
  const from = 1 + random.int(400);
  return `${from}--${from + random.int(40)}`;
}

function isbn(random: Random): string {
  return `978-0-${1000 + random.int(9000)}-${1000 + random.int(9000)}-${random.int(10)}`;
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}
