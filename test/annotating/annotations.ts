import { textUnder } from "../../server/src/export/transcription";
import { createWorkspace } from "../../server/src/workspace/liveWorkspace";
import type { AnnotatedDocument } from "../../server/src/workspace/workspace";
import { memoryFileSystem } from "../fixture";

const workspace = createWorkspace(memoryFileSystem(new Map()), {
  report: () => {},
  tell: () => {},
  progress: () => {},
});
workspace.setFolders([]);

let count = 0;

/** A text as a document of its own, read at once. */
export function documentOf(text: string): AnnotatedDocument {
  const uri = `file:///w/${count++}.md`;
  workspace.open({ uri, languageId: "markdown", version: 1, text });
  const document = workspace.document(uri)!;
  document.model;
  document.syntax;
  workspace.close(uri);
  return document;
}

/** The words under the annotations: all that is not white space, or the mark of a block quotation. */
export function wordsUnder(document: AnnotatedDocument): string[] {
  return textUnder(document)
    .split(/\s+/)
    .filter((word) => word && !/^>+$/.test(word));
}
