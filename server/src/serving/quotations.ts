import { underQuote } from "../features/describe/underQuote";
import { describeVerdict } from "../features/describe/verdict";
import { verdictAt } from "../features/quotationAt";
import { countAll, listedAt, quotationsIn, quotationsOfGroup, standingChanges } from "../features/quotationsList";
import { offsetAt } from "../features/ranges";
import {
  COMPARE_ALL,
  type CompareAllResult,
  DESCRIBE_QUOTATION,
  QUOTATION_AT,
  QUOTATIONS,
  QUOTATIONS_IN,
  QUOTATIONS_SEEN,
  type QuotationAtParams,
  type QuotationAtResult,
  type QuotationEntry,
  type QuotationsInParams,
  type QuotationsParams,
  type QuotationsResult,
  type QuotationsSeenParams,
} from "../protocol";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import type { AnnotatedDocument } from "../workspace/workspace";
import { inDocument } from "./inDocument";
import { folderAround, listByFolder, NOTHING_LISTED, normalFilter, spelled } from "./lists";
import { showProgress } from "./progress";
import type { Session } from "./session";

/** Answers which quotations there are, what came of comparing them, and compares them all. */
export function answerForQuotations(session: Session): void {
  answerLists(session);
  answerOfOne(session);
  answerComparing(session);
}

function answerLists(session: Session): void {
  const { connection, workspace, boundary, listed } = session;
  const changes = standingChanges();
  const spelledIn = <T extends QuotationEntry>(entry: T): T => ({
    ...entry,
    location: spelled(workspace, entry.location),
  });
  connection.onRequest(
    QUOTATIONS,
    boundary.request("the quotations", NOTHING_LISTED, (params: QuotationsParams): QuotationsResult => {
      listed();
      session.compareInBackground();
      const filter = { ...normalFilter(params), by: params.by };
      const result = listByFolder(workspace, (folder) => quotationsIn(workspace, folder, filter, changes));
      const folders = result.folders.map(({ uri, groups, changed }) => ({
        uri,
        changed: changed.map(spelledIn),
        groups: params.by === "file" ? groups.map((group) => ({ ...group, id: workspace.spelled(group.id) })) : groups,
      }));
      return { ...result, folders };
    }),
  );
  connection.onRequest(
    QUOTATIONS_IN,
    boundary.request("quotations", [], (params: QuotationsInParams): QuotationEntry[] => {
      const filter = { ...normalFilter(params), by: params.by };
      const group = params.by === "file" ? (normalFilter({ uri: params.group }).uri ?? "") : params.group;
      return quotationsOfGroup(workspace, params.folder, group, filter).map(spelledIn);
    }),
  );
  connection.onNotification(
    QUOTATIONS_SEEN,
    boundary.notification("what was seen", ({ ids }: QuotationsSeenParams) => changes.seen(ids)),
  );
}

function answerOfOne(session: Session): void {
  const { connection, workspace, boundary } = session;
  connection.onRequest(
    QUOTATION_AT,
    boundary.request("the quotation here", null, (params: QuotationAtParams, token) =>
      inDocument<QuotationAtResult | null>(session, params, token, null, ({ uri, source }) => {
        const folder = folderAround(workspace, uri);
        const entry = listedAt(workspace, folder, uri, offsetAt(source, params.position));
        return entry && { folder, file: workspace.spelled(uri), id: entry.id, sources: entry.sources };
      }),
    ),
  );
  connection.onRequest<string | null, void>(
    DESCRIBE_QUOTATION,
    boundary.request("a quotation", null, ({ textDocument: { uri }, position }: QuotationAtParams) =>
      workspace.visit(uri, () => describe(workspace, workspace.document(uri), position)),
    ),
  );
}

function answerComparing(session: Session): void {
  const { connection, workspace, boundary } = session;
  connection.onRequest<CompareAllResult, void>(
    COMPARE_ALL,
    boundary.request("comparing", null, async (_: unknown, token) => {
      const onProgress = showProgress(session, "Attest: comparing quotations", 1);
      const isDone = await workspace.compareAll(true, { onProgress, isCancelled: () => token.isCancellationRequested });
      return isDone ? countAll(workspace, workspace.scopes()) : null;
    }),
  );
}

function describe(
  workspace: LiveWorkspace,
  document: AnnotatedDocument | undefined,
  position: QuotationAtParams["position"],
): string | null {
  if (!document?.annotated) return null;
  const verdict = verdictAt(workspace, document, offsetAt(document.source, position));
  if (!verdict) return null;
  return underQuote(document, verdict.quotation, describeVerdict(workspace, document, verdict));
}
