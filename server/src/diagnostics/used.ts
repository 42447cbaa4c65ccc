import type { SourceNode, Workspace } from "../workspace/workspace";

/** Whether a file in the folder of `uri` cites a source, by whichever of its names, lists it, or is its text. */
export function isUsed(workspace: Workspace, { names }: SourceNode, uri: string): boolean {
  return names.some((name) => workspace.isSourceUsed(name, uri));
}
