import { applied } from "../annotating/edits";
import { annotate } from "../model/annotate";
import type { AnnotatedSource, Scope } from "../model/annotatedSource";
import { readFrontMatter } from "../syntax/frontMatter";
import { parse, reparse, type SyntaxTree } from "../syntax/parse";
import type { TextEdit } from "../syntax/problem";
import { changesOf, compatible } from "./edits";

/** A text and its tree. */
export interface Parsed {
  readonly text: string;
  readonly syntax: SyntaxTree;
}

export interface Read {
  readonly model: AnnotatedSource;
  readonly syntax: SyntaxTree;
}

export function parsed(text: string): Parsed {
  return { text, syntax: parse(text) };
}

/** More changes than these are not worth looking for what they leave alone. */
const MOST_CHANGES = 2_000;

/** What `edited` makes of the text; what the edits leave alone is not read again. */
export function changed({ text, syntax }: Parsed, edits: readonly TextEdit[]): Parsed {
  const kept = compatible(edits);
  const changes = changesOf(kept);
  const result = applied(text, kept);
  return changes.length > MOST_CHANGES ? parsed(result) : { text: result, syntax: reparse(syntax, result, changes) };
}

/** What `text` says by itself, without project or other files. */
export function read(text: string): Read {
  return readParsed(parsed(text));
}

export function readParsed({ text, syntax }: Parsed): Read {
  const frontMatter = readFrontMatter(text);
  return { syntax, model: annotate({ uri: "", version: 0, text }, syntax, frontMatter, scopeOf(frontMatter)) };
}

/** The declarations of front matter as all that is known. */
export function scopeOf(declared: ReturnType<typeof readFrontMatter>): Scope {
  const byId = <T extends { readonly id: string }>(values: readonly T[] = []) =>
    new Map(values.map((value) => [value.id, value]));
  const speakers = byId(declared?.speakers);
  const claims = byId(declared?.claims);
  const sources = byId(declared?.references);
  return {
    speaker: (id) => speakers.get(id),
    claim: (id) => claims.get(id),
    source: (id) => sources.get(id),
    labelSpeakers: declared?.speakers ?? [],
    complete: true,
  };
}
