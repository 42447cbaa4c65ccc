import type { TextDocumentPositionParams } from "vscode-languageserver";
import { adjacentStatement, statementAt } from "../features/adjacentStatement";
import { describeSpeaker, shortName } from "../features/describe/speaker";
import { describeStatement } from "../features/describe/statement";
import { underQuote } from "../features/describe/underQuote";
import { rangeIn } from "../features/places";
import { offsetAt } from "../features/ranges";
import { speakersIn, statementsOf } from "../features/speakersList";
import {
  ADJACENT_STATEMENT,
  type AdjacentStatementParams,
  type AdjacentStatementResult,
  DESCRIBE,
  type DescribeParams,
  type ListFilter,
  SPEAKERS,
  type SpeakersInFolder,
  STATEMENT_AT,
  STATEMENTS,
  type StatementAtResult,
  type StatementEntry,
  type StatementsParams,
} from "../protocol";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import type { AnnotatedDocument } from "../workspace/workspace";
import { inDocument } from "./inDocument";
import { folderAround, listByFolder, NOTHING_LISTED, normalFilter, spelled } from "./lists";
import type { Session } from "./session";

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

function answerLists({ connection, workspace, boundary, listed }: Session): void {
  connection.onRequest(
    SPEAKERS,
    boundary.request("the speakers", NOTHING_LISTED, (filter: ListFilter) => {
      listed();
      return listByFolder(workspace, (uri) => {
        const speakers = speakersIn(workspace, uri, normalFilter(filter));
        return speakers.length > 0 ? spelledIn(workspace, { uri, speakers }) : null;
      });
    }),
  );
  connection.onRequest(
    STATEMENTS,
    boundary.request("the statements", [], (params: StatementsParams): StatementEntry[] =>
      statementsOf(workspace, params.folder, params.speaker, normalFilter(params)).map((entry) => ({
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
  return underQuote(document, statement, describeStatement(workspace, document, statement));
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
