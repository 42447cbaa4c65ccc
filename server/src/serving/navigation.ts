import {
  type CancellationToken,
  type Location,
  LSPErrorCodes,
  ResponseError,
  SymbolKind,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from "vscode-languageserver";
import { definition } from "../features/definition";
import { documentHighlights } from "../features/documentHighlights";
import { movedFiles } from "../features/movedFiles";
import { rangeIn } from "../features/places";
import { offsetAt } from "../features/ranges";
import { references } from "../features/references";
import { prepareRename, rename } from "../features/rename";
import type { Refusal } from "../features/workspaceEdits";
import { symbolOf, workspaceSymbols } from "../features/workspaceSymbols";
import type { Span } from "../syntax/span";
import type { AnnotatedDocument } from "../workspace/workspace";
import { cancelled, outdated } from "./boundary";
import { editFor, plainLocation } from "./flat";
import { inFile } from "./inDocument";
import type { Session } from "./session";
import { whenCancelled } from "./signal";

/** Answers where an id is declared and where else it stands; finds symbols in all folders; renames. */
export function answerNavigation(session: Session): void {
  answerPlaces(session);
  answerSymbols(session);
  answerRename(session);
  answerMoves(session);
}

function answerPlaces(session: Session): void {
  const { connection, abilities, workspace, boundary } = session;
  const offsetIn = ({ source }: AnnotatedDocument, { position }: TextDocumentPositionParams) =>
    offsetAt(source, position);
  connection.onDefinition(
    boundary.request("definition", [], (params: TextDocumentPositionParams, token) =>
      inFile(session, params, token, [], (document) => {
        const links = definition(workspace, document, offsetIn(document, params));
        const spelled = links.map((link) => ({ ...link, targetUri: workspace.spelled(link.targetUri) }));
        return abilities.links ? spelled : spelled.map(plainLocation);
      }),
    ),
  );
  connection.onReferences(
    boundary.request("references", [], async (params, token): Promise<Location[]> => {
      await indexed(session, token);
      return inFile<Location[]>(session, params, token, [], (document) => {
        const { includeDeclaration } = params.context;
        const found = references(workspace, document, offsetIn(document, params), includeDeclaration);
        return found.map(({ uri, range }) => ({ uri: workspace.spelled(uri), range }));
      });
    }),
  );
  connection.onDocumentHighlight(
    boundary.request("highlights", [], (params: TextDocumentPositionParams, token) =>
      inFile(session, params, token, [], (document) =>
        documentHighlights(workspace, document, offsetIn(document, params)),
      ),
    ),
  );
}

/** What a client sends back of a symbol when it needs its range. */
type SymbolData = Span & { readonly uri: string };

function answerSymbols({ connection, abilities, workspace, boundary }: Session): void {
  connection.onWorkspaceSymbol(
    boundary.request("symbols", [], ({ query }): WorkspaceSymbol[] =>
      workspaceSymbols(workspace, query).map((symbol) => {
        const made = symbolOf(workspace, symbol, !abilities.lazySymbols);
        return { ...made, location: { ...made.location, uri: workspace.spelled(symbol.uri) } };
      }),
    ),
  );
  connection.onWorkspaceSymbolResolve(
    boundary.request("a symbol", NO_SYMBOL, (symbol): WorkspaceSymbol => {
      const { uri, from, to }: SymbolData = symbol.data;
      return { ...symbol, location: { uri: symbol.location.uri, range: rangeIn(workspace, uri, { from, to }) } };
    }),
  );
}

const NO_SYMBOL: WorkspaceSymbol = { name: "", kind: SymbolKind.Null, location: { uri: "" } };

function answerRename(session: Session): void {
  const { connection, abilities, workspace, boundary } = session;
  connection.onPrepareRename(
    boundary.request("rename", null, (params: TextDocumentPositionParams, token) =>
      inFile(session, params, token, null, (document) =>
        orRefused(prepareRename(workspace, document, offsetAt(document.source, params.position))),
      ),
    ),
  );
  connection.onRenameRequest(
    boundary.request("rename", null, async (params, token): Promise<WorkspaceEdit | null> => {
      await indexed(session, token);
      return inFile<WorkspaceEdit | null>(session, params, token, null, async (document) => {
        const offset = offsetAt(document.source, params.position);
        const answer = orRefused(await rename(workspace, document, offset, params.newName));
        if (token.isCancellationRequested) throw cancelled();
        if (workspace.document(params.textDocument.uri)?.source !== document.source) throw outdated();
        return editFor(abilities, answer);
      });
    }),
  );
}

function answerMoves(session: Session): void {
  const { connection, abilities, workspace, boundary } = session;
  connection.workspace.onWillRenameFiles(
    boundary.request("moving files", null, async ({ files }, token): Promise<WorkspaceEdit | null> => {
      await indexed(session, token);
      const moves = files.map(({ oldUri, newUri }) => ({ from: oldUri, to: newUri }));
      const edit = await movedFiles(workspace, moves);
      if (token.isCancellationRequested) throw cancelled();
      return edit && editFor(abilities, edit);
    }),
  );
}

/** Resolves when all files are known: half of an answer over a folder would look like all of it. */
async function indexed({ workspace }: Session, token: CancellationToken): Promise<void> {
  await Promise.race([workspace.settled(), whenCancelled(token)]);
  if (token.isCancellationRequested) throw cancelled();
}

/** The reason is what the editor shows. */
function orRefused<T extends object>(answer: T | Refusal): T {
  if ("refused" in answer) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
  return answer;
}
