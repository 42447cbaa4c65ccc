import { authorsOf, yearOf } from "../bibliography/plain";
import type { SourceEntry } from "../protocol";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { near } from "./nameable";

/** Every source that can be cited in a document, those mentioned last before `offset` first. `pause` is awaited in between. */
export async function sourcesList(
  workspace: Workspace,
  document: AnnotatedDocument,
  offset: number,
  pause: () => Promise<void>,
): Promise<SourceEntry[]> {
  const entries: SourceEntry[] = [];
  for (const id of near(workspace, document, "source", offset)) {
    await pause();
    const source = workspace.declaration("source", id, document.uri)?.value;
    if (source) entries.push({ id, authors: authorsOf(source).join(", "), title: source.title, year: yearOf(source) });
  }
  return entries;
}
