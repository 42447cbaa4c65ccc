import type { Section } from "./annotatedSource";
import type { PlacedChunk } from "./chunks";
import { PLACED } from "./placing";

/** The sections of a document from those of its chunks, where the last ones end with the chunk. */
export function sectionsOf(chunks: readonly PlacedChunk[], end: number): Section[] {
  const sections: Section[] = [];
  const ends: number[] = [];
  const waiting: number[] = [];
  const finish = (index: number, to: number) => {
    ends[index] = Math.min(ends[index]!, to);
  };
  for (const { chunk, from } of chunks) {
    const move = { by: from - chunk.from, statements: 0, quotations: 0, source: () => 0 };
    for (const local of chunk.lists.sections) {
      const section = PLACED.sections(local, move);
      while (waiting.length && sections[waiting.at(-1)!]!.level >= section.level) finish(waiting.pop()!, section.from);
      // One that ends before the chunk does has its end in the div around it, or before another section.
      ends.push(local.to < chunk.to ? section.to : end);
      sections.push({ ...section, parent: waiting.at(-1) ?? null });
      waiting.push(sections.length - 1);
    }
  }
  return sections.map((section, i) => ({ ...section, to: ends[i]! }));
}
