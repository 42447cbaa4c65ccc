import { annotate } from "../../server/src/model/annotate";
import type { AnnotatedSource } from "../../server/src/model/annotatedSource";
import { readFrontMatter } from "../../server/src/syntax/frontMatter";
import { parse } from "../../server/src/syntax/parse";

export interface DeclaredSpeaker {
  readonly id: string;
  /** The first is the name, the others are aliases. */
  readonly names: readonly string[];
}

export interface AnnotatedText {
  readonly model: AnnotatedSource;
  /** Offset of the text in the annotated source: front matter stands before it. */
  readonly offset: number;
}

/** A raw text as an annotated source, with front matter that declares the speakers; its words and lines as they are. */
export function annotateText(text: string, speakers: readonly DeclaredSpeaker[]): AnnotatedText {
  const head = frontMatterOf(speakers);
  const all = head + text;
  const frontMatter = readFrontMatter(all);
  const declared = new Map(frontMatter?.speakers.map((speaker) => [speaker.id, speaker]));
  const scope = {
    speaker: (id: string) => declared.get(id),
    claim: () => undefined,
    source: () => undefined,
    labelSpeakers: frontMatter?.speakers ?? [],
    complete: true,
  };
  const source = { uri: "file:///source.md", version: 1, text: all };
  return { model: annotate(source, parse(all), frontMatter, scope), offset: head.length };
}

/** JSON is YAML. */
function frontMatterOf(speakers: readonly DeclaredSpeaker[]): string {
  const lines = speakers.map(({ id, names: [name, ...aliases] }) => `  ${id}: ${JSON.stringify({ name, aliases })}\n`);
  return `---\nattest: 1\n${lines.length ? "speakers:\n" : ""}${lines.join("")}---\n\n`;
}
