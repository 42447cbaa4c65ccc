import type { Fix, Problem } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { QuotationSource } from "./annotatedSource";
import type { Lists } from "./chunk";
import { shifted } from "./spans";

/* What a chunk says, as it was read, at the place where the chunk stands now. */

/** How far a chunk has moved since it was read, and where its lists begin in those of the whole. */
export interface Move {
  readonly by: number;
  readonly statements: number;
  readonly quotations: number;
  /** How far the place has moved where a source is written: it may be a footnote in another chunk. */
  source(source: QuotationSource): number;
}

type Item<K extends keyof Lists> = Lists[K][number];

/** For each list, an item at its place. They are written out, since each is made anew for all that stands behind an edit. */
export const PLACED: { readonly [K in keyof Lists]: (item: Item<K>, move: Move) => Item<K> } = {
  sections: ({ from, to, level, title, heading, parent }, { by }) => ({
    from: from + by,
    to: to + by,
    level,
    title,
    heading: shifted(heading, by),
    parent,
  }),
  divs: ({ from, to, open, closed }, { by }) => ({ from: from + by, to: to + by, open: shifted(open, by), closed }),
  statements: (said, { by, statements }) => ({
    from: said.from + by,
    to: said.to + by,
    parts: all(said.parts, by),
    whole: shifted(said.whole, by),
    form: said.form,
    speakers: said.speakers,
    addressees: said.addressees,
    speech: said.speech,
    date: said.date,
    cert: said.cert,
    parent: indexed(said.parent, statements),
  }),
  quotations: (quoted, { by, statements, quotations, source }) => ({
    from: quoted.from + by,
    to: quoted.to + by,
    form: quoted.form,
    parts: all(quoted.parts, by),
    speech: quoted.speech,
    speakers: quoted.speakers,
    speakerFrom: quoted.speakerFrom,
    suggestion: quoted.suggestion && suggested(quoted.suggestion, by),
    needsSource: quoted.needsSource,
    sources: quoted.sources.map((each) => ({ ...each, at: shifted(each.at, source(each)) })),
    footnoted: quoted.footnoted,
    statement: indexed(quoted.statement, statements),
    parent: indexed(quoted.parent, quotations),
  }),
  indirectSpeech: ({ from, to, suggestion, statement }, { by, statements }) => ({
    from: from + by,
    to: to + by,
    suggestion: suggested(suggestion, by),
    statement: indexed(statement, statements),
  }),
  claimTags: ({ from, to, claim, stance, by: who, cert, at }, { by }) => ({
    from: from + by,
    to: to + by,
    claim,
    stance,
    by: who,
    cert,
    at: shifted(at, by),
  }),
  citations: ({ from, to, form, items }, { by }) => ({
    from: from + by,
    to: to + by,
    form,
    items: items.map(({ key, at, prefix, locator }) => ({ key, at: shifted(at, by), prefix, locator })),
  }),
  commentary: ({ from, to, speakers }, { by }) => ({ from: from + by, to: to + by, speakers }),
  sourceParts: ({ from, to, source, locator }, { by }) => ({ from: from + by, to: to + by, source, locator }),
  mentions: ({ from, to, kind, id, role }, { by }) => ({ from: from + by, to: to + by, kind, id, role }),
  pageMarks: ({ from, to, page }, { by }) => ({ from: from + by, to: to + by, page }),
  suppressions: ({ from, to, codes, reason, target }, { by }) => ({
    from: from + by,
    to: to + by,
    codes,
    reason,
    target: target && shifted(target, by),
  }),
  unknownLabels: ({ from, to, name }, { by }) => ({ from: from + by, to: to + by, name }),
  unclosedMarks: (mark, { by }) => shifted(mark, by),
  problems: (problem, { by }) => movedProblem(problem, by),
};

/** A problem `by` further on, with all that belongs to it in the same file. */
export function movedProblem(problem: Problem, by: number): Problem {
  const { fixes } = problem;
  return { ...problem, ...shifted(problem, by), ...(fixes && { fixes: fixes.map((fix) => movedFix(fix, by)) }) };
}

function movedFix({ title, edits }: Fix, by: number): Fix {
  return { title, edits: edits.map(({ from, to, insert }) => ({ from: from + by, to: to + by, insert })) };
}

function all(spans: readonly Span[], by: number): Span[] {
  return spans.map((span) => shifted(span, by));
}

function indexed(index: number | null, first: number): number | null {
  return index === null ? null : index + first;
}

function suggested<
  T extends { readonly clause: Span; readonly speaker: string; readonly kind: "explicit" | "pronoun" },
>({ speaker, clause, kind }: T, by: number) {
  return { speaker, clause: shifted(clause, by), kind };
}
