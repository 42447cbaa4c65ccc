import { memoised } from "../../syntax/memo";
import type { Leaf } from "../leaf";
import { hasTurns, type QuotedPlace, quotedIn } from "./attach";
import type { Clause } from "./clause";
import { clausesIn } from "./clauses";
import type { Language } from "./language";
import { type GenderedNoun, genderedIn, mentionsIn, type SubjectMention } from "./mentions";
import { type Level, levelsOf } from "./tokens";

/*
 * What a paragraph says of who speaks in it, before names are known: a pure function of its text, kept with it.
 */

export interface LevelReading {
  readonly clauses: readonly Clause[];
  /** The subjects before and after which pronouns stand: of the clauses, in their order, and of other verbs. */
  readonly mentions: readonly SubjectMention[];
  readonly quoted: readonly QuotedPlace[];
  readonly gendered: readonly GenderedNoun[];
  /** Whether the turns of several people stand in it. */
  readonly turns: boolean;
}

export interface Reading {
  /** First the text outside quotations, then that within each, where a clause or a quotation stands in it. */
  readonly levels: readonly LevelReading[];
  /** For where a quotation begins or ends, where it is read. */
  readonly starting: ReadonlyMap<number, Placed>;
  readonly ending: ReadonlyMap<number, Placed>;
  /** Whether it goes on with the paragraph before: a quotation that began there ends in it. */
  readonly goesOn: boolean;
  /** The clause that introduces what the next paragraph quotes: it ends in a colon. -1 if there is none. */
  readonly introduces: number;
  /** Indexes of sentences with a clause outside quotations. */
  readonly spoken: ReadonlySet<number>;
  /** Indexes of sentences whose words, outside quotations, may go on reporting: “Americans won't risk a big war.” */
  readonly goingOn: ReadonlySet<number>;
}

/** A quotation and the index of the level that it stands in. */
export interface Placed {
  readonly level: number;
  readonly place: QuotedPlace;
}

const known = new WeakMap<Leaf, Reading>();

/** What stands in a leaf. The language is that of the leaf: a leaf is read anew if its document's changes. */
export function readingOf(leaf: Leaf, language: Language): Reading {
  return memoised(known, leaf, () => read(leaf, language));
}

const NO_LEVEL: LevelReading = { clauses: [], mentions: [], quoted: [], gendered: [], turns: false };

function read(leaf: Leaf, language: Language): Reading {
  const [outer, ...inner] = levelsOf(leaf, language);
  const levels = [levelReading(outer!, leaf, language), ...inner.map((level) => innerReading(level, leaf, language))];
  const placed = levels.flatMap(({ quoted }, level) => quoted.map((place): Placed => ({ level, place })));
  return {
    levels,
    starting: new Map(placed.map((each) => [each.place.from, each])),
    ending: new Map(placed.map((each) => [each.place.to, each])),
    goesOn: startsWithin(leaf),
    introduces: introducing(outer!, levels[0]!.clauses),
    spoken: new Set(levels[0]!.clauses.map(({ sentence }) => sentence)),
    goingOn: goingOn(outer!, language),
  };
}

function levelReading(
  level: Level,
  leaf: Leaf,
  language: Language,
  clauses = clausesIn(level, language),
): LevelReading {
  if (!level.length) return NO_LEVEL;
  return {
    clauses,
    mentions: mentionsIn(level, clauses, language),
    quoted: quotedIn(level, clauses, leaf.masked, language),
    gendered: genderedIn(level, language),
    turns: hasTurns(level, leaf.masked),
  };
}

/** Within a quotation only what reports something else than the quotation itself counts. */
function innerReading(level: Level, leaf: Leaf, language: Language): LevelReading {
  const clauses = clausesIn(level, language);
  const isReport = clauses.length > 0 || level.some(({ kind }) => kind === "quotation");
  return isReport ? levelReading(level, leaf, language, clauses) : NO_LEVEL;
}

function startsWithin({ pairing, masked, words }: Leaf): boolean {
  const first = pairing.closing[0];
  return (
    first !== undefined && first.kind !== "apostrophe" && masked.slice(words.from, words.from + 1) !== masked[first.at]
  );
}

/** The last clause of a paragraph that ends in a colon. */
function introducing(level: Level, clauses: readonly Clause[]): number {
  const last = level.at(-1);
  const isOpen = last?.text === ":" && clauses.at(-1)?.sentence === last.sentence;
  return isOpen ? clauses.length - 1 : -1;
}

function goingOn(level: Level, language: Language): Set<number> {
  const sentences = new Set<number>();
  for (const { text, sentence } of level) if (language.stillReported.has(text)) sentences.add(sentence);
  return sentences;
}
