import type { AnnotatedSource } from "../model/annotatedSource";
import type { Problem } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { Workspace } from "../workspace/workspace";
import { guesser, replaceBy } from "./knownIds";

/** `citation.unknown-source`: a key that stands for nothing; silent until every bibliography of the file is read. */
export function* unknownSources(workspace: Workspace, model: AnnotatedSource): Generator<Problem> {
  yield* unknownAmong(workspace, model, keysIn(model));
}

/** `citation.unknown-source` where the front matter says whose text this is. */
export function* unknownOwnSource(workspace: Workspace, model: AnnotatedSource): Generator<Problem> {
  const own = model.frontMatter?.source;
  if (own) yield* unknownAmong(workspace, model, [{ key: own.value, at: own }]);
}

interface Key {
  readonly key: string;
  readonly at: Span;
}

function* unknownAmong(
  workspace: Workspace,
  { source, scope }: AnnotatedSource,
  keys: Iterable<Key>,
): Generator<Problem> {
  if (!scope.complete) return;
  const guess = guesser(workspace, source.uri, "source");
  for (const { key, at } of keys) {
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

function* keysIn({ mentions }: AnnotatedSource): Generator<Key> {
  for (const mention of mentions) if (mention.kind === "source") yield { key: mention.id, at: mention };
}
