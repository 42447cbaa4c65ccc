import type { Span } from "../syntax/span";
import { contains } from "../syntax/span";
import type { Step } from "./align";
import type { CheckedText, Voice } from "./checkedText";
import type { Passage } from "./judgement";
import { spanInFile } from "./strand";
import type { TextIndex } from "./textIndex";

/** Where the words of an alignment stand in the file, and what the text says of that place. */
export function passageOf(text: CheckedText, index: TextIndex, steps: readonly Step[]): Passage | null {
  const parts = stretchesOf(steps).map(({ from, to }) =>
    spanInFile(index.strand, index.words.from[from]!, index.words.to[to - 1]!),
  );
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return null;
  return {
    from: first.from,
    to: last.to,
    parts,
    firstPage: pageAt(text, first.from),
    lastPage: pageAt(text, last.to - 1),
    speakers: [...new Set(parts.flatMap(({ from }) => speakersAt(text, from)))],
    quoted: text.quoted.some((stretch) => contains(stretch, { from: first.from, to: last.to })),
  };
}

/** The words of the source that the quotation gives, around what an ellipsis leaves out. */
function stretchesOf(steps: readonly Step[]): Span[] {
  const stretches: { from: number; to: number }[] = [];
  let elided = false;
  for (const { kind, j, source } of steps) {
    if (kind === "elided") elided = true;
    if (kind === "elided" || source === 0) continue;
    const open = stretches.at(-1);
    if (open && !elided) open.to = j + source;
    else stretches.push({ from: j, to: j + source });
    elided = false;
  }
  return stretches;
}

export function pageAt({ pages }: CheckedText, at: number): string | null {
  let page: string | null = null;
  for (const start of pages) {
    if (start.at > at) break;
    page = start.page;
  }
  return page;
}

/** Whose words stand at the place: those of the innermost voice around it. */
export function speakersAt({ voices }: CheckedText, at: number): readonly string[] {
  return innermost(voices, at)?.speakers ?? [];
}

function innermost(voices: readonly Voice[], at: number): Voice | undefined {
  let found: Voice | undefined;
  for (const voice of voices) {
    if (voice.from > at) break;
    if (at < voice.to) found = voice;
  }
  return found;
}
