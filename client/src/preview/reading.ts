import { type NameIndex, nameIndexOf } from "../../../server/src/model/names";
import type { FrontMatter } from "../../../server/src/syntax/declarations";
import { readFrontMatter } from "../../../server/src/syntax/frontMatter";

/** What a Markdown text tells of itself before it is read: who speaks, and what is claimed and cited. */
export interface Reading {
  /** A speaker's name, or the id of one that only other files declare. */
  nameOf(speaker: string): string;
  /** The colour of a speaker, from 1 to 6, by order of declaration; 0 for those that other files declare. */
  voiceOf(speaker: string): number;
  /** The claim as a sentence; null if other files declare it. */
  claimText(claim: string): string | null;
  /** The title of a source; null if a bibliography has it. */
  titleOf(source: string): string | null;
  readonly names: NameIndex;
}

const VOICES = 6;

/** Notation that nobody writes but in annotated sources: an attribute of ours, a tag. */
const OUR_NOTATION = /\bspeaker=|(?<!\S)#(?:claim|denies|questions)\/|\{\.(?:commentary|mention|quotation|stage)\b/;

/**
 * How to read a text; null if it is no annotated source. That is decided by its front matter (format §1) or, as a preview
 * does not know the project file, by notation that nothing else has.
 */
export function readingOf(text: string): Reading | null {
  const frontMatter = readFrontMatter(text);
  if (!frontMatter?.optsIn && !frontMatter?.source && !OUR_NOTATION.test(text)) return null;
  return reading(frontMatter);
}

function reading(frontMatter: FrontMatter | null): Reading {
  const labelSpeakers = frontMatter?.speakers ?? NOBODY;
  const speakers = new Map(labelSpeakers.map(({ id, name }, index) => [id, { name, voice: (index % VOICES) + 1 }]));
  const claims = new Map(frontMatter?.claims.map(({ id, text }) => [id, text]));
  const titles = new Map(frontMatter?.references.map(({ id, title }) => [id, title]));
  return {
    nameOf: (speaker) => speakers.get(speaker)?.name || speaker,
    voiceOf: (speaker) => speakers.get(speaker)?.voice ?? 0,
    claimText: (claim) => claims.get(claim) || null,
    titleOf: (source) => titles.get(source) || null,
    names: nameIndexOf({ labelSpeakers }),
  };
}

const NOBODY: readonly never[] = [];
