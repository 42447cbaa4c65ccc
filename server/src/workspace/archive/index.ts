import type { LiftedQuotation } from "../../export/checkedQuotation";
import type { CheckedText } from "../../verification/checkedText";
import { findQuotation, readingsOf } from "../../verification/findWords";
import type { Judgement } from "../../verification/judgement";
import { readTextFile } from "../../verification/textFile";
import type { FileSystem } from "../fileSystem";
import { contentOf } from "../fileTexts";
import type { WorkspaceHost } from "../host";
import type { State } from "../state";
import { keyOf, type Store } from "../store";
import { politely } from "../turns";
import type { Texts } from "../verdicts/texts";
import { nameOfPlace, type TextPlace, textPlaces } from "../verdicts/whichText";
import type { AnnotatedDocument, Workspace } from "../workspace";
import { type Waiting, workThrough } from "../workThrough";
import { type Piece, piecesOf, read, wordsAlone, written } from "./pieces";
import { createSegments, type NamedPlace } from "./segments";

/** Where words stand in the text of a source. */
export interface ArchiveHit {
  readonly place: TextPlace;
  readonly text: CheckedText;
  readonly judgement: Judgement;
}

/** What came of a search: in how many texts, and where. Hits in words that a text itself only quotes are the last. */
export interface ArchiveAnswer {
  readonly texts: number;
  readonly hits: readonly ArchiveHit[];
}

/** Finds where words stand in the texts of all sources of a workspace folder. */
export interface Archive {
  /**
   * The places where a quotation of `document` stands, the best verdicts first; never in words that contain it. Texts that are
   * new or have changed are indexed first, in the background. Null if it was given up.
   */
  find(document: AnnotatedDocument, quotation: LiftedQuotation, waiting: Waiting): Promise<ArchiveAnswer | null>;
  /** A file may have other words now, or be gone. */
  textChanged(uri: string): void;
}

/** Of one text, or of two to tell apart, so many places are judged. */
const MOST_PLACES = 12;

/** What the store has by the hash of a text: the runs of its words, by this version of the code. */
const KIND = "ngrams-1";

export function createArchive(
  state: State,
  answers: Pick<Workspace, "summaries" | "projects">,
  texts: Texts,
  files: FileSystem,
  store: Store,
  report: WorkspaceHost["report"],
): Archive {
  const segments = createSegments();
  /** By the name of a text that is indexed, the version of an open file, or null of a closed one. */
  const versions = new Map<string, number | null>();
  let last: Promise<unknown> = Promise.resolve();

  const versionOf = ({ uri }: TextPlace) => state.opened.get(uri)?.document.source.version ?? null;

  function bringUpToDate(
    document: AnnotatedDocument,
    places: readonly TextPlace[],
    waiting: Waiting,
  ): Promise<boolean> {
    const turn = politely();
    const stale = places.filter((place) => versions.get(nameOfPlace(place)) !== versionOf(place));
    return workThrough(
      stale,
      async (place) => {
        // Before it is read: what changes meanwhile is told, and takes this away again.
        versions.set(nameOfPlace(place), versionOf(place));
        const text = await textAt(place, document);
        // One that is not there has no runs of words, so that it is not looked for again until it comes.
        segments.set(nameOfPlace(place), text === null ? [] : await piecesFor(text, turn));
      },
      waiting,
    );
  }

  /** Plain texts are not kept: an archive may be larger than what memory should hold. */
  async function textAt(place: TextPlace, document: AnnotatedDocument): Promise<CheckedText | null> {
    if (!place.annotated && !state.opened.has(place.uri)) {
      const { text } = await contentOf(files, place.uri, report);
      return text === null ? null : readTextFile(place.uri, text);
    }
    if (texts.at(place, document) === undefined) await texts.load(place);
    return texts.at(place, document) ?? null;
  }

  async function piecesFor(text: CheckedText, turn: () => Promise<void>): Promise<readonly Piece[]> {
    const words = wordsAlone(text);
    const key = await keyOf(KIND, words);
    const kept = key && (await store.read(key));
    const before = kept && read(kept);
    if (before) return before;
    const pieces: Piece[] = [];
    for (const piece of piecesOf(words)) {
      pieces.push(piece);
      await turn();
    }
    if (key) void store.write(key, written(pieces));
    return pieces;
  }

  async function search(
    document: AnnotatedDocument,
    quotation: LiftedQuotation,
    waiting: Waiting,
  ): Promise<ArchiveAnswer | null> {
    const places = textPlaces(answers, document);
    if (!(await bringUpToDate(document, places, waiting))) return null;
    const byName = new Map(places.map((place) => [nameOfPlace(place), place]));
    const isHere = (name: string) => byName.has(name);
    const here = await segments.locate(readingsOf(quotation), isHere, MOST_PLACES, politely());
    const known = new Map<string, CheckedText>();
    for (const name of new Set(here.map((each) => each.name))) {
      const text = await textAt(byName.get(name)!, document);
      if (text) known.set(name, text);
    }
    if (waiting.isCancelled?.()) return null;
    return { texts: places.length, hits: judged(document, quotation, here, known, byName) };
  }

  return {
    find(...args) {
      const found = last.then(() => search(...args));
      last = found.catch(() => {});
      return found;
    },
    textChanged(uri) {
      for (const name of versions.keys()) {
        if (!name.startsWith(`${uri} `)) continue;
        versions.delete(name);
        segments.delete(name);
      }
    },
  };
}

function judged(
  { uri }: AnnotatedDocument,
  quotation: LiftedQuotation,
  located: readonly NamedPlace[],
  texts: ReadonlyMap<string, CheckedText>,
  places: ReadonlyMap<string, TextPlace>,
): ArchiveHit[] {
  const contains = (text: CheckedText) =>
    text.uri === uri && text.words.some(({ from, to }) => from <= quotation.at && quotation.at < to);
  const names = [...texts].filter(([, text]) => !contains(text)).map(([name]) => name);
  const numbered = located.flatMap(({ name, ...place }) =>
    names.includes(name) ? [{ ...place, text: names.indexOf(name) }] : [],
  );
  const hits = findQuotation(quotation, numbered, (i) => texts.get(names[i]!)!).map(({ text, judgement }) => ({
    place: places.get(names[text]!)!,
    text: texts.get(names[text]!)!,
    judgement,
  }));
  const isQuoted = ({ judgement }: ArchiveHit) => Number(judgement.passages.every((passage) => passage.quoted));
  return hits.sort((a, b) => isQuoted(a) - isQuoted(b));
}
