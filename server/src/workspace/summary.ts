import { partsOf } from "../model/annotate";
import type { AnnotatedSource, ClaimTag, Mention, Scope, Statement } from "../model/annotatedSource";
import type { FrontMatter } from "../syntax/declarations";
import { memoised } from "../syntax/memo";
import { citedPlaces } from "./citedPlaces";
import type { CitedPlace, StatementSummary, Summary, TaggedClaim } from "./workspace";

const LONGEST_WORDS = 300;
const LONGEST_BEGINNING = 120;
const NONE: ReadonlySet<string> = new Set();

/** What others may ask of a closed file. It shares no string with the text, so that it does not keep it in memory. */
export function summarise(model: AnnotatedSource): Summary {
  const copy = copier();
  const { statements, mentions, claimTags, citations, sourcesNamed, statementCounts, parts, ...declared } =
    lazySummary(model);
  return {
    ...declared,
    parts: parts.map(copy),
    statementCounts: new Map([...statementCounts].map(([id, count]) => [copy(id), count])),
    sourcesNamed: new Set([...sourcesNamed].map(copy)),
    claimTags: claimTags.map((tag) => copiedTag(tag, copy)),
    citations: citations.map((place) => copiedPlace(place, copy)),
    statements: statements.map((statement) => copiedStatement(statement, copy)),
    mentions: mentions.map(({ kind, id, role, from, to }): Mention => ({ kind, id: copy(id), role, from, to })),
  };
}

const known = new WeakMap<AnnotatedSource, Summary>();

/** The same of an open document, where only what is asked for is made. */
export function summaryOf(model: AnnotatedSource): Summary {
  return memoised(known, model, () => lazySummary(model));
}

function lazySummary(model: AnnotatedSource): Summary {
  const { frontMatter, source } = model;
  let summaries: readonly StatementSummary[] | null = null;
  let tags: readonly TaggedClaim[] | null = null;
  let citations: readonly CitedPlace[] | null = null;
  const { counts, signs, named } = tallied(model);
  const summary: Summary = {
    uri: source.uri,
    title: frontMatter?.title ?? null,
    authors: frontMatter?.authors ?? [],
    source: frontMatter?.source ?? null,
    get parts() {
      return [...new Set(model.sourceParts.map((part) => part.source))];
    },
    speakers: frontMatter?.speakers ?? [],
    claims: frontMatter?.claims ?? [],
    references: frontMatter?.references ?? [],
    statementCounts: counts,
    sourcesNamed: named,
    nocite: frontMatter?.nocite ?? NONE,
    get claimTags() {
      tags ??= model.claimTags.map((tag) => taggedClaim(tag, source.text));
      return tags;
    },
    get citations() {
      citations ??= citedPlaces(model);
      return citations;
    },
    get statements() {
      summaries ??= model.statements.map((statement) => statementSummary(statement, source.text));
      return summaries;
    },
    get mentions() {
      return model.mentions;
    },
    bibliographies: frontMatter?.bibliography.map(({ value }) => value) ?? [],
    paths: frontMatter === null ? [] : pathsOf(frontMatter),
  };
  knownSigns.set(summary, signs);
  return summary;
}

interface Tally {
  readonly counts: ReadonlyMap<string, number>;
  readonly signs: string;
  /** Ids of sources. */
  readonly named: ReadonlySet<string>;
}

const tallies = new WeakMap<object, Tally>();
const sums = new WeakMap<Scope, { readonly parts: readonly Tally[]; readonly sum: Tally }>();

/**
 * Counted by part, so that after a key only the part that has changed is counted again, and nothing is added up where its
 * words alone have changed.
 */
function tallied(model: AnnotatedSource): Tally {
  const parts = partsOf(model).parts.map((part) => memoised(tallies, part.kept, () => tallyOf(part.model)));
  const before = sums.get(model.scope);
  if (before?.parts.length === parts.length && parts.every((tally, i) => sameTally(tally, before.parts[i]!)))
    return before.sum;
  const sum = sumOf(parts);
  sums.set(model.scope, { parts, sum });
  return sum;
}

function sameTally(one: Tally, other: Tally): boolean {
  if (one === other) return true;
  const isSame =
    one.signs === other.signs && one.counts.size === other.counts.size && one.named.size === other.named.size;
  return (
    isSame && [...one.counts].every(([id, count]) => other.counts.get(id) === count) && isWithin(one.named, other.named)
  );
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  for (const id of some) if (!all.has(id)) return false;
  return true;
}

function sumOf(parts: readonly Tally[]): Tally {
  const counts = new Map<string, number>();
  const named = new Set<string>();
  let signs = "";
  for (const tally of parts) {
    for (const [id, count] of tally.counts) counts.set(id, (counts.get(id) ?? 0) + count);
    for (const id of tally.named) named.add(id);
    signs += tally.signs;
  }
  return { counts, signs, named };
}

function tallyOf({ statements, claimTags, mentions }: AnnotatedSource): Tally {
  const named = mentions.flatMap(({ kind, id }) => (kind === "source" ? [id] : []));
  return { counts: countStatements(statements), signs: signsOf(claimTags), named: new Set(named) };
}

function pathsOf({ bibliography, transcription, csl, references }: FrontMatter): string[] {
  const texts = references.flatMap(({ text }) => text ?? []);
  return [
    ...bibliography.map(({ value }) => value),
    ...[transcription, csl].flatMap((path) => path?.value ?? []),
    ...texts,
  ];
}

/** The ids of the sources whose text a file is, or has parts of. */
export function sourcesBorne({ source, parts }: Pick<Summary, "source" | "parts">): readonly string[] {
  return [...(source ? [source.value] : []), ...parts];
}

/** Whether all that other files' problems depend on is alike; where a tag stands, and its words, is not of it. */
export function sameForOthers(one: Summary | null, other: Summary | null): boolean {
  if (one === null || other === null) return one === other;
  const isSame = sameDeclarations(one, other) && one.title === other.title && haveSameSpeakers(one, other);
  return isSame && signsIn(one) === signsIn(other);
}

/** Whether everybody says as much in both: other files show how many statements of a speaker there are. */
export function sameCounts(one: Summary | null, other: Summary | null): boolean {
  const [counts, others] = [one?.statementCounts, other?.statementCounts];
  if (counts?.size !== others?.size) return false;
  for (const [id, count] of counts ?? []) if (others?.get(id) !== count) return false;
  return true;
}

/** Whether two summaries declare the same, at the same places. */
export function sameDeclarations(one: Summary | null, other: Summary | null): boolean {
  const isUntouched = one?.speakers === other?.speakers && one?.claims === other?.claims;
  if (isUntouched && one?.references === other?.references && one?.source === other?.source) return true;
  return declared(one) === declared(other);
}

function declared(summary: Summary | null): string {
  return summary === null
    ? ""
    : JSON.stringify([summary.speakers, summary.claims, summary.references, summary.source, summary.parts]);
}

const knownSigns = new WeakMap<Summary, string>();

/** What is tagged, in order of place, without the places. */
function signsIn(summary: Summary): string {
  return memoised(knownSigns, summary, () => signsOf(summary.claimTags));
}

function signsOf(tags: readonly Pick<ClaimTag, "claim" | "stance" | "by">[]): string {
  return tags.map(({ claim, stance, by }) => `${JSON.stringify([claim, stance, by])}\n`).join("");
}

function haveSameSpeakers(one: Summary, other: Summary): boolean {
  const [speakers, others] = [[...one.statementCounts.keys()], [...other.statementCounts.keys()]];
  return speakers.length === others.length && speakers.every((id, i) => id === others[i]);
}

function countStatements(statements: readonly Statement[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { speakers } of statements) for (const id of speakers) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function taggedClaim({ from, to, claim, stance, by }: ClaimTag, text: string): TaggedClaim {
  return { from, to, claim, stance, by, words: text.slice(from, Math.min(to, from + LONGEST_WORDS)) };
}

/** The words are made when they are asked for: who only counts and orders ten thousand statements spares them. */
function statementSummary(statement: Statement, text: string): StatementSummary {
  const { from, to, form, speakers, addressees, speech, date, whole } = statement;
  return {
    from,
    to,
    form,
    speakers,
    addressees,
    speech,
    date,
    whole,
    get words() {
      const words = text.slice(from, Math.min(to, from + 2 * LONGEST_BEGINNING)).replace(/\s+/g, " ");
      return words.slice(0, LONGEST_BEGINNING);
    },
  };
}

// Letting a text go.

type Copy = (text: string) => string;

function copiedTag({ from, to, claim, stance, by, words }: TaggedClaim, copy: Copy): TaggedClaim {
  return { from, to, claim: copy(claim), stance, by: by.map(copy), words: copied(words) };
}

function copiedPlace({ from, to, source, locator, by, quotation }: CitedPlace, copy: Copy): CitedPlace {
  const where = locator === null ? null : copy(locator);
  return { from, to, source: copy(source), locator: where, by: by.map(copy), quotation };
}

function copiedStatement(statement: StatementSummary, copy: Copy): StatementSummary {
  const { from, to, form, speakers, addressees, speech, date, whole, words } = statement;
  return {
    from,
    to,
    form,
    speakers: speakers.map(copy),
    addressees: addressees.map(copy),
    speech,
    date: date === null ? null : copy(date),
    whole: { from: whole.from, to: whole.to },
    words: copied(words),
  };
}

/** Copies each id once: a file names few people, often. */
function copier(): Copy {
  const copies = new Map<string, string>();
  return (text) => {
    const copy = copies.get(text) ?? copied(text);
    copies.set(copy, copy);
    return copy;
  };
}

/** V8 cuts strings by pointing into the whole; a copy lets the whole go, and has one byte a character where that is enough. */
export function copied(text: string): string {
  return JSON.parse(JSON.stringify(text));
}
