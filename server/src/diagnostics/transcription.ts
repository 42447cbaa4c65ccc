import { firstDifference } from "../export/difference";
import { textUnder, transcribe } from "../export/transcription";
import { annotate } from "../model/annotate";
import type { Scope } from "../model/annotatedSource";
import { readFrontMatter } from "../syntax/frontMatter";
import { parse } from "../syntax/parse";
import type { Problem } from "../syntax/problem";
import { isAnnotatableName } from "../workspace/fileSystem";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";

/** `text.changed`: the words under the annotations are not those of the transcription. Silent until that is read. */
export function* changedText(workspace: Workspace, document: AnnotatedDocument): Generator<Problem> {
  const transcription = document.frontMatter?.transcription;
  const original = transcription && workspace.textOf(transcription.value, document.uri);
  if (!transcription || typeof original !== "string") return;
  const under = transcribe(document);
  const expected = isAnnotatableName(transcription.value) ? underMarkdown(original, document.model.scope) : original;
  const difference = firstDifference(under.text, expected);
  if (!difference) return;
  const from = under.sourceOffset(difference.from);
  const word = difference.found.replace(/(?<=[\p{L}\p{N}])\p{P}+$/u, "");
  const to = Math.min(from + Math.max(word.length, 1), document.source.text.length);
  const related = [{ ...transcription, message: "The transcription that it is compared with" }];
  yield { from, to, code: "text.changed", message: messageFor(difference.found, difference.expected), related };
}

/** What the last transcription read under a scope comes to. */
const known = new WeakMap<Scope, { readonly text: string; readonly under: string }>();

/** The words of a transcription in Markdown: it has escapes and bold labels as the annotated source has (format §10). */
function underMarkdown(text: string, scope: Scope): string {
  const last = known.get(scope);
  if (last?.text === text) return last.under;
  const [syntax, frontMatter] = [parse(text), readFrontMatter(text)];
  const under = textUnder({ syntax, model: annotate({ uri: "", version: 0, text }, syntax, frontMatter, scope) });
  known.set(scope, { text, under });
  return under;
}

function messageFor(found: string, expected: string): string {
  if (!found) return `The text ends here, but the transcription goes on with “${expected}”.`;
  if (!expected) return `The transcription has ended, but the text goes on with “${found}”.`;
  return `The text has “${found}” where the transcription has “${expected}”: annotations must not change its words.`;
}
