import {
  type ChangedQuotation,
  type QuotationEntry,
  type QuotationGroup,
  type QuotationsInFolder,
  type QuotationsParams,
  STANDINGS,
} from "../protocol";
import { memoised } from "../syntax/memo";
import type { QuotationRecord, Standing } from "../workspace/verdicts/record";
import type { Workspace } from "../workspace/workspace";
import { VERDICT_WORDS } from "./describe/verdict";
import { firstWords } from "./describe/words";
import { folded, pathsIn, searchFor } from "./listFilter";
import { rangeIn } from "./places";

const LONGEST_WORDS = 120;

const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  ...VERDICT_WORDS,
  pending: "Being compared",
  unsourced: "No source",
};

/** A quotation and its file. */
interface Listed {
  readonly uri: string;
  readonly record: QuotationRecord;
}

/** The quotations in a folder, grouped and counted; null where there are none. */
export function quotationsIn(
  workspace: Workspace,
  folder: string,
  params: QuotationsParams,
  changes: StandingChanges,
): QuotationsInFolder | null {
  const groups = grouped(workspace, folder, params);
  if (groups.size === 0) return null;
  const nameOf = params.by === "file" ? pathsIn(folder) : titles(workspace, folder);
  const named = [...groups].map(([id, all]): QuotationGroup => ({ id, name: nameOf(id), counts: countsOf(all) }));
  const changed = changes.among(quotationsOfFolder(workspace, folder));
  return {
    uri: folder,
    changed,
    groups: named.sort((a, b) => Number(a.id === "") - Number(b.id === "") || (a.name < b.name ? -1 : 1)),
  };
}

/** The quotations of one group. */
export function quotationsOfGroup(
  workspace: Workspace,
  folder: string,
  group: string,
  params: QuotationsParams,
): QuotationEntry[] {
  const entries = entriesFor(workspace, folder, grouped(workspace, folder, params).get(group) ?? []);
  const rank = ({ standing }: QuotationEntry) => STANDINGS.indexOf(standing);
  return entries.sort((a, b) => rank(a) - rank(b));
}

/** All quotations of a folder, file by file. */
function quotationsOfFolder(workspace: Workspace, folder: string): QuotationEntry[] {
  return entriesFor(workspace, folder, [...grouped(workspace, folder, { by: "file" }).values()].flat());
}

/** The quotation at an offset of a file, as it is listed. */
export function listedAt(workspace: Workspace, folder: string, uri: string, offset: number): QuotationEntry | null {
  const all = (workspace.quotationRecords(uri) ?? []).map((record) => ({ uri, record }));
  const index = all.findLastIndex(({ record }) => record.from <= offset && offset < record.to);
  return index < 0 ? null : entriesFor(workspace, folder, all)[index]!;
}

/** One that stands several times in a file, by the same words, is told from the others by its number. */
function entriesFor(workspace: Workspace, folder: string, all: readonly Listed[]): QuotationEntry[] {
  const pathOf = pathsIn(folder);
  const seen = new Map<string, number>();
  return all.map(({ uri, record }): QuotationEntry => {
    const words = firstWords(record.words, LONGEST_WORDS);
    const same = (seen.get(`${uri} ${words}`) ?? 0) + 1;
    seen.set(`${uri} ${words}`, same);
    return {
      id: `${uri} ${words} ${same}`,
      words,
      standing: record.standing,
      verdict: STANDING_WORDS[record.standing],
      location: { uri, range: rangeIn(workspace, uri, record) },
      path: pathOf(uri),
      sources: record.sources,
      page: record.page,
    };
  });
}

/** Remembers what quotations came to, and tells which have come to something else. */
export interface StandingChanges {
  /** Those of all that are listed whose standing is another than when it was first known, or last seen. */
  among(entries: readonly QuotationEntry[]): ChangedQuotation[];
  seen(ids: readonly string[]): void;
}

export function standingChanges(): StandingChanges {
  const known = new Map<string, QuotationEntry>();
  const now = new Map<string, QuotationEntry>();
  return {
    among(entries) {
      const settled = entries.filter(({ standing }) => standing !== "pending");
      for (const entry of settled) {
        now.set(entry.id, entry);
        if (!known.has(entry.id)) known.set(entry.id, entry);
      }
      return settled.flatMap((entry) => {
        const before = known.get(entry.id)!;
        return before.standing === entry.standing ? [] : [{ ...entry, before: before.verdict }];
      });
    },
    seen(ids) {
      for (const id of ids) {
        const entry = now.get(id);
        if (entry) known.set(id, entry);
      }
    },
  };
}

/** How many quotations of all folders have come to what. */
export function countAll(workspace: Workspace, folders: readonly string[]): QuotationGroup["counts"] {
  return countsOf(folders.flatMap((folder) => [...grouped(workspace, folder, { by: "file" }).values()].flat()));
}

/** In order of path, then of place; one that names several sources stands with each. */
function grouped(
  workspace: Workspace,
  folder: string,
  { by, uri: only, text = "" }: QuotationsParams,
): Map<string, Listed[]> {
  const groups = new Map<string, Listed[]>();
  const isFound = finder(workspace, folder, text);
  const files = [...workspace.summaries(folder)].map(({ uri }) => uri).sort();
  for (const uri of files) {
    if (only !== undefined && uri !== only) continue;
    for (const record of workspace.quotationRecords(uri) ?? []) {
      if (!isFound(uri, record)) continue;
      for (const id of by === "file" ? [uri] : record.sources.length > 0 ? record.sources : [""])
        memoised(groups, id, (): Listed[] => []).push({ uri, record });
    }
  }
  return groups;
}

function finder(workspace: Workspace, folder: string, text: string): (uri: string, record: QuotationRecord) => boolean {
  const search = searchFor(text);
  if (!search) return () => true;
  const [pathOf, titleOf] = [pathsIn(folder), titles(workspace, folder)];
  return (uri, { words, standing, sources }) =>
    search(
      folded([words, STANDING_WORDS[standing], standing, pathOf(uri), ...sources, ...sources.map(titleOf)].join(" ")),
    );
}

/** The titles of sources by key, as the folder declares them. */
function titles(workspace: Workspace, folder: string): (key: string) => string {
  const { node } = workspace.provenance(folder);
  return (key) => (key === "" ? "No source" : node(key)?.source.title || key);
}

function countsOf(all: readonly Listed[]): QuotationGroup["counts"] {
  const counts = new Map<Standing, number>();
  for (const { record } of all) counts.set(record.standing, (counts.get(record.standing) ?? 0) + 1);
  return STANDINGS.flatMap((standing) => (counts.has(standing) ? [[standing, counts.get(standing)!] as const] : []));
}
