import type { Look } from "../bibliography/format/request";
import type { Viewpoint } from "../features/viewpoint";
import { isWithin, resolvePath } from "../workspace/uris";
import type { Session } from "./session";

/** The style that front matter names, else the user's, if it lies in the workspace; and the language of the document. */
export async function lookOf(
  { workspace, preferences }: Session,
  { uri, model: { frontMatter } }: Viewpoint,
): Promise<Look> {
  const lang = frontMatter?.lang ?? null;
  const folder = workspace.roots().find((root) => isWithin(uri, root)) ?? uri.slice(0, uri.lastIndexOf("/"));
  const named = frontMatter?.csl?.value;
  const at = named === undefined ? resolvePath(preferences.style, `${folder}/attest.yaml`) : resolvePath(named, uri);
  if (at === null || !isWithin(at, folder)) return { style: null, lang };
  return { style: await workspace.read(at), lang };
}
