import { type NgramIndex, ngramIndex, type Place } from "../../verification/ngramIndex";
import type { Piece } from "./pieces";

/*
 * The texts of an archive lie in segments of a few megabytes, each with an index of its own: so no index takes long to
 * put together, and a text that has changed costs only that of its segment.
 */

/** The index of many texts by name, which may come, go and change. */
export interface Segments {
  /** Takes in a text, in the place of the one of that name before. */
  set(name: string, pieces: readonly Piece[]): void;
  delete(name: string): void;
  /**
   * As `NgramIndex.locate`, with the names of texts, and only in those that are wanted; `pause` is awaited between the segments.
   */
  locate(
    keys: readonly Int32Array[],
    isWanted: (name: string) => boolean,
    most: number,
    pause: () => Promise<void>,
  ): Promise<NamedPlace[]>;
}

/** A place in a text, with its name. */
export interface NamedPlace extends Omit<Place, "text"> {
  readonly name: string;
}

interface Segment {
  readonly texts: Map<string, readonly Piece[]>;
  size: number;
  made: Made | null;
}

interface Made {
  readonly index: NgramIndex;
  readonly pieces: readonly (Piece & { readonly name: string })[];
}

/** UTF-16 units of text in a segment, at least where there are so many. */
const ENOUGH = 8_000_000;

export function createSegments(): Segments {
  const segments: Segment[] = [];
  const byName = new Map<string, Segment>();

  function roomy(): Segment {
    const found = segments.find(({ size }) => size < ENOUGH);
    if (found) return found;
    const made: Segment = { texts: new Map(), size: 0, made: null };
    segments.push(made);
    return made;
  }

  function remove(name: string): Segment | undefined {
    const segment = byName.get(name);
    if (!segment) return undefined;
    segment.size -= sizeOf(segment.texts.get(name)!);
    segment.texts.delete(name);
    segment.made = null;
    byName.delete(name);
    return segment;
  }

  return {
    set(name, pieces) {
      const segment = remove(name) ?? roomy();
      segment.texts.set(name, pieces);
      segment.size += sizeOf(pieces);
      segment.made = null;
      byName.set(name, segment);
    },
    delete: (name) => void remove(name),
    async locate(keys, isWanted, most, pause) {
      const found: NamedPlace[] = [];
      for (const segment of segments) {
        await pause();
        segment.made ??= make(segment);
        const { index, pieces } = segment.made;
        for (const key of keys)
          for (const { text, from, to, runs } of index.locate(key, most)) {
            const { name, base } = pieces[text]!;
            if (isWanted(name)) found.push({ name, from: from + base, to: to + base, runs });
          }
      }
      return found.sort((a, b) => b.runs - a.runs).slice(0, most);
    },
  };
}

function make({ texts }: Segment): Made {
  const pieces = [...texts].flatMap(([name, all]) => all.map((piece) => ({ ...piece, name })));
  return { index: ngramIndex(pieces.map(({ ngrams }) => ngrams)), pieces };
}

function sizeOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}
