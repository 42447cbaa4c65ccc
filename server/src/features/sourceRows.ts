import { authorsOf, yearOf } from "../bibliography/plain";
import { whatIsLacking } from "../diagnostics/incomplete";
import type { ListedSource, ListedUse, ListFilter, SourceStep } from "../protocol";
import { countUses, type SourceUse, usesOf } from "../workspace/provenance";
import type { Declared, SourceNode, Summary, Workspace } from "../workspace/workspace";
import { firstWords, lastWords } from "./describe/words";
import { pathsIn } from "./listFilter";
import { rangeIn } from "./places";
import { textsAtHand } from "./textsAtHand";

const LONGEST_WORDS = 80;

/** How sources of a folder are listed, by id; also of one that is declared nowhere, `named` in a link. */
export function sourceLister(
  workspace: Workspace,
  folder: string,
  filter: ListFilter,
): (id: string, named?: Declared<unknown>) => ListedSource {
  const provenance = workspace.provenance(folder);
  const counts = countUses(provenance, summariesFor(workspace, folder, filter));
  const isAtHand = textsAtHand(workspace, folder);
  return (id, named) => {
    const node = provenance.node(id);
    const uses = counts.get(node?.id ?? id);
    const place = node?.declared[0] ?? named;
    return {
      id: node?.id ?? id,
      ...saidOf(node),
      declared: node !== undefined,
      restsOn: node?.restsOn.length ?? 0,
      carries: node?.carries.length ?? 0,
      cited: uses?.cited ?? 0,
      incomplete: node !== undefined && (uses?.cited ?? 0) > 0 && whatIsLacking(node) !== null,
      unverifiable: (uses?.quoted ?? 0) > 0 && !isAtHand(id),
      location: place ? { uri: place.uri, range: rangeIn(workspace, place.uri, place.at) } : null,
    };
  };
}

function saidOf(node: SourceNode | undefined): Pick<ListedSource, "authors" | "title" | "year"> {
  if (!node) return { authors: "", title: "", year: null };
  const { source } = node;
  return { authors: authorsOf(source).join(", "), title: source.title, year: yearOf(source) };
}

/** The links from a source, or to it, with what is at the other end. */
export function stepsOf(
  workspace: Workspace,
  folder: string,
  id: string,
  direction: "restsOn" | "carries",
): SourceStep[] {
  const list = sourceLister(workspace, folder, {});
  return (workspace.provenance(folder).node(id)?.[direction] ?? []).map(({ type, locator, from, to, declared }) => ({
    type,
    locator,
    source: list(direction === "restsOn" ? to : from, declared),
  }));
}

/** Where a source is cited or quoted, file by file, in order of place. */
export function usesIn(workspace: Workspace, folder: string, id: string, filter: ListFilter): SourceUse[] {
  return usesOf(workspace.provenance(folder), summariesFor(workspace, folder, filter), id);
}

/** How uses are listed; of a file whose text is not among `texts`, by URI, without words. */
export function listedUses(
  workspace: Workspace,
  folder: string,
  uses: readonly SourceUse[],
  texts: ReadonlyMap<string, string>,
): ListedUse[] {
  const pathOf = pathsIn(folder);
  const before = new Map<string, number>();
  return uses.map((use) => {
    const { uri, locator, quotation } = use;
    const index = before.get(uri) ?? 0;
    before.set(uri, index + 1);
    return {
      location: { uri, range: rangeIn(workspace, uri, use) },
      path: pathOf(uri),
      index,
      words: wordsAt(texts.get(uri) ?? "", use),
      quoted: quotation !== null,
      locator,
    };
  });
}

/** Cut off before the citation begins, which may have words before the key. */
function wordsAt(text: string, { from, quotation }: SourceUse): string {
  if (quotation !== null) return firstWords(text.slice(quotation.from, quotation.to), LONGEST_WORDS);
  const paragraph = text
    .slice(Math.max(0, from - 8 * LONGEST_WORDS), from)
    .split(/\n\s*\n/)
    .at(-1)!;
  return lastWords(paragraph.replace(/\[[^[\]]*$|@$/, ""), LONGEST_WORDS);
}

function summariesFor(workspace: Workspace, folder: string, { uri }: ListFilter): Summary[] {
  const all = [...workspace.summaries(folder)].filter((summary) => uri === undefined || summary.uri === uri);
  return all.sort((a, b) => (a.uri < b.uri ? -1 : 1));
}
