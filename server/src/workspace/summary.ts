import type { AnnotatedSource, Statement } from "../model/annotatedSource";
import type { Summary, TaggedClaim } from "./workspace";

const LONGEST_WORDS = 300;

/** What others may ask of an annotated source. It shares no string with the text, so that it does not keep it in memory. */
export function summarise(model: AnnotatedSource): Summary {
  const { frontMatter, source, statements, claimTags } = model;
  return {
    uri: source.uri,
    title: frontMatter?.title ?? null,
    source: frontMatter?.source?.value ?? null,
    speakers: frontMatter?.speakers ?? [],
    claims: frontMatter?.claims ?? [],
    references: frontMatter?.references ?? [],
    statementCounts: countStatements(statements),
    claimTags: claimTags.map((tag) => taggedClaim(tag, source.text)),
  };
}

/** Whether all that other files' problems depend on is alike; where a tag stands, and its words, is not of it. */
export function sameForOthers(one: Summary | null, other: Summary | null): boolean {
  if (one === null || other === null) return one === other;
  return sameDeclarations(one, other) && one.title === other.title && signs(one) === signs(other);
}

/** Whether two summaries declare the same, at the same places. */
export function sameDeclarations(one: Summary | null, other: Summary | null): boolean {
  return declared(one) === declared(other);
}

function declared(summary: Summary | null): string {
  return summary === null ? "" : JSON.stringify([summary.speakers, summary.claims, summary.references, summary.source]);
}

function signs({ statementCounts, claimTags }: Summary): string {
  return JSON.stringify([[...statementCounts.keys()], claimTags.map(({ claim, stance, by }) => [claim, stance, by])]);
}

function countStatements(statements: readonly Statement[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { speakers } of statements) for (const id of speakers) counts.set(copied(id), (counts.get(id) ?? 0) + 1);
  return counts;
}

function taggedClaim(tag: AnnotatedSource["claimTags"][number], text: string): TaggedClaim {
  const { from, to, claim, stance, by } = tag;
  const words = text.slice(from, Math.min(to, from + LONGEST_WORDS));
  return { from, to, claim: copied(claim), stance, by: by.map(copied), words: copied(words) };
}

/** V8 cuts strings by pointing into the whole; a copy lets the whole go. */
export function copied(text: string): string {
  return JSON.parse(JSON.stringify(text));
}
