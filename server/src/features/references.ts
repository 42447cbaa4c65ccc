import type { Location } from "vscode-languageserver-types";
import { byPlace } from "../model/spans";
import type { Occurrence } from "../workspace/occurrences";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { inBibliographies, occurrencesInFolder, thisFirst } from "./occurrencesInFolder";
import { rangeIn } from "./places";
import { quotationsOf } from "./quotedFrom";
import { subjectsAt, targetIn } from "./target";

/**
 * Every place in the workspace folder of the id at `offset`; within a statement's words, of whoever says them, after the quotations
 * of these words. This file comes first, then the others in order of path, each in order of place.
 */
export function references(
  workspace: Workspace,
  document: AnnotatedDocument,
  offset: number,
  includeDeclaration: boolean,
): Location[] {
  const isOnId = targetIn(workspace, document, offset) !== null;
  const found: Location[] = isOnId ? [] : quotationsOf(workspace, document.uri, offset);
  for (const [uri, occurrences] of byFile(workspace, document, offset))
    for (const each of distinct(occurrences))
      if (includeDeclaration || each.role !== "declaration") found.push({ uri, range: rangeIn(workspace, uri, each) });
  return found;
}

function byFile(workspace: Workspace, document: AnnotatedDocument, offset: number): [string, Occurrence[]][] {
  const files = new Map<string, Occurrence[]>();
  for (const subject of subjectsAt(workspace, document, offset)) {
    const inFolder = occurrencesInFolder(workspace, document.uri, subject);
    for (const { uri, occurrences } of [...inFolder, ...inBibliographies(workspace, document.uri, subject)]) {
      const known = files.get(uri);
      if (known === undefined) files.set(uri, [...occurrences]);
      else for (const each of occurrences) known.push(each);
    }
  }
  const inOrder = thisFirst(document.uri);
  return [...files].sort(([a], [b]) => inOrder(a, b));
}

function distinct(occurrences: Occurrence[]): Occurrence[] {
  const sorted = occurrences.sort(byPlace);
  return sorted.filter(({ from, to }, at) => from !== sorted[at - 1]?.from || to !== sorted[at - 1]?.to);
}
