import type { Tree } from "@lezer/common";
import type { FrontMatter } from "../syntax/declarations";
import type { SyntaxTree } from "../syntax/parse";
import type { SourceText } from "../syntax/sourceText";
import type { QuotationSource, Scope } from "./annotatedSource";
import { type TopBlock, topBlocksOf } from "./blocks";
import { type Begun, begin, finish, type Lists, type Told } from "./chunk";
import { mayDivide, type Reader, type Seam, seamAfter } from "./division";
import { nameIndexOf } from "./names";
import type { Note } from "./sourcing";
import type { Bracketed } from "./swallowed";

/*
 * A document is read in chunks: runs of blocks between two places where it may be divided. What a chunk says is a function
 * of its trees, of the declarations, and of what it is told: by the text before it, and by the footnotes that it refers to.
 * It is kept with its first tree, with offsets as they were when it was read.
 */

/** A chunk as it was read. */
export interface Chunk {
  readonly trees: readonly Tree[];
  /** Where each tree begins, counted from the first. */
  readonly places: readonly number[];
  /** Where it began and ended when it was read. */
  readonly from: number;
  readonly to: number;
  readonly told: Told;
  readonly tells: Told;
  readonly reading: Reading;
  /** The seam at its end, whose block is the last of its trees. */
  readonly seam: Omit<Seam, "last">;
  /** The tree behind it, and its place counted from the first. */
  readonly next: Tree | null;
  readonly nextPlace: number;
  readonly footnotes: ReadonlyMap<string, Note>;
  /** Whether a bracket in it has its partner elsewhere. */
  readonly opens: boolean;
  readonly closes: boolean;
  readonly bracketed: readonly Bracketed[];
  readonly lists: Lists;
  /** The footnotes that it refers to, as they were when it was read. */
  readonly noted: ReadonlyMap<string, Note | undefined>;
  /** Of its sources those that stand in a footnote, which may be in another chunk: their offsets are that one's. */
  readonly fromNotes: ReadonlyMap<QuotationSource, Note>;
}

/** A chunk where it stands now. */
export interface PlacedChunk {
  readonly chunk: Chunk;
  readonly from: number;
  readonly to: number;
}

/** All but the text that a chunk depends on. */
interface Reading {
  readonly lang: string | null;
  readonly source: string | null;
  readonly date: string | null;
  readonly speakers: Scope["labelSpeakers"];
}

const known = new WeakMap<Tree, Chunk>();

/** The chunks of a document, in order; those that say the same as before are the same objects. */
export function readChunks(
  source: SourceText,
  syntax: SyntaxTree,
  frontMatter: FrontMatter | null,
  scope: Scope,
  shortest: number,
): readonly PlacedChunk[] {
  const division: Division = {
    reader: { syntax, lang: frontMatter?.lang ?? null, names: nameIndexOf(scope) },
    reading: readingUnder(frontMatter, scope),
    shortest,
    begin: (top, to, told) => begin(source.text, syntax, frontMatter, scope, { top, to }, told),
  };
  const pieces = divided(division);
  const defined = footnotesIn(pieces.map(({ piece }) => piece));
  return pieces.map(({ piece, from, to, renew }) => {
    if ("lists" in piece && hasSameNotes(piece, defined)) return { chunk: piece, from, to };
    return { chunk: finished("lists" in piece ? renew() : piece, defined), from, to };
  });
}

function readingUnder(frontMatter: FrontMatter | null, scope: Scope): Reading {
  const source = frontMatter?.source?.value ?? null;
  return { lang: frontMatter?.lang ?? null, source, date: frontMatter?.date ?? null, speakers: scope.labelSpeakers };
}

// Dividing.

interface Division {
  readonly reader: Reader;
  readonly reading: Reading;
  readonly shortest: number;
  begin(top: readonly TopBlock[], to: number, told: Told): Begun;
}

/** A chunk whose quotations still have to be read, when all footnotes are known. */
interface Draft extends Omit<Chunk, "lists" | "noted" | "fromNotes"> {
  readonly begun: Begun;
}

interface Piece {
  readonly piece: Chunk | Draft;
  readonly from: number;
  readonly to: number;
  /** Reads it anew. */
  renew(): Draft;
}

const NOTHING: Told = { seenKnown: false, carried: null };

function divided(division: Division): Piece[] {
  const { bodyFrom, body } = division.reader.syntax;
  const top = topBlocksOf(division.reader);
  const pieces: Piece[] = [];
  let told = NOTHING;
  for (let i = 0; i < top.length; ) {
    const [first, before] = [i, told];
    const renew = () => draftAt(division, top, first, before);
    const piece = keptAt(division, top, first, before) ?? renew();
    i += piece.trees.length;
    told = piece.tells;
    pieces.push({ piece, from: top[first]!.at + bodyFrom, to: (top[i]?.at ?? body.length) + bodyFrom, renew });
  }
  return pieces;
}

/** The chunk that began with this block, if nothing that it depends on has changed, and it may still end where it did. */
function keptAt({ reader, reading }: Division, top: readonly TopBlock[], first: number, told: Told): Chunk | null {
  const chunk = known.get(top[first]!.tree);
  if (!chunk || !sameTold(chunk.told, told) || !sameReading(chunk.reading, reading)) return null;
  const { trees, places } = chunk;
  const base = top[first]!.at;
  for (let i = 0; i < trees.length; i++) {
    const block = top[first + i];
    if (block?.tree !== trees[i] || block!.at - base !== places[i]) return null;
  }
  const next = top[first + trees.length];
  if (!next || (next.tree === chunk.next && next.at - base === chunk.nextPlace)) return chunk;
  const seam = { ...chunk.seam, last: top[first + trees.length - 1]! };
  return mayDivide(reader, seam, next) ? chunk : null;
}

function sameTold(one: Told, other: Told): boolean {
  const [a, b] = [one.carried, other.carried];
  const sameCarried = a === b || (a && b && a.m === b.m && a.f === b.f && a.alone === b.alone);
  return one.seenKnown === other.seenKnown && Boolean(sameCarried);
}

function sameReading(one: Reading, other: Reading): boolean {
  return (
    one.lang === other.lang && one.source === other.source && one.date === other.date && one.speakers === other.speakers
  );
}

function draftAt(division: Division, top: readonly TopBlock[], first: number, told: Told): Draft {
  const { reader, reading, begin } = division;
  const { bodyFrom, body } = reader.syntax;
  const { seam, end } = extent(division, top, first, told.seenKnown);
  const own = top.slice(first, end);
  const base = own[0]!.at;
  const nextAt = top[end]?.at ?? body.length;
  const to = nextAt + bodyFrom;
  const begun = begin(own, to, told);
  const { tells, footnotes, opens, closes, bracketed } = begun;
  const [trees, places] = [own.map(({ tree }) => tree), own.map(({ at }) => at - base)];
  const { running, seenKnown, scope, read } = seam;
  const behind = { seam: { running, seenKnown, scope, read }, next: top[end]?.tree ?? null, nextPlace: nextAt - base };
  return {
    begun,
    trees,
    places,
    from: base + bodyFrom,
    to,
    told,
    reading,
    ...behind,
    tells,
    footnotes,
    opens,
    closes,
    bracketed,
  };
}

/** A new chunk ends where the document may be divided and it is long enough, or a chunk that is known begins. */
function extent({ reader, shortest }: Division, top: readonly TopBlock[], first: number, seenKnown: boolean) {
  const base = top[first]!.at;
  let seam = seamAfter(reader, null, top[first]!, seenKnown);
  for (let end = first + 1; ; end++) {
    const next = top[end];
    if (!next) return { seam, end };
    const isLong = next.at - base >= shortest || known.has(next.tree);
    if (isLong && mayDivide(reader, seam, next)) return { seam, end };
    seam = seamAfter(reader, seam, next, seenKnown);
  }
}

// Footnotes.

function footnotesIn(drafts: readonly (Chunk | Draft)[]): ReadonlyMap<string, Note> {
  const defined = new Map<string, Note>();
  for (const { footnotes } of drafts) for (const [id, note] of footnotes) if (!defined.has(id)) defined.set(id, note);
  return defined;
}

function hasSameNotes({ noted }: Chunk, defined: ReadonlyMap<string, Note>): boolean {
  for (const [id, note] of noted) if (defined.get(id) !== note) return false;
  return true;
}

function finished(draft: Draft, defined: ReadonlyMap<string, Note>): Chunk {
  const { begun, ...rest } = draft;
  const noted = new Map<string, Note | undefined>();
  const fromNotes = new Map<QuotationSource, Note>();
  const lists = finish(begun, {
    of(id) {
      noted.set(id, defined.get(id));
      return defined.get(id);
    },
    took: (source, note) => void fromNotes.set(source, note),
  });
  const chunk = { ...rest, lists, noted, fromNotes };
  known.set(chunk.trees[0]!, chunk);
  return chunk;
}
