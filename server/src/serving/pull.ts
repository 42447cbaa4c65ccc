import type {
  CancellationToken,
  DocumentDiagnosticReport,
  PreviousResultId,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { politely } from "../workspace/turns";
import { normalUri } from "../workspace/uris";
import { cancelled } from "./boundary";
import type { Session } from "./session";
import { whenCancelled } from "./signal";

/** The problems of one document; `previous` names the answer that the client has. */
export async function pullDocument(
  { workspace, problems }: Session,
  uri: string,
  previous: string | undefined,
): Promise<DocumentDiagnosticReport> {
  await workspace.ready(uri);
  const resultId = problems.resultId(uri);
  if (resultId === previous) return { kind: "unchanged", resultId };
  return { kind: "full", resultId, items: problems.diagnostics(uri) };
}

/**
 * The problems of all files, each `send` as soon as it is known, those apart that the client has already. If there is
 * nothing new the question is held open until there is: the client asks again after every answer.
 */
export async function pullWorkspace(
  session: Session,
  previous: readonly PreviousResultId[],
  token: CancellationToken,
  send: (report: WorkspaceDocumentDiagnosticReport) => void,
): Promise<void> {
  const known = new Map(previous.map(({ uri, value }) => [normalUri(uri), { uri, value }]));
  await Promise.race([session.workspace.settled(), whenCancelled(token)]);
  for (;;) {
    const next = session.changed.next(token);
    if (await sendNews(session, known, token, send)) return;
    await next;
  }
}

type Known = ReadonlyMap<string, { readonly uri: string; readonly value: string }>;

async function sendNews(
  { workspace, problems }: Session,
  known: Known,
  token: CancellationToken,
  send: (report: WorkspaceDocumentDiagnosticReport) => void,
): Promise<boolean> {
  const turn = politely();
  let sent = false;
  if (token.isCancellationRequested) throw cancelled();
  for (const uri of new Set([...workspace.files(), ...known.keys()])) {
    if (token.isCancellationRequested) throw cancelled();
    if (known.get(uri)?.value === problems.resultId(uri)) continue;
    const spelled = known.get(uri)?.uri ?? workspace.spelled(uri);
    send(await workspace.visit(uri, () => reportOn({ workspace, problems }, uri, spelled)));
    sent = true;
    await turn();
  }
  return sent;
}

function reportOn(
  { workspace, problems }: Pick<Session, "workspace" | "problems">,
  uri: string,
  spelled: string,
): WorkspaceDocumentDiagnosticReport {
  const version = workspace.document(uri)?.source.version || null;
  const items = problems.diagnostics(uri);
  return { kind: "full", uri: spelled, version, resultId: problems.resultId(uri), items };
}
