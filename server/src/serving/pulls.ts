import type { WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import { pullDocument, pullWorkspace } from "./pull";
import type { Session } from "./session";

/** Answers a client that asks for problems; not before `configured`, as it would have to ask twice. */
export function answerPulls(session: Session, configured: Promise<void>): void {
  const { connection, boundary } = session;
  connection.languages.diagnostics.on(
    boundary.request("problems", { kind: "full" as const, items: [] }, async ({ textDocument, previousResultId }) => {
      await configured;
      return pullDocument(session, textDocument.uri, previousResultId);
    }),
  );
  connection.languages.diagnostics.onWorkspace(
    boundary.request("problems of the workspace", NOTHING, async ({ previousResultIds }, token, _progress, partial) => {
      await configured;
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      const send = (report: WorkspaceDocumentDiagnosticReport) =>
        partial ? partial.report({ items: [report] }) : items.push(report);
      await pullWorkspace(session, previousResultIds, token, send);
      return { items };
    }),
  );
}

const NOTHING: WorkspaceDiagnosticReport = { items: [] };
