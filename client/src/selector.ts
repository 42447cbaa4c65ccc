import { workspace } from "vscode";

/** A document filter of VS Code as well as of the Language Server Protocol. */
export interface DocumentKind {
  readonly scheme: string;
  readonly language?: string;
  readonly pattern?: string;
}

/**
 * The documents that the server is told of: what can be edited on disk, unsaved, or in a virtual workspace. Old versions
 * in a comparison, output and notebook cells are none of its business.
 */
export function documentSelector(): DocumentKind[] {
  const schemes = new Set(["file", "untitled", "vscode-vfs"]);
  for (const folder of workspace.workspaceFolders ?? []) schemes.add(folder.uri.scheme);
  return [...schemes].flatMap((scheme) => [
    { scheme, language: "markdown" },
    { scheme, language: "quarto" },
    { scheme, pattern: "**/attest.yaml" },
    { scheme, pattern: "**/*.{bib,bibtex}" },
  ]);
}
