import { earliestOf } from "../syntax/edtf";
import { memoised } from "../syntax/memo";
import type { StatementSummary, Summary, Workspace } from "../workspace/workspace";

/** A statement and the file in which it stands. */
export interface PlacedStatement {
  readonly uri: string;
  readonly statement: StatementSummary;
}

/**
 * The statements of `speaker` in the workspace folder of `uri` in the order in which one reads: file after file, in each
 * by place. Files come by the earliest date of any of their statements, those without dates last, then by path.
 * A joint statement is one of each of its speakers.
 */
export function statementsInTurn(workspace: Workspace, speaker: string, uri: string): PlacedStatement[] {
  return filesInOrder(workspace, uri, speaker).flatMap((summary) =>
    ofSpeaker(summary, speaker).map((statement) => ({ uri: summary.uri, statement })),
  );
}

/** The same in order of date, those without one last; of one date, in the order in which one reads. */
export function statementsByDate(workspace: Workspace, speaker: string, uri: string): PlacedStatement[] {
  const dateOf = dates();
  const timed = statementsInTurn(workspace, speaker, uri).map((placed) => ({
    placed,
    time: dateOf(placed.statement.date),
  }));
  return timed.sort((a, b) => compareNumbers(a.time, b.time)).map(({ placed }) => placed);
}

/** How `statementsInTurn` counts: the number (from 1) that the first statement in the file `uri` has, and how many there are. */
export function numbering(workspace: Workspace, speaker: string, uri: string): { first: number; total: number } {
  let [first, total] = [1, 0];
  for (const summary of filesInOrder(workspace, uri, speaker)) {
    if (summary.uri === uri) first = total + 1;
    total += ofSpeaker(summary, speaker).length;
  }
  return { first, total };
}

/** The statements of `speaker` in one file, in order of place. */
export function ofSpeaker(summary: Summary, speaker: string): readonly StatementSummary[] {
  return contentsOf(summary).bySpeaker.get(speaker) ?? [];
}

/** Every annotated source of the folder, or each in which `speaker` says something, in the order in which one reads. */
export function filesInOrder(workspace: Workspace, uri: string, speaker?: string): Summary[] {
  const files: Summary[] = [];
  for (const summary of workspace.summaries(uri))
    if (speaker === undefined || summary.statementCounts.has(speaker)) files.push(summary);
  return files.sort(
    (a, b) => compareNumbers(contentsOf(a).earliest, contentsOf(b).earliest) || compareTexts(a.uri, b.uri),
  );
}

/** What of a file matters for the order. */
interface Contents {
  /** Milliseconds; infinite if no statement has a date. */
  readonly earliest: number;
  readonly bySpeaker: ReadonlyMap<string, readonly StatementSummary[]>;
}

/** A summary never changes, so each file is gone through once for each of its versions, however often it is asked about. */
const known = new WeakMap<Summary, Contents>();

function contentsOf(summary: Summary): Contents {
  return memoised(known, summary, () => {
    const dateOf = dates();
    const bySpeaker = new Map<string, StatementSummary[]>();
    let earliest = Number.POSITIVE_INFINITY;
    for (const statement of summary.statements) {
      earliest = Math.min(earliest, dateOf(statement.date));
      for (const speaker of new Set(statement.speakers)) memoised(bySpeaker, speaker, () => []).push(statement);
    }
    return { earliest, bySpeaker };
  });
}

/** Reads dates, each once: statements share few. */
function dates(): (edtf: string | null) => number {
  const read = new Map<string, number>();
  return (edtf) =>
    edtf === null ? Number.POSITIVE_INFINITY : memoised(read, edtf, () => earliestOf(edtf) ?? Number.POSITIVE_INFINITY);
}

/** Infinite ones are equal, which a difference would not say. */
function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By code units, so that it is the same in every language of the editor. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
