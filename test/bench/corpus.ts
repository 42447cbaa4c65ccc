import { type Random, randomFrom } from "../soak/random";

/*
 * Texts to measure on: the history of an invented negotiation, annotated as a careful historian would. They are the same on
 * every machine for the same length and seed. In a megabyte there are about 5,000 statements, 4,000 citations and 400 problems.
 */

/** An annotated source of about `length` UTF-16 code units, at most a page more. */
export function annotatedSource(length: number, seed = 1): string {
  const random = randomFrom(seed);
  const pages = [HEAD];
  for (let size = HEAD.length, page = 1; size < length; page++) {
    const written = pageOf(random, page);
    pages.push(written);
    size += written.length;
  }
  return pages.join("");
}

const SPEAKERS = [
  ["orlova", "Vera Orlova", "Orlova"],
  ["brandt", "Jonas Brandt", "Brandt"],
  ["castel", "Amélie Castel", "Castel"],
  ["doyle", "Thomas Doyle", "Doyle"],
  ["ferrara", "Lucia Ferrara", "Ferrara"],
  ["haas", "Emil Haas", "Haas"],
  ["ivanov", "Pyotr Ivanov", "Ivanov"],
  ["lindqvist", "Karin Lindqvist", "Lindqvist"],
] as const;
const CLAIMS = ["strait-open", "troops-leave", "grain-paid", "treaty-secret", "fleet-stays", "border-fixed"];
const SOURCES = Array.from({ length: 24 }, (_, i) => `archive-${i + 1}`);

const HEAD = `---
title: The Harbour Talks
lang: en
speakers:
${SPEAKERS.map(([id, name, alias]) => `  ${id}: {name: ${name}, aliases: [${alias}]}`).join("\n")}
claims:
${CLAIMS.map((id) => `  ${id}: {text: What was claimed of ${id}.}`).join("\n")}
references:
${SOURCES.map((id, i) => `  - {id: ${id}, type: report, title: "Record ${i + 1} of the talks", archive: City archive}`).join("\n")}
---

`;

/** A section of some five thousand characters, with a little of everything. */
function pageOf(random: Random, page: number): string {
  const blocks = [`## ${sentence(random, 3, 5).slice(0, -1)}, day ${page}`];
  for (let i = 0; i < 3; i++) {
    blocks.push(narrative(random, page), narrative(random, page), ...transcript(random, 2));
    blocks.push(`::: {speaker=${speaker(random)[0]} date=1951-0${1 + random.int(9)}}`, prose(random, 2), ":::");
    blocks.push(narrative(random, page), `[]{.page n=${page * 3 + i}}`, narrative(random, page), flawed(random, page));
  }
  const note = `n${page}`;
  blocks.push(`${prose(random, 1)} “${phrase(random, 7)}”.[^${note}]`, `[^${note}]: See ${cited(random)}.`);
  blocks.push(blockQuotation(random));
  return `${blocks.join("\n\n")}\n\n`;
}

/** A paragraph of reported and quoted speech, as commentary has it. */
function narrative(random: Random, page: number): string {
  const [id, , name] = speaker(random);
  const [other, , hearer] = speaker(random);
  const tag = random.chance(30) ? ` #claim/${random.pick(CLAIMS)}` : "";
  return [
    `[${name} told ${hearer} that ${phrase(random, 9)}.]{speaker=${id} to=${other}}${tag}`,
    `[“${capital(phrase(random, 8))},” ${name} insisted, “and ${phrase(random, 6)}”]{speaker=${id}} ${cited(random)}.`,
    sentence(random, 9, 14),
    `[It was known that ${phrase(random, 8)}]{speaker=${other} cert=medium} ${cited(random)}.`,
    `${sentence(random, 12, 18)} ${sentence(random, 9, 14)}`,
    random.chance(40)
      ? `${capital(phrase(random, 7))} [see @${random.pick(SOURCES)}; @${random.pick(SOURCES)}, fol. ${page}r].`
      : "",
  ].join(" ");
}

function transcript(random: Random, turns: number): string[] {
  return Array.from({ length: turns }, () => `**${speaker(random)[2]}:** ${prose(random, 2)}`);
}

function blockQuotation(random: Random): string {
  return `> ${prose(random, 2)}\n>\n> — ${speaker(random)[1]} ${cited(random)}`;
}

/** What a text in work has that is wrong: a quotation without source, an id or a key that nobody declared. */
function flawed(random: Random, page: number): string {
  const wrong = random.pick(["#claim/no-such-claim", `[@no-such-source, p. ${page}]`]);
  return `${sentence(random, 5, 8)} Somebody had written “${phrase(random, 9)}”. ${sentence(random, 6, 9)} ${wrong}`;
}

function cited(random: Random): string {
  const from = 1 + random.int(300);
  return `[@${random.pick(SOURCES)}, pp. ${from}-${from + 1 + random.int(6)}]`;
}

function speaker(random: Random) {
  return random.pick(SPEAKERS);
}

function prose(random: Random, sentences: number): string {
  return Array.from({ length: sentences }, () => sentence(random, 8, 14)).join(" ");
}

function sentence(random: Random, fewest: number, most: number): string {
  return `${capital(phrase(random, fewest + random.int(most - fewest + 1)))}.`;
}

const WORDS = (
  "the a this no all harbour council treaty fleet grain border spring envoy pact city isle party port ship men war oil sea " +
  "signed sent shut held took met paid lost kept sold once now then here again before after under near and or but so as if " +
  "new old long few late red of to in on by for at with from up"
).split(" ");

function phrase(random: Random, words: number): string {
  return Array.from({ length: words }, () => random.pick(WORDS)).join(" ");
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
