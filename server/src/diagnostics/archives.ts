import type { Source } from "../bibliography/source";
import type { Problem } from "../syntax/problem";
import type { SourceNode, Workspace } from "../workspace/workspace";
import { isUsed } from "./used";

/** `source.archive-locator`: a source that is cited names the archive that keeps it, and not where it lies there. */
export function* unplacedInArchive(workspace: Workspace, uri: string, own: readonly Source[]): Generator<Problem> {
  const { node: nodeOf } = workspace.provenance(uri);
  for (const source of own) {
    const node = nodeOf(source.id);
    // Asked first: of what nobody uses nothing need be read.
    if (!node || !isUsed(workspace, node, uri) || !lacksShelfmark(node)) continue;
    const message = `This says which archive keeps it, and not where it lies there. Add the shelfmark: archive_location, or a locator to held-at.`;
    yield { code: "source.archive-locator", message, from: source.from, to: source.to };
  }
}

/** An address on the Web in `archive_location` is found as well as a box; what is known through another source is not looked up in the archive. */
function lacksShelfmark({ declared, restsOn }: SourceNode): boolean {
  const isKept = declared.some(({ value }) => value.archive !== null) || restsOn.some(({ type }) => type === "held-at");
  if (!isKept || restsOn.some(({ type, locator }) => type !== "held-at" || locator !== null)) return false;
  return !declared.some(({ value: { csl } }) => csl.archive_location ?? csl["archive-location"] ?? csl["call-number"]);
}
