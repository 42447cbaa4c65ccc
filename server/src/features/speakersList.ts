import type { Location } from "vscode-languageserver-types";
import type { ListFilter, SpeakerEntry, StatementEntry } from "../protocol";
import type { SpeakerDeclaration } from "../syntax/declarations";
import { memoised } from "../syntax/memo";
import type { Span } from "../syntax/span";
import type { StatementSummary, Summary, Workspace } from "../workspace/workspace";
import { describeDate } from "./dates";
import { listed, shortName } from "./describe/speaker";
import { firstWords } from "./describe/words";
import { folded, pathsIn, searchFor } from "./listFilter";
import { rangeIn } from "./places";
import { filesInOrder, ofSpeaker, statementsByDate } from "./statementOrder";

const LONGEST_WORDS = 80;

/**
 * Everybody who is declared in `folder`, a workspace folder or a lone file, or speaks or is spoken to there: those who say
 * something first, each part in order of name. With a filter those of whom something is left.
 */
export function speakersIn(workspace: Workspace, folder: string, filter: ListFilter): SpeakerEntry[] {
  const files = filesInOrder(workspace, folder).filter(({ uri }) => filter.uri === undefined || uri === filter.uri);
  const seen = new Map<string, Place>();
  for (const summary of files)
    for (const [id, named] of memoised(known, summary, () => namedIn(summary)))
      memoised(seen, id, () => ({ uri: summary.uri, isSource: true, ...named }));
  for (const { uri, file } of filter.uri === undefined ? workspace.projects(folder) : [])
    for (const speaker of file.speakers)
      memoised(seen, speaker.id, () => ({ uri, isSource: false, at: speaker, own: speaker }));
  const matches = matcher(workspace, folder, filter.text ?? "");
  const counts = countMatching(files, matches);
  const entries = [...seen].map(([id, place]) => speakerEntry(workspace, id, place, matches, counts.get(id) ?? 0));
  return entries.filter((entry) => entry !== null).sort(compareSpeakers);
}

/** The statements of `speaker` in `folder`, in order of date, then of place. */
export function statementsOf(
  workspace: Workspace,
  folder: string,
  speaker: string,
  filter: ListFilter,
): StatementEntry[] {
  const matches = matcher(workspace, folder, filter.text ?? "");
  const index = indices(speaker, workspace, folder);
  const pathOf = pathsIn(folder);
  const namesOf = shortNames(workspace);
  return statementsByDate(workspace, speaker, folder)
    .filter(({ uri, statement }) => (filter.uri ?? uri) === uri && matches.statement(speaker, uri, statement))
    .map(({ uri, statement }) => ({
      index: index.get(statement)!,
      location: { uri, range: rangeIn(workspace, uri, statement) },
      words: wordsOf(statement),
      date: statement.date && describeDate(statement.date),
      path: pathOf(uri),
      addressees: namesOf(statement.addressees, uri),
    }));
}

/** Where an id stands first in a file, and what that file declares of it. */
interface Named {
  readonly at: Span;
  readonly own: SpeakerDeclaration | null;
}

interface Place extends Named {
  readonly uri: string;
  /** Else it is a project file. */
  readonly isSource: boolean;
}

function speakerEntry(
  workspace: Workspace,
  id: string,
  { uri, at, own, isSource }: Place,
  matches: Matcher,
  statements: number,
): SpeakerEntry | null {
  const declaration = own ? { uri, at, value: own } : workspace.declaration("speaker", id, uri);
  if (statements === 0 && !matches.speaker(id, uri)) return null;
  return {
    id,
    name: declaration?.value.name || id,
    role: declaration?.value.role ?? null,
    declared: declaration !== undefined,
    statements,
    location: locationIn(workspace, declaration ?? { uri, at }),
    seenIn: isSource ? uri : null,
  };
}

function locationIn(workspace: Workspace, { uri, at }: { uri: string; at: Span }): Location {
  return { uri, range: rangeIn(workspace, uri, at) };
}

/** How many statements of each speaker are left. */
function countMatching(files: readonly Summary[], matches: Matcher): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const summary of files)
    for (const id of summary.statementCounts.keys())
      for (const statement of ofSpeaker(summary, id))
        if (matches.statement(id, summary.uri, statement)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function compareSpeakers(a: SpeakerEntry, b: SpeakerEntry): number {
  return Number(a.statements === 0) - Number(b.statements === 0) || collator.compare(a.name, b.name);
}

const collator = new Intl.Collator("en", { numeric: true });

const known = new WeakMap<Summary, ReadonlyMap<string, Named>>();

/** Who is declared, speaks or is spoken to in a file. */
function namedIn({ speakers, mentions }: Summary): ReadonlyMap<string, Named> {
  const named = new Map<string, Named>();
  for (const speaker of speakers) memoised(named, speaker.id, () => ({ at: speaker, own: speaker }));
  for (const mention of mentions)
    if (mention.kind === "speaker" && mention.role !== "resp")
      memoised(named, mention.id, () => ({ at: mention, own: null }));
  return named;
}

/** Which of the speaker's statements in its file each is. */
function indices(speaker: string, workspace: Workspace, folder: string): ReadonlyMap<StatementSummary, number> {
  const index = new Map<StatementSummary, number>();
  for (const summary of workspace.summaries(folder))
    for (const [at, statement] of ofSpeaker(summary, speaker).entries()) index.set(statement, at);
  return index;
}

// Filtering by words.

interface Matcher {
  speaker(id: string, uri: string): boolean;
  /** Whether a statement of the speaker is left: words may stand in the name or in the statement. */
  statement(speaker: string, uri: string, statement: StatementSummary): boolean;
}

const EVERYTHING: Matcher = { speaker: () => true, statement: () => true };

function matcher(workspace: Workspace, folder: string, text: string): Matcher {
  const areIn = searchFor(text);
  if (areIn === null) return EVERYTHING;
  const names = new Map<string, string>();
  const nameText = (id: string, uri: string) =>
    memoised(names, id, () => {
      const speaker = workspace.declaration("speaker", id, uri)?.value;
      return folded([id, speaker?.name, speaker?.role, ...(speaker?.aliases ?? [])].join("\n"));
    });
  const dates = new Map<string, string>();
  const dateText = (date: string) => memoised(dates, date, () => folded(`${date}\n${describeDate(date)}`));
  const pathOf = pathsIn(folder);
  const paths = new Map<string, string>();
  const pathText = (uri: string) => memoised(paths, uri, () => folded(pathOf(uri)));
  return {
    speaker: (id, uri) => areIn(nameText(id, uri)),
    statement(speaker, uri, statement) {
      const addressees = statement.addressees.map((id) => nameText(id, uri));
      const date = statement.date === null ? "" : dateText(statement.date);
      const own = [folded(wordsOf(statement)), date, pathText(uri)];
      return areIn([nameText(speaker, uri), ...own, ...addressees].join("\n"));
    },
  };
}

const cleaned = new WeakMap<StatementSummary, string>();

function wordsOf(statement: StatementSummary): string {
  return memoised(cleaned, statement, () => firstWords(statement.words, LONGEST_WORDS));
}

/** The short names of ids as seen from a file, each looked up once: an id is the same person in all of a folder. */
function shortNames(workspace: Workspace): (ids: readonly string[], uri: string) => string {
  const names = new Map<string, string>();
  const nameOf = (id: string, uri: string) =>
    memoised(names, id, () => shortName(workspace.declaration("speaker", id, uri)?.value) || id);
  return (ids, uri) => listed(ids.map((id) => nameOf(id, uri)));
}
