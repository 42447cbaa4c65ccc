import { readDocument } from "../model/document";
import { languageOf } from "../model/reporting/languages";
import { readingOf } from "../model/reporting/reading";
import { folded, idsFor, withoutTitle } from "./names";
import type { Read } from "./reading";
import type { Speaker } from "./speakers";

/*
 * In prose nobody has a label. Who speaks there stands in the reporting clauses: "Comrade Stalin emphasized that". Their
 * subjects are speakers if they are names.
 */

/** Those whom the reporting clauses of a text name, in the order in which they first do. */
export function personsIn({ model, syntax }: Read): Speaker[] {
  const language = languageOf(model.frontMatter?.lang ?? null);
  if (!language) return [];
  const { text } = model.source;
  const document = readDocument(syntax, model.frontMatter, model.scope);
  const named = new Map<string, string>();
  for (const { leaf, from, kind } of document.leaves) {
    if (kind === "heading" || document.inCommentary(from)) continue;
    for (const { clauses } of readingOf(leaf, language).levels)
      for (const { subject } of clauses)
        for (const phrase of subject.kind === "phrase" ? subject.phrases : []) {
          const name = phrase.candidates
            .filter(({ to }) => !/^\s+\p{Lu}/u.test(leaf.text.slice(to, to + 20)))
            .map((at) => leaf.text.slice(at.from, at.to))
            .find((each) => isName(each, text));
          if (name) named.set(folded(name), name.replace(/\s+/g, " "));
        }
  }
  return together([...named.values()].slice(0, MOST_PERSONS));
}

const MOST_PERSONS = 200;

const WORDS = /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+(?:(?:de|du|von|van|der|la|le|al|bin)\s+)*\p{Lu}[\p{L}\p{M}'’.-]*){0,4}$/u;

/** Names of states, bodies and papers speak, too, but who speaks for them is for a historian to say. */
const NO_PERSON =
  /\b(?:Congress|Senate|House|Committee|Commission|Council|Party|Government|Department|Ministry|Office|Embassy|Union|States|Army|Press|Times|Herald|Post|Journal|Report|Treaty|Act|Article|Chapter|Section|Volume|University|Court|Board|Bureau|Division|Agency|Association|Society|Company|Staff|Affairs|Archives|Kingdom|Republic|Relations|Americans?|Soviets?|Russians?|Koreans?|Chinese|British|French|Germans?|Japanese|I|We|He|She|They|It|You|Who|This|That|These|Those|One|God)\b/;

/** Whether words are a person's name: with a title, or of several words, or a word that is written so in mid-sentence. */
function isName(words: string, text: string): boolean {
  if (!WORDS.test(words) || /['’]s?$/.test(words) || NO_PERSON.test(words)) return false;
  const plain = withoutTitle(words);
  if (!/\p{L}{2}/u.test(plain) || /^[\p{Lu}.]+$/u.test(plain)) return false;
  return plain !== words || plain.includes(" ") || text.search(inMidSentence(plain)) >= 0;
}

function inMidSentence(word: string): RegExp {
  return new RegExp(`[\\p{Ll},]\\s+${word.replace(/[.\\-]/g, "\\$&")}(?![\\p{L}\\p{M}])`, "u");
}

/** `Comrade Stalin`, `Stalin` and `Joseph Stalin` are one person, unless two have the surname. */
function together(names: readonly string[]): Speaker[] {
  const plain = [...new Map(names.map((name) => [folded(withoutTitle(name)), withoutTitle(name)])).values()];
  const full = plain.filter((name) => !plain.some((other) => isPartOf(name, other)));
  const ids = idsFor(full);
  return full.map((name, i) => {
    const aliases = names.filter((each) => each !== name && whose(each, full) === name);
    return { id: ids[i]!, name, aliases, role: null };
  });
}

function whose(name: string, full: readonly string[]): string | null {
  const plain = withoutTitle(name);
  const found = full.filter((each) => folded(each) === folded(plain) || isPartOf(plain, each));
  return found.length === 1 ? found[0]! : null;
}

/** Whether a name is the first or the last words of a longer one. */
function isPartOf(name: string, other: string): boolean {
  const [part, whole] = [folded(name), folded(other)];
  return whole.startsWith(`${part} `) || whole.endsWith(` ${part}`);
}
