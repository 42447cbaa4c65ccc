import type { CodeLens, SelectionRange } from "vscode-languageserver";
import { codeLenses, type LensData, lensCommand } from "../features/codeLens";
import { inlayHints } from "../features/inlayHints";
import { selectionRanges } from "../features/selectionRanges";
import { cancelled, outdated } from "./boundary";
import { inDocument } from "./inDocument";
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
      inDocument(session, params, token, [], (document) => {
        const { uri } = params.textDocument;
        const choice = session.preferences.lenses;
        return codeLenses(workspace, document, { uri, choice, arrows: abilities.commands });
      }),
    ),
  );
  connection.onCodeLensResolve(
    boundary.request("a lens", NO_LENS, (lens, token) => {
      if (token.isCancellationRequested) throw cancelled();
      const data: LensData = lens.data;
      const document = workspace.document(data.uri);
      const command = document?.source.version === data.version && lensCommand(workspace, document, data);
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
