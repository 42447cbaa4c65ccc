import type { Declarations, FrontMatter, Located, ProjectFile } from "../syntax/declarations";
import type { Problem } from "../syntax/problem";
import type { Workspace } from "../workspace/workspace";

/** `file.missing`: front matter or a project file names a file that does not exist or cannot be read; silent while that is not known. */
export function* missingFiles(
  workspace: Workspace,
  uri: string,
  declarations: FrontMatter | ProjectFile,
): Generator<Problem> {
  for (const { value, from, to } of filesNamedIn(declarations)) {
    const message = WEB_ADDRESS.test(value) ? null : whatIsWrong(workspace, value, uri);
    if (message !== null) yield { code: "file.missing", message, from, to };
  }
}

function whatIsWrong(workspace: Workspace, path: string, uri: string): string | null {
  const why = workspace.whyUnread(path, uri);
  if (why !== null) return `“${path}” cannot be read: ${why}.`;
  return workspace.exists(path, uri) === false
    ? `There is no file “${path}”. A path is read from the folder of this file.`
    : null;
}

const WEB_ADDRESS = /^[a-z][a-z0-9+.-]+:/i;

/** A reference's text has no place of its own: its id stands for it. */
function filesNamedIn(declarations: FrontMatter | ProjectFile): Located[] {
  const texts = "texts" in declarations ? [...declarations.texts.values()] : [];
  const transcription = "transcription" in declarations ? declarations.transcription : null;
  const style = "csl" in declarations ? declarations.csl : null;
  return [
    ...[transcription, style].flatMap((path) => path ?? []),
    ...declarations.bibliography,
    ...texts,
    ...ownTexts(declarations),
  ];
}

function ownTexts({ references }: Declarations): Located[] {
  return references.flatMap(({ text, from, to }) => (text === null ? [] : [{ value: text, from, to }]));
}
