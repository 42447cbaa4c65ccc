import type { ClientCapabilities, CodeActionClientCapabilities } from "vscode-languageserver";
import {
  CodeActionKind,
  type FileOperationRegistrationOptions,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { SEMANTIC_TOKENS_LEGEND } from "../features/semanticTokens";
import { ATTRIBUTE_INFERRED_KIND } from "../protocol";

/** Files that may be named by others, and folders. */
const MOVING: FileOperationRegistrationOptions["filters"] = [
  { pattern: { glob: "**/*.{md,markdown,qmd,bib,bibtex,csl,json,yaml,yml,txt}", matches: "file" } },
  { pattern: { glob: "**/*", matches: "folder" } },
];

/** What the server can do. Positions are UTF-16, which every client knows. */
export const SERVER_CAPABILITIES: ServerCapabilities = {
  positionEncoding: "utf-16",
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  callHierarchyProvider: true,
  documentHighlightProvider: true,
  workspaceSymbolProvider: { resolveProvider: true },
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  documentLinkProvider: {},
  selectionRangeProvider: true,
  codeLensProvider: { resolveProvider: true },
  inlayHintProvider: true,
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, ATTRIBUTE_INFERRED_KIND],
    resolveProvider: true,
  },
  semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: { delta: true }, range: true },
  completionProvider: { triggerCharacters: ["=", '"', " ", "/", "#", "{", ".", "@"], resolveProvider: true },
  diagnosticProvider: { identifier: "attest", interFileDependencies: true, workspaceDiagnostics: true },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { willRename: { filters: MOVING } },
  },
};

/** What of the client's abilities makes a difference. */
export interface ClientAbilities {
  readonly pull: boolean;
  readonly refreshDiagnostics: boolean;
  readonly refreshTokens: boolean;
  readonly refreshLenses: boolean;
  readonly refreshHints: boolean;
  readonly watch: boolean;
  /** Whether it can be asked to tell of more documents than it does by itself. */
  readonly moreDocuments: boolean;
  readonly folders: boolean;
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly progress: boolean;
  readonly nestedSymbols: boolean;
  readonly links: boolean;
  /** The range of a symbol is asked for when it is needed. */
  readonly lazySymbols: boolean;
  readonly snippets: boolean;
  /** The edit of an action is asked for when somebody takes it. */
  readonly lazyEdits: boolean;
  /** Edits are bound to versions of files. */
  readonly versionedEdits: boolean;
  /** Edits that the user confirms before they are made. */
  readonly confirmation: boolean;
  /** The client has our commands: it says so in its `initializationOptions`, `{commands: true}`. */
  readonly commands: boolean;
  /** Whether files outside the workspace may be read: `initializationOptions` says if not, `{trusted: false}`. */
  readonly trusted: boolean;
  /** The folder where the client lets its servers keep files, as a URI: `initializationOptions` names it, `{storage: URI}`; else null. */
  readonly storage: string | null;
}

export function abilitiesOf(
  { textDocument, workspace, window }: ClientCapabilities,
  options: { readonly commands?: unknown; readonly trusted?: unknown; readonly storage?: unknown } | null | undefined,
): ClientAbilities {
  const edits = workspace?.workspaceEdit;
  return {
    pull: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshTokens: workspace?.semanticTokens?.refreshSupport === true,
    refreshLenses: workspace?.codeLens?.refreshSupport === true,
    refreshHints: workspace?.inlayHint?.refreshSupport === true,
    watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    moreDocuments:
      textDocument?.synchronization?.dynamicRegistration === true && textDocument.hover?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    progress: window?.workDoneProgress === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    links: textDocument?.definition?.linkSupport === true,
    lazySymbols: workspace?.symbol?.resolveSupport?.properties.includes("location.range") === true,
    lazyEdits: resolvesEdits(textDocument?.codeAction),
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    versionedEdits: edits?.documentChanges === true,
    confirmation: edits?.documentChanges === true && edits.changeAnnotationSupport !== undefined,
    commands: options?.commands === true,
    trusted: options?.trusted !== false,
    storage: typeof options?.storage === "string" ? options.storage : null,
  };
}

function resolvesEdits(actions: CodeActionClientCapabilities | undefined): boolean {
  return actions?.dataSupport === true && actions.resolveSupport?.properties.includes("edit") === true;
}
