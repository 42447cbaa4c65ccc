import { HEAD } from "../features/korea";
import { NOTATION, SAMPLES } from "../fuzz/seeds";
import type { Random } from "./random";

const SENTENCES = [
  "Stalin confirmed that the situation has changed.",
  "“The war should be quick and speedy,” Stalin stressed [@bajanov, p. 41].",
  "[Americans won't interfere.]{speaker=kim to=stalin} #claim/us-stays-out",
  "**Kim Il Sung:** We shall see.",
  'He insisted that "the people will rise" [@aprf-report].',
  "> The war should be quick.\n>\n> — Stalin, to Kim Il Sung [@aprf-report, p. 41]",
  "## Remarks {.commentary}",
  "::: {speaker=mao to=kim}\n\nIf necessary, China will send troops.\n\n:::",
];

/** A text of a few paragraphs, annotated or not. */
export function anyText(random: Random): string {
  if (random.chance(10)) return random.pick([...SAMPLES.values()]);
  const paragraphs = Array.from({ length: 1 + random.int(12) }, () => random.pick(SENTENCES));
  return (random.chance(80) ? `${HEAD}\n` : "") + paragraphs.join("\n\n");
}

/** What somebody types, or pastes. */
export function anyInsertion(random: Random): string {
  const kind = random.int(10);
  if (kind < 5) return random.pick([..."abcdefghijklmnop .,\n"]);
  return kind < 9 ? random.pick(NOTATION) : `\n\n${random.pick(SENTENCES)}\n\n`;
}

/** Files that others name, each with versions to choose from. */
export const NAMED: Readonly<Record<string, readonly string[]>> = {
  "attest.yaml": [
    "bibliography: [library.bib, more.json]\nspeakers: {mao: Mao Zedong}\ntexts: {bajanov: texts/bajanov.txt}\n",
    'include: ["plain/**"]\nexclude: ["1*.md"]\nbibliography: [library.bib]\nspeakers: {mao: {name: Mao, died: 1976}}\n',
    "speakers: {mao: [\n",
    "rules: {quotation.unsourced: off}\nclaims: {us-stays-out: They stay out.}\n",
  ],
  "library.bib": [
    "@book{bajanov, title={The Korean Conflict}, year=1998}\n@report{aprf-report, title={Report}, related={bajanov}}\n",
    "@book{bajanov, title={The Korean Conflict}\n@report{aprf-report, title={Report}}\n",
    "@book{zubok, title={Inside}, crossref={bajanov}}\n",
  ],
  "more.json": ['[{"id":"zubok","type":"book","title":"Inside"}]', '[{"id":"zubok"', "[]"],
  "texts/bajanov.txt": [
    "The war should be quick and speedy. The people will rise.\n",
    "The war should be long. The people would not rise.\n",
  ],
};
