import type { DocumentSymbol, Location, LocationLink, SymbolInformation } from "vscode-languageserver";

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
