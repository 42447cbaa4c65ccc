import type { AnnotatedSource, Scope } from "../model/annotatedSource";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";

/** From where sources and people are looked up: every annotated source is such a place. */
export interface Viewpoint {
  readonly uri: string;
  readonly model: {
    readonly scope: Pick<Scope, "speaker" | "source" | "complete">;
    readonly frontMatter: AnnotatedSource["frontMatter"];
  };
}

/** An open document as such a place: what is not annotated sees all sources of its folder. */
export function viewpointOf(workspace: Workspace, document: AnnotatedDocument): Viewpoint {
  return document.annotated ? document : viewpointAt(workspace, document.uri);
}

/** A folder, or a file that is not annotated, as such a place: from there all sources of the folder are seen. */
export function viewpointAt(workspace: Workspace, uri: string): Viewpoint {
  const { node } = workspace.provenance(uri);
  const scope = {
    speaker: (id: string) => workspace.declaration("speaker", id, uri)?.value,
    source: (id: string) => node(id)?.source,
    complete: workspace.knowsSources(uri),
  };
  return { uri, model: { scope, frontMatter: null } };
}
