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
  return schemes().flatMap((scheme) => [
    { scheme, language: "markdown" },
    { scheme, language: "quarto" },
    { scheme, pattern: "**/attest.yaml" },
    { scheme, pattern: "**/*.{bib,bibtex}" },
  ]);
}

/** What may be the text of a source besides: the server has nothing to say of others, and asks nothing of them. */
export function sourceTextSelector(): DocumentKind[] {
  return schemes().map((scheme) => ({ scheme, pattern: "**/*.{txt,xml}" }));
}

/** Bibliographies beside those in BibTeX, and other files of these kinds: the server is told of those in use alone, and knows nothing of the others. */
export function bibliographySelector(): DocumentKind[] {
  return schemes().map((scheme) => ({ scheme, pattern: "**/*.{json,yaml,yml}" }));
}

function schemes(): string[] {
  const known = ["file", "untitled", "vscode-vfs"];
  return [...new Set([...known, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])];
}
