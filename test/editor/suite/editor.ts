import assert from "node:assert/strict";
import {
  commands,
  type Diagnostic,
  type Event,
  type Hover,
  languages,
  type MarkdownString,
  type Position,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";

/** For so many code actions the edits are asked for, too: the server makes them when one is about to be taken. */
export const RESOLVED = 20;

/** Opens and shows a file of the samples. */
export async function open(path: string): Promise<TextDocument> {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder, "a folder is open");
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, path));
  await window.showTextDocument(document);
  return document;
}

/** The problems that Attest finds in a document, as `code: text under the squiggle`, once they are as `expected` says. */
export async function problemsWhen(
  document: TextDocument,
  expected: (problems: string[]) => boolean,
): Promise<string[]> {
  return when(languages.onDidChangeDiagnostics, () => {
    const found = problems(document);
    return expected(found) ? found : null;
  });
}

/** As `problemsWhen`, for what is found now. */
export function problems(document: TextDocument): string[] {
  return languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === "Attest")
    .map((diagnostic) => `${codeOf(diagnostic)}: ${document.getText(diagnostic.range)}`);
}

function codeOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The answer of `probe` as soon as it is not null: now, or after one of the events. */
export function when<T>(event: Event<unknown>, probe: () => T | null): Promise<T> {
  return new Promise((resolve) => {
    const check = () => {
      const answer = probe();
      if (answer === null) return;
      subscription.dispose();
      resolve(answer);
    };
    const subscription = event(check);
    check();
  });
}

/** The place in the middle of `words` where they first stand in the document within `context`. */
export function placeOf(document: TextDocument, words: string, context = words): Position {
  const from = document.getText().indexOf(context);
  assert.ok(from >= 0, `“${context}” stands in ${document.fileName}`);
  return document.positionAt(from + context.indexOf(words) + Math.floor(words.length / 2));
}

/** What is shown when the pointer rests on `words` within `context`. */
export async function hoverOn(document: TextDocument, words: string, context = words): Promise<string> {
  const place = placeOf(document, words, context);
  const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", document.uri, place);
  return hovers.flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value)).join("\n");
}
