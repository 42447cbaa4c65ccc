import { annotate } from "../model/annotate";
import type { AnnotatedSource, Scope } from "../model/annotatedSource";
import { readFrontMatter } from "../syntax/frontMatter";
import { parse, type SyntaxTree } from "../syntax/parse";

export interface Read {
  readonly model: AnnotatedSource;
  readonly syntax: SyntaxTree;
}

/** What `text` says by itself, without project or other files. */
export function read(text: string): Read {
  const syntax = parse(text);
  const frontMatter = readFrontMatter(text);
  return { syntax, model: annotate({ uri: "", version: 0, text }, syntax, frontMatter, scopeOf(frontMatter)) };
}

function scopeOf(declared: ReturnType<typeof readFrontMatter>): Scope {
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
