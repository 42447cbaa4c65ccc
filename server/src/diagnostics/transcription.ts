import { firstDifference } from "../export/difference";
import { transcribe } from "../export/transcription";
import type { Problem } from "../syntax/problem";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";

/** `text.changed`: the words under the annotations are not those of the transcription. Silent until that is read. */
export function* changedText(workspace: Workspace, document: AnnotatedDocument): Generator<Problem> {
  const transcription = document.frontMatter?.transcription;
  const original = transcription && workspace.textOf(transcription.value, document.uri);
  if (!transcription || typeof original !== "string") return;
  const under = transcribe(document);
  const difference = firstDifference(under.text, original);
  if (!difference) return;
  const from = under.sourceOffset(difference.from);
  const word = difference.found.replace(/(?<=[\p{L}\p{N}])\p{P}+$/u, "");
  const to = Math.min(from + Math.max(word.length, 1), document.source.text.length);
  const related = [{ ...transcription, message: "The transcription that it is compared with" }];
  yield { from, to, code: "text.changed", message: messageFor(difference.found, difference.expected), related };
}

function messageFor(found: string, expected: string): string {
  if (!found) return `The text ends here, but the transcription goes on with “${expected}”.`;
  if (!expected) return `The transcription has ended, but the text goes on with “${found}”.`;
  return `The text has “${found}” where the transcription has “${expected}”: annotations must not change its words.`;
}
