import type { FrontMatter } from "../syntax/declarations";
import { memoised } from "../syntax/memo";
import type { SyntaxTree } from "../syntax/parse";
import type { Problem } from "../syntax/problem";
import type { SourceText } from "../syntax/sourceText";
import type { AnnotatedSource, Scope } from "./annotatedSource";
import { blocksOf, type PlacedTree } from "./blocks";
import type { Lists } from "./chunk";
import { type PlacedChunk, readChunks } from "./chunks";
import { type Document, isLeafBlock, type LeafBlock } from "./document";
import { brokenBrackets, notationProblems } from "./notation";
import { type Move, PLACED } from "./placing";
import { sectionsOf } from "./sections";
import type { Note } from "./sourcing";
import { bracketedIn, namedHeadings, swallowedWords } from "./swallowed";

/**
 * What a document says, under the declarations of `scope`. Total: any text gives a model. It is read in chunks, which are
 * kept with the tree, so that after an edit only those are read that have changed; its lists are put together from them when
 * they are asked for. A chunk has at least `shortest` characters; what is said does not depend on it.
 */
export function annotate(
  source: SourceText,
  syntax: SyntaxTree,
  frontMatter: FrontMatter | null,
  scope: Scope,
  shortest = 2000,
): AnnotatedSource {
  const chunks = readChunks(source, syntax, frontMatter, scope, shortest);
  const whole = { source, frontMatter, scope };
  const moves = movesOf(chunks);
  const across = memo(() => [...problemsAcross(chunks, model.sections, syntax, frontMatter?.lang ?? null)]);
  const model: AnnotatedSource = lazyModel(whole, {
    ...placedLists(chunks, moves),
    sections: () => sectionsOf(chunks, syntax.bodyFrom + syntax.body.length),
    problems: () => inOrder([...placedList("problems", chunks, moves), ...across()]),
  });
  const parts = chunks.map((chunk, i) =>
    partAt(whole, chunk, { ...moves[i]!, statements: 0, quotations: 0 }, syntax.bodyFrom),
  );
  parted.set(model, { parts, across });
  return model;
}

/** A stretch of a document that is read by itself: nothing in it depends on what stands elsewhere, footnotes aside. */
export interface Part {
  /** The same object as long as the stretch says the same, wherever it stands. */
  readonly kept: object;
  readonly from: number;
  readonly to: number;
  /** What it says; indexes are those of its own lists, and its last sections end with it. */
  readonly model: AnnotatedSource;
  /** Its blocks of the top level; null where it is the whole document. */
  readonly top: readonly PlacedTree[] | null;
}

/** The paragraphs, headings and tables of a part, in order of place. */
export function leavesIn({ top, model }: Part, syntax: SyntaxTree): readonly LeafBlock[] {
  return blocksOf(syntax, model.frontMatter?.lang ?? null, top).filter(isLeafBlock);
}

type Whole = Pick<AnnotatedSource, "source" | "frontMatter" | "scope">;

function partAt(whole: Whole, placed: PlacedChunk, move: Move, bodyFrom: number): Part {
  const { chunk, from, to } = placed;
  let model: AnnotatedSource | null = null;
  return {
    kept: chunk,
    from,
    to,
    get top() {
      return chunk.trees.map((tree, i) => ({ tree, at: from - bodyFrom + chunk.places[i]! }));
    },
    get model() {
      model ??= lazyModel(whole, placedLists([placed], [move]));
      return model;
    },
  };
}

interface Parted {
  readonly parts: readonly Part[];
  /** Those of `problems` that are in no part. */
  across(): readonly Problem[];
}

const parted = new WeakMap<AnnotatedSource, Parted>();

/** A model in parts, in order of place, which together are the whole. */
export function partsOf(model: AnnotatedSource): Parted {
  const whole = { kept: model, from: 0, to: model.source.text.length, model, top: null };
  return memoised(parted, model, () => ({ parts: [whole], across: () => [] }));
}

/** What is wrong with the notation, and what Markdown would swallow of the words; in order of place. */
export function problemsIn(document: Document, syntax: SyntaxTree, text: string): Problem[] {
  return inOrder([
    ...notationProblems(document, syntax),
    ...swallowedWords(document, text),
    ...brokenBrackets(document),
    ...namedHeadings(bracketedIn(document), document.sections),
  ]);
}

function* problemsAcross(
  chunks: readonly PlacedChunk[],
  sections: AnnotatedSource["sections"],
  syntax: SyntaxTree,
  lang: string | null,
): Generator<Problem> {
  const opening = chunks.findIndex(({ chunk }) => chunk.opens);
  if (opening >= 0 && chunks.slice(opening).some(({ chunk }) => chunk.closes)) {
    const blocks = blocksOf(syntax, lang);
    yield* brokenBrackets({ blocks, leaves: blocks.filter(isLeafBlock) });
  }
  yield* namedHeadings(bracketsOf(chunks), sections);
}

function* bracketsOf(chunks: readonly PlacedChunk[]) {
  for (const { chunk, from } of chunks) {
    const by = from - chunk.from;
    for (const { from: at, to, name } of chunk.bracketed) yield { from: at + by, to: to + by, name };
  }
}

function inOrder(problems: Problem[]): Problem[] {
  return problems.sort((a, b) => a.from - b.from);
}

// Putting together.

function movesOf(chunks: readonly PlacedChunk[]): Move[] {
  const ofNotes = new Map<Note, number>();
  for (const { chunk, from } of chunks)
    for (const note of chunk.footnotes.values()) ofNotes.set(note, from - chunk.from);
  let [statements, quotations] = [0, 0];
  return chunks.map(({ chunk, from }) => {
    const { lists, fromNotes } = chunk;
    const by = from - chunk.from;
    const move: Move = { by, statements, quotations, source: (each) => ofNotes.get(fromNotes.get(each)!) ?? by };
    statements += lists.statements.length;
    quotations += lists.quotations.length;
    return move;
  });
}

type Makers = { readonly [K in keyof Lists]: () => Lists[K] };

const KEYS = Object.keys(PLACED) as (keyof Lists)[];

function placedLists(chunks: readonly PlacedChunk[], moves: readonly Move[]): Makers {
  return Object.fromEntries(KEYS.map((key) => [key, () => placedList(key, chunks, moves)])) as unknown as Makers;
}

function placedList<K extends keyof Lists>(key: K, chunks: readonly PlacedChunk[], moves: readonly Move[]) {
  const placed = PLACED[key];
  const list: Lists[K][number][] = [];
  chunks.forEach(({ chunk }, i) => {
    for (const item of chunk.lists[key]) list.push(placed(item, moves[i]!));
  });
  return list as unknown as Lists[K];
}

/** Each list is made when it is first asked for. */
function lazyModel(whole: Whole, makers: Makers): AnnotatedSource {
  const model = { ...whole };
  for (const key of KEYS) Object.defineProperty(model, key, { enumerable: true, get: memo<unknown>(makers[key]) });
  return model as AnnotatedSource;
}

function memo<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
