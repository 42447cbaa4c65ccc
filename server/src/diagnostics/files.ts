import type { Declarations, FrontMatter, Located, ProjectFile } from "../syntax/declarations";
import type { Problem } from "../syntax/problem";
import type { Workspace } from "../workspace/workspace";

/** `file.missing`: front matter or a project file names a file that does not exist; silent while that is not known. */
export function* missingFiles(
  workspace: Workspace,
  uri: string,
  declarations: FrontMatter | ProjectFile,
): Generator<Problem> {
  for (const { value, from, to } of filesNamedIn(declarations)) {
    if (WEB_ADDRESS.test(value) || workspace.exists(value, uri) !== false) continue;
    const message = `There is no file “${value}”. A path is read from the folder of this file.`;
    yield { code: "file.missing", message, from, to };
  }
}

const WEB_ADDRESS = /^[a-z][a-z0-9+.-]+:/i;

/** A reference's text has no place of its own: its id stands for it. */
function filesNamedIn(declarations: FrontMatter | ProjectFile): Located[] {
  const texts = "texts" in declarations ? [...declarations.texts.values()] : [];
  const transcription = "transcription" in declarations ? declarations.transcription : null;
  return [...(transcription ? [transcription] : []), ...declarations.bibliography, ...texts, ...ownTexts(declarations)];
}

function ownTexts({ references }: Declarations): Located[] {
  return references.flatMap(({ text, from, to }) => (text === null ? [] : [{ value: text, from, to }]));
}
