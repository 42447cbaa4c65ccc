import type { Source } from "../bibliography/source";
import type { Problem } from "../syntax/problem";
import type { Workspace } from "../workspace/workspace";
import { isUsed } from "./used";

/**
 * `source.unused`: one of `own`, the references of front matter or of a project file, that no file of the folder cites, quotes,
 * lists or is the text of, and on which no other source rests. Bibliographies are kept for many works: of their entries it is
 * never said.
 */
export function* unusedSources(workspace: Workspace, uri: string, own: readonly Source[]): Generator<Problem> {
  if (!workspace.knowsSources(uri)) return;
  const { node: nodeOf } = workspace.provenance(uri);
  for (const { id, from, to } of own) {
    const node = nodeOf(id);
    const isOfUse = node?.carries.some((step) => step.from !== node.id);
    if (!node || isOfUse || isUsed(workspace, node, uri)) continue;
    const message =
      "Nothing in this folder cites this source, and no other source rests on it. Cite it, or remove it here.";
    yield { code: "source.unused", message, from, to };
  }
}
