import type { Statement } from "../model/annotatedSource";
import type { Span } from "../syntax/span";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { filesInOrder, type PlacedStatement, statementsInTurn } from "./statementOrder";

export type Direction = "next" | "previous";

/** A statement found, with the speaker whose statements are counted: it is the `number`th, from 1. */
export interface Found {
  readonly found: "adjacent" | "wrapped" | "only" | "nearest";
  readonly placed: PlacedStatement;
  readonly speaker: string;
  readonly number: number;
  readonly total: number;
}

/** `nobody`: it is not known who says what stands there; `none`: nobody known says anything. */
export interface Missing {
  readonly found: "nobody" | "none";
}

/**
 * The statement before or after the one at `offset`, by the same speaker, through all files of the folder and round again.
 * `preferred` is meant where several speak jointly, or within others' words. Where no statement is, the nearest one.
 */
export function adjacentStatement(
  workspace: Workspace,
  document: AnnotatedDocument,
  offset: number,
  direction: Direction,
  preferred?: string,
): Found | Missing {
  const here = statementAt(document.model.statements, offset, preferred);
  if (here === null) return nearestStatement(workspace, document, offset, direction);
  const speaker = here.speakers.find((id) => id === preferred) ?? here.speakers[0];
  if (speaker === undefined) return { found: "nobody" };
  const all = statementsInTurn(workspace, speaker, document.uri);
  const to = indexOf(all, document.uri, here) + (direction === "next" ? 1 : -1);
  const index = (to + all.length) % all.length;
  const found = all.length === 1 ? "only" : index === to ? "adjacent" : "wrapped";
  return { found, placed: all[index]!, speaker, number: index + 1, total: all.length };
}

/** The innermost statement at `offset`, label and brackets included; of `preferred` if one of those there is. */
export function statementAt(statements: readonly Statement[], offset: number, preferred?: string): Statement | null {
  const around = statements.filter(({ whole }) => whole.from <= offset && offset <= whole.to);
  const before = around.filter(({ whole }) => offset < whole.to);
  const candidates = before.length > 0 ? before : around;
  return candidates.findLast(({ speakers }) => speakers.includes(preferred ?? "")) ?? candidates.at(-1) ?? null;
}

/** Of whom it is known who says it: the next after `offset`, or the one before it; if the file has none, in the next file. */
function nearestStatement(
  workspace: Workspace,
  document: AnnotatedDocument,
  offset: number,
  direction: Direction,
): Found | Missing {
  const placed = inFile(document, offset, direction) ?? inOtherFiles(workspace, document.uri, direction);
  const speaker = placed?.statement.speakers[0];
  if (placed === undefined || speaker === undefined) return { found: "none" };
  const all = statementsInTurn(workspace, speaker, document.uri);
  const number = indexOf(all, placed.uri, placed.statement) + 1;
  return { found: "nearest", placed: all[number - 1]!, speaker, number, total: all.length };
}

interface Place {
  readonly uri: string;
  readonly statement: Span & Pick<Statement, "speakers" | "whole">;
}

function inFile({ uri, model }: AnnotatedDocument, offset: number, direction: Direction): Place | undefined {
  const attributed = model.statements.filter(({ speakers }) => speakers.length > 0);
  const statement =
    direction === "next"
      ? attributed.find(({ whole }) => whole.from > offset)
      : attributed.findLast(({ whole }) => whole.to < offset);
  return statement && { uri, statement };
}

/** The files after this one, or before it, and round again to this one itself. */
function inOtherFiles(workspace: Workspace, uri: string, direction: Direction): Place | undefined {
  const files = filesInOrder(workspace, uri);
  const own = files.findIndex((file) => file.uri === uri);
  const after = [...files.slice(own + 1), ...files.slice(0, own + 1)];
  const before = [...files.slice(own), ...files.slice(0, own)].reverse();
  const file = (direction === "next" ? after : before).find(({ statementCounts }) => statementCounts.size > 0);
  const attributed = file?.statements.filter(({ speakers }) => speakers.length > 0);
  const statement = direction === "next" ? attributed?.[0] : attributed?.at(-1);
  return file && statement && { uri: file.uri, statement };
}

function indexOf(all: readonly PlacedStatement[], uri: string, { from, to, whole }: Place["statement"]): number {
  return all.findIndex(
    ({ uri: at, statement }) =>
      at === uri && statement.whole.from === whole.from && statement.from === from && statement.to === to,
  );
}
