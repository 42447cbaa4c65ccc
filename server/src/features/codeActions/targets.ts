import type { Declarer } from "../../annotating/declare";
import type { SourceText } from "../../syntax/sourceText";
import { baseName } from "../../workspace/uris";
import type { AnnotatedDocument, Workspace } from "../../workspace/workspace";

/** A file that a declaration can be written into. */
export interface Target {
  readonly source: SourceText;
  readonly isProject: boolean;
}

/** The document itself, and its project file if it has one. */
export function targetsOf(workspace: Workspace, { uri, source }: AnnotatedDocument): Target[] {
  const project = workspace.projectOf(uri);
  return [{ source, isProject: false }, ...(project ? [{ source: project.source, isProject: true }] : [])];
}

export function declarerIn({ source: { text }, isProject }: Target): Declarer {
  return { text, isProject };
}

/** What it is called in the title of an action. */
export function nameOfTarget({ source, isProject }: Target): string {
  return isProject ? baseName(source.uri) : "this file";
}
