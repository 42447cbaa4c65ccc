/*
 * What the reading of reporting clauses must know of a language. A language without data gets no suggestions at all.
 */

/** What may follow a verb of saying, and is then what was said. */
export interface Complements {
  /** "said that", and with a gap between: "confirmed to Kim that". */
  readonly that: boolean;
  /** "said he would". */
  readonly bare: boolean;
  /** "asked whether", "explained how". */
  readonly question: boolean;
  /** "promised to". */
  readonly infinitive: boolean;
  /** "urged Kim to". */
  readonly order: boolean;
  /** "outlined a plan". */
  readonly noun: boolean;
  /** "dismissed it as". */
  readonly as: boolean;
}

/** A verb as the data has it: a lemma, the particles behind it, what may follow. */
export interface VerbEntry extends Complements {
  readonly lemma: string;
  /** "out" of "point out". */
  readonly particles: readonly string[];
  /** With its noun: "express … opinion". */
  readonly light: boolean;
  /** Takes the hearer as its object: "told Kim". */
  readonly hearer: boolean;
  /** Says something only where a comma binds it to the words: “Yes,” he sighed. */
  readonly gesture: boolean;
  /** Answers somebody else, or goes on with what one has said oneself. */
  readonly turn: "answers" | "continues" | null;
}

export type Tense = "past" | "present" | "base" | "participle" | "ing";

/** A form of a verb of saying, and what it may be: "said" is past and participle. */
export interface VerbForm {
  readonly entry: VerbEntry;
  readonly tenses: readonly Tense[];
}

export type Gender = "m" | "f";

/** The words of a language that the reading needs, in lower case. */
export interface LanguageData {
  readonly verbs: readonly VerbEntry[];
  readonly irregular: ReadonlyMap<string, readonly [past: string, participle: string]>;
  readonly doubling: ReadonlySet<string>;
  /** Nouns that a light verb makes a report of: "gave his approval". */
  readonly speechNouns: ReadonlySet<string>;
  /** Nouns with a possessive and "was that": "Stalin's view was that". */
  readonly viewNouns: ReadonlySet<string>;
  readonly pronouns: ReadonlyMap<string, Gender | "plural" | "first" | "impersonal">;
  readonly auxiliaries: ReadonlySet<string>;
  readonly passives: ReadonlySet<string>;
  readonly modals: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  /** Before an infinitive that is a report still: "went on to say". */
  readonly phases: ReadonlySet<string>;
  readonly adverbs: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  /** Before whom one speaks to. */
  readonly toward: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  /** Open a clause that is no main one. */
  readonly subordinators: ReadonlySet<string>;
  readonly hypothetical: ReadonlySet<string>;
  readonly determiners: ReadonlySet<string>;
  readonly indefinite: ReadonlySet<string>;
  readonly questionWords: ReadonlySet<string>;
  /** Past forms of other common verbs: who does something is the subject of its sentence. */
  readonly doing: ReadonlySet<string>;
  readonly titles: ReadonlyMap<string, Gender | null>;
  readonly personNouns: ReadonlyMap<string, Gender | null>;
  readonly firstNames: ReadonlyMap<string, Gender>;
  /** In a sentence after reported speech: that it is still reported. */
  readonly stillReported: ReadonlySet<string>;
}

export interface Language extends LanguageData {
  /** The entries by each of their inflected forms, those with most particles first. */
  readonly byForm: ReadonlyMap<string, readonly VerbForm[]>;
}
