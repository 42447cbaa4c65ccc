import { sourcesBorne } from "../workspace/summary";
import { resolvePath } from "../workspace/uris";
import { BEARERS } from "../workspace/verdicts/whichText";
import type { Provenance, SourceNode, Workspace } from "../workspace/workspace";

/** Tells of the sources of a folder whether quotations from them can be compared: their text, or one that bears their words, is there. */
export function textsAtHand(workspace: Workspace, folder: string): (id: string) => boolean {
  const provenance = workspace.provenance(folder);
  const texts = textsNamed(workspace, provenance, folder);
  return (id) => {
    const seen = new Set([provenance.node(id)?.id ?? id]);
    for (const each of seen) {
      const node = provenance.node(each);
      if (texts.has(each) || (node && hasText(workspace, node))) return true;
      for (const { type, to } of node?.restsOn ?? []) if (BEARERS.has(type)) seen.add(to);
    }
    return false;
  };
}

/** The sources of which annotated files are the text, or have parts, and those to which a project file gives one. */
function textsNamed(workspace: Workspace, { node }: Provenance, folder: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const summary of workspace.summaries(folder))
    for (const id of sourcesBorne(summary)) ids.add(node(id)?.id ?? id);
  for (const { uri, file } of workspace.projects(folder))
    for (const [id, { value }] of file.texts) if (isThere(workspace, value, uri)) ids.add(node(id)?.id ?? id);
  return ids;
}

function hasText(workspace: Workspace, { declared }: SourceNode): boolean {
  return declared.some(({ uri, value }) => value.text !== null && isThere(workspace, value.text, uri));
}

/** What is not known yet counts as there. */
function isThere(workspace: Workspace, path: string, uri: string): boolean {
  return resolvePath(path, uri) !== null && workspace.exists(path, uri) !== false;
}
