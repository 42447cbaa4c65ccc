import type { TextDocumentPositionParams } from "vscode-languageserver";
import { adjacentStatement, statementAt } from "../features/adjacentStatement";
import { describeSpeaker, shortName } from "../features/describe/speaker";
import { describeStatement } from "../features/describe/statement";
import { wordsOf } from "../features/describe/words";
import { escapeMarkdown } from "../features/markdown";
import { rangeIn } from "../features/places";
import { offsetAt } from "../features/ranges";
import { speakersIn, statementsOf } from "../features/speakersList";
import {
  ADJACENT_STATEMENT,
  type AdjacentStatementParams,
  type AdjacentStatementResult,
  DESCRIBE,
  type DescribeParams,
  INDEX_CHANGED,
  SPEAKERS,
  type SpeakersFilter,
  type SpeakersInFolder,
  type SpeakersResult,
  STATEMENT_AT,
  STATEMENTS,
  type StatementAtResult,
  type StatementEntry,
  type StatementsParams,
  type TextLocation,
} from "../protocol";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import { isWithin, normalUri } from "../workspace/uris";
import type { AnnotatedDocument } from "../workspace/workspace";
import { inDocument } from "./inDocument";
import type { Session } from "./session";

/** Of the words of a statement in a tooltip, in UTF-16 units. */
const LONGEST_QUOTED = 280;

/** Answers who says what where, over whole folders. */
export function answerForSpeakers(session: Session): void {
  answerJumps(session);
  answerLists(session);
}

function answerJumps(session: Session): void {
  const { connection, boundary } = session;
  connection.onRequest<AdjacentStatementResult | null, void>(
    ADJACENT_STATEMENT,
    boundary.request("the next statement", null, (params: AdjacentStatementParams, token) =>
      inDocument<AdjacentStatementResult | null>(session, params, token, null, (document) =>
        adjacent(session, document, params),
      ),
    ),
  );
  connection.onRequest(
    STATEMENT_AT,
    boundary.request("the statement here", null, (params: TextDocumentPositionParams, token) =>
      inDocument<StatementAtResult | null>(session, params, token, null, (document) =>
        here(session, document, offsetAt(document.source, params.position)),
      ),
    ),
  );
}

function answerLists({ connection, workspace, boundary, changed }: Session): void {
  let awaited = false;
  changed.onFire(() => {
    if (awaited) void connection.sendNotification(INDEX_CHANGED).catch(() => {});
    awaited = false;
  });
  connection.onRequest(
    SPEAKERS,
    boundary.request("the speakers", NO_SPEAKERS, (filter: SpeakersFilter) => {
      awaited = true;
      return speakers(workspace, normal(filter));
    }),
  );
  connection.onRequest(
    STATEMENTS,
    boundary.request("the statements", [], (params: StatementsParams): StatementEntry[] =>
      statementsOf(workspace, params.folder, params.speaker, normal(params)).map((entry) => ({
        ...entry,
        location: spelled(workspace, entry.location),
      })),
    ),
  );
  connection.onRequest(
    DESCRIBE,
    boundary.request("a description", null, ({ uri, speaker, index }: DescribeParams) =>
      workspace.visit(uri, () => describe(workspace, workspace.document(uri), speaker, index)),
    ),
  );
}

const NO_SPEAKERS: SpeakersResult = { complete: true, annotated: false, folders: [] };

function adjacent(
  { workspace }: Session,
  document: AnnotatedDocument,
  { position, direction, speaker: preferred }: AdjacentStatementParams,
): AdjacentStatementResult {
  const answer = adjacentStatement(workspace, document, offsetAt(document.source, position), direction, preferred);
  if (!("placed" in answer)) return answer;
  const { found, placed, speaker, number, total } = answer;
  const range = rangeIn(workspace, placed.uri, placed.statement);
  const location = spelled(workspace, { uri: placed.uri, range });
  const name = shortName(workspace.declaration("speaker", speaker, document.uri)?.value) || speaker;
  return { found, location, speaker, name, number, total };
}

function here({ workspace }: Session, { uri, model }: AnnotatedDocument, offset: number): StatementAtResult | null {
  const { statements } = model;
  const statement = statementAt(statements, offset);
  if (statement === null) return null;
  const speakers = statement.speakers.map((id) => ({
    id,
    index: statements.filter((each) => each.speakers.includes(id)).indexOf(statement),
  }));
  return { folder: folderAround(workspace, uri), speakers };
}

function speakers(workspace: LiveWorkspace, filter: SpeakersFilter): SpeakersResult {
  const listed = workspace.scopes().map((uri) => ({ uri, speakers: speakersIn(workspace, uri, filter) }));
  const folders = listed.filter((folder) => folder.speakers.length > 0);
  const annotated = workspace.scopes().some((uri) => isAnnotated(workspace, uri));
  return { complete: workspace.scanned, annotated, folders: folders.map((folder) => spelledIn(workspace, folder)) };
}

function isAnnotated(workspace: LiveWorkspace, scope: string): boolean {
  for (const _ of workspace.summaries(scope)) return true;
  return false;
}

function describe(
  workspace: LiveWorkspace,
  document: AnnotatedDocument | undefined,
  speaker: string,
  index: number | undefined,
): string | null {
  if (!document?.annotated) return null;
  if (index === undefined) return describeSpeaker(workspace, document, speaker);
  const statement = document.model.statements.filter(({ speakers }) => speakers.includes(speaker))[index];
  if (statement === undefined) return null;
  return `> ${escapeMarkdown(wordsOf(document, statement, LONGEST_QUOTED))}\n\n${describeStatement(document, statement)}`;
}

/** The innermost workspace folder around a file; of a file in none, the file itself. */
function folderAround(workspace: LiveWorkspace, uri: string): string {
  const around = workspace.scopes().filter((scope) => isWithin(uri, scope));
  return around.sort((a, b) => b.length - a.length)[0] ?? uri;
}

function normal({ uri, text }: SpeakersFilter): SpeakersFilter {
  return { uri: uri === undefined ? undefined : normalUri(uri), text };
}

/** URIs as the editor spells them. */
function spelledIn(workspace: LiveWorkspace, { uri, speakers }: SpeakersInFolder): SpeakersInFolder {
  return {
    uri,
    speakers: speakers.map((entry) => ({
      ...entry,
      location: entry.location && spelled(workspace, entry.location),
      seenIn: entry.seenIn && workspace.spelled(entry.seenIn),
    })),
  };
}

function spelled(workspace: LiveWorkspace, { uri, range }: TextLocation): TextLocation {
  return { uri: workspace.spelled(uri), range };
}
