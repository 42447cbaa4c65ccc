import { randomFrom } from "../soak/random";

const FAMILIES =
  "Orlova Brandt Castel Doyle Ferrara Haas Ivanov Lindqvist M{\\\"u}ller Dvo{\\v r}{\\'a}k Nov{\\'a}k S{\\o}rensen".split(
    " ",
  );
const GIVEN = "Vera Jonas Am{\\'e}lie Thomas Lucia Emil Pyotr Karin".split(" ");
const WORDS =
  "war peace border archive minutes telegram {Soviet} council treaty fleet grain harbour talks {Tallinn} envoy pact crisis".split(
    " ",
  );

/** A bibliography in BibLaTeX as a manager exports it: articles, books, chapters and letters in archives, with LaTeX accents and abstracts. */
export function bibliography(entries: number): string {
  const random = randomFrom(11);
  const words = (count: number) => Array.from({ length: count }, () => random.pick(WORDS)).join(" ");
  const person = () => `${random.pick(FAMILIES)}, ${random.pick(GIVEN)}`;
  return Array.from({ length: entries }, (_, i) => {
    const [type, where] = random.pick(KINDS);
    return `@${type}{key-${i},
  author = {${person()} and ${person()}},
  title = {The ${words(7)}},
  date = {${1900 + random.int(120)}},
  ${where},
  keywords = {${words(3)}},
  abstract = {${words(60)}},
}
`;
  }).join("\n");
}

const KINDS = [
  ["article", "journaltitle = {Journal of Cold War Studies}, volume = {4}, pages = {1--28}"],
  ["book", "publisher = {Harbour Press}, location = {Tallinn}"],
  ["incollection", "booktitle = {The Harbour Talks}, editor = {Haas, Emil}, publisher = {Harbour Press}"],
  ["unpublished", "archive = {City archive}, archive_location = {box 3, folder 12}"],
] as const;
