import type { CodeLens, SelectionRange } from "vscode-languageserver";
import { codeLenses, type LensData, lensCommand } from "../features/codeLens";
import { inlayHints } from "../features/inlayHints";
import { isSourceText } from "../features/quotedFrom";
import { type QuotedLensData, quotedCommand, quotedLenses } from "../features/quotedLenses";
import { selectionRanges } from "../features/selectionRanges";
import { cancelled, outdated } from "./boundary";
import { inDocument, inFile } from "./inDocument";
import type { Session } from "./session";

/** Answers what is asked for reading: lenses over statements, inferred speakers beside quotations, growing selections. */
export function answerReaders(session: Session): void {
  answerLenses(session);
  answerHints(session);
  answerSelections(session);
}

function answerLenses(session: Session): void {
  const { connection, abilities, workspace, boundary } = session;
  connection.onCodeLens(
    boundary.request("lenses", [], (params, token) =>
      inFile(session, params, token, [], (document) => {
        const { uri } = params.textDocument;
        const { lenses: choice, quotedLenses: isQuotedWanted } = session.preferences;
        const ofStatements = codeLenses(workspace, document, { uri, choice, arrows: abilities.commands });
        if (!isQuotedWanted || !isSourceText(workspace, document)) return ofStatements;
        session.compareInBackground();
        return [...ofStatements, ...quotedLenses(workspace, document.source, uri)];
      }),
    ),
  );
  connection.onCodeLensResolve(
    boundary.request("a lens", NO_LENS, (lens, token) => {
      if (token.isCancellationRequested) throw cancelled();
      const data: LensData | QuotedLensData = lens.data;
      const document = workspace.document(data.uri);
      if (document?.source.version !== data.version) throw outdated();
      const command =
        "quoted" in data
          ? quotedCommand(workspace, document.source, data, abilities.commands)
          : lensCommand(workspace, document, data);
      if (!command) throw outdated();
      return { ...lens, command };
    }),
  );
}

const BEGINNING = { line: 0, character: 0 };
const NO_LENS: CodeLens = { range: { start: BEGINNING, end: BEGINNING } };

function answerHints(session: Session): void {
  session.connection.languages.inlayHint.on(
    session.boundary.request("hints", [], (params, token) =>
      inDocument(session, params, token, [], (document) =>
        inlayHints(session.workspace, document, params.range, session.preferences),
      ),
    ),
  );
}

function answerSelections(session: Session): void {
  const { connection, boundary } = session;
  connection.onSelectionRanges(
    boundary.request("selection", null, (params, token) =>
      inDocument<SelectionRange[] | null>(session, params, token, null, (document) =>
        selectionRanges(document, params.positions),
      ),
    ),
  );
}
