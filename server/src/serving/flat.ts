import type {
  DocumentSymbol,
  Location,
  LocationLink,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import type { ClientAbilities } from "./capabilities";

/** The outline for a client that knows no hierarchy. */
export function flatSymbols(uri: string, symbols: readonly DocumentSymbol[], container?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, containerName: container },
    ...flatSymbols(uri, children ?? [], name),
  ]);
}

/** The place for a client that knows no links. */
export function plainLocation({ targetUri, targetSelectionRange }: LocationLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}

/** The edit as the client understands it: for one that knows no versions, by file alone. */
export function editFor({ versionedEdits }: ClientAbilities, edit: WorkspaceEdit): WorkspaceEdit {
  if (versionedEdits) return edit;
  const changes: Record<string, TextEdit[]> = {};
  for (const change of edit.documentChanges ?? [])
    if ("textDocument" in change) changes[change.textDocument.uri] = change.edits.filter((each) => "newText" in each);
  return { changes };
}
