import type { AnnotatedSource } from "../model/annotatedSource";
import type { Declarations } from "../syntax/declarations";
import type { Problem } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { Workspace } from "../workspace/workspace";
import { type Guess, guesser, replaceBy } from "./knownIds";

/** `claim.undeclared`: a claim is tagged that no file says the meaning of. */
export function* undeclaredClaims(
  workspace: Workspace,
  { source, scope, mentions }: AnnotatedSource,
): Generator<Problem> {
  const guess = guesser(workspace, source.uri, "claim");
  for (const mention of mentions) {
    if (mention.kind !== "claim" || scope.claim(mention.id)) continue;
    yield undeclared(mention.id, mention, guess);
  }
}

/** `claim.undeclared` where declarations of the file `uri` say what a claim supports or contradicts. */
export function* undeclaredRelations(workspace: Workspace, uri: string, { claims }: Declarations): Generator<Problem> {
  const guess = guesser(workspace, uri, "claim");
  for (const related of claims.flatMap(({ supports, contradicts }) => [...supports, ...contradicts])) {
    if (!workspace.declaration("claim", related.value, uri)) yield undeclared(related.value, related, guess);
  }
}

function undeclared(id: string, { from, to }: Span, guess: Guess): Problem {
  const likely = guess(id);
  const advice = likely ? `Did you mean “${likely}”?` : "Say under claims in the front matter what it claims.";
  const message = `The claim “${id}” is declared nowhere. ${advice}`;
  return { code: "claim.undeclared", message, fixes: replaceBy(likely, { from, to }), from, to };
}
