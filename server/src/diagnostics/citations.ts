import type { Problem } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { guesser, replaceBy } from "./knownIds";

/** `citation.unknown-source`: a key that stands for nothing; silent until every bibliography of the file is read. */
export function* unknownSources(workspace: Workspace, document: AnnotatedDocument): Generator<Problem> {
  const { scope } = document.model;
  if (!scope.complete) return;
  const guess = guesser(workspace, document.uri, "source");
  for (const { key, at } of keysIn(document)) {
    if (scope.source(key)) continue;
    const likely = guess(key);
    const advice = likely
      ? `Did you mean “${likely}”?`
      : "Add it to references in the front matter, or to a bibliography.";
    yield {
      code: "citation.unknown-source",
      message: `No source has the key “${key}”. ${advice}`,
      fixes: replaceBy(likely, at),
      from: at.from,
      to: at.to,
    };
  }
}

function keysIn({ frontMatter, model }: AnnotatedDocument): { key: string; at: Span }[] {
  const own = frontMatter?.source;
  const mentioned = model.mentions
    .filter(({ kind, from }) => kind === "source" && from !== own?.from)
    .map((mention) => ({ key: mention.id, at: mention as Span }));
  return own ? [{ key: own.value, at: own }, ...mentioned] : mentioned;
}
