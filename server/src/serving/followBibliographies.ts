import {
  BulkRegistration,
  type BulkUnregistration,
  CallHierarchyPrepareRequest,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { URI } from "vscode-uri";
import { formatOf } from "../bibliography/formatOf";
import type { Session } from "./session";

/**
 * Asks a client that can be asked to tell of JSON and YAML files, and to have their keys explained, followed and renamed: of
 * those that are bibliographies in use, and of no others, since most such files are not Attest's business.
 */
export function followBibliographies({ connection, abilities, workspace, changed, boundary }: Session): void {
  if (!abilities.moreDocuments) return;
  let registered: { readonly patterns: string; readonly registration: BulkUnregistration } | null = null;

  async function follow(): Promise<void> {
    const filters = workspace.bibliographies().flatMap(({ source }) => filterFor(source.uri));
    const patterns = JSON.stringify(filters);
    if (patterns === (registered?.patterns ?? "[]")) return;
    const before = registered?.registration;
    registered =
      filters.length === 0 ? null : { patterns, registration: await connection.client.register(bulkFor(filters)) };
    before?.dispose();
  }

  let last = Promise.resolve();
  changed.onFire(() => {
    last = boundary.background("bibliographies", last.then(follow));
  });
}

interface Filter {
  readonly scheme: string;
  readonly pattern: string;
}

/** The filter for one file, by its whole path; other bibliographies are documents of the client's anyway. */
function filterFor(uri: string): Filter[] {
  const { scheme, path } = URI.parse(uri);
  const isWritten = ["json", "yaml"].includes(formatOf(path) ?? "");
  return isWritten ? [{ scheme, pattern: `**${path.replace(/[*?[\]{}]/g, "?")}` }] : [];
}

function bulkFor(documentSelector: Filter[]): BulkRegistration {
  const bulk = BulkRegistration.create();
  bulk.add(DidOpenTextDocumentNotification.type, { documentSelector });
  bulk.add(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: TextDocumentSyncKind.Incremental });
  bulk.add(DidCloseTextDocumentNotification.type, { documentSelector });
  bulk.add(HoverRequest.type, { documentSelector });
  bulk.add(DefinitionRequest.type, { documentSelector });
  bulk.add(ReferencesRequest.type, { documentSelector });
  bulk.add(DocumentHighlightRequest.type, { documentSelector });
  bulk.add(DocumentLinkRequest.type, { documentSelector });
  bulk.add(RenameRequest.type, { documentSelector, prepareProvider: true });
  bulk.add(CallHierarchyPrepareRequest.type, { documentSelector });
  return bulk;
}
