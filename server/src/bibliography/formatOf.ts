/** The formats in which bibliographies are read. */
export type BibliographyFormat = "bibtex" | "json" | "yaml";

const EXTENSIONS: readonly (readonly [extension: RegExp, format: BibliographyFormat])[] = [
  [/\.(?:bib|bibtex)$/i, "bibtex"],
  [/\.json$/i, "json"],
  [/\.ya?ml$/i, "yaml"],
];

/** The format of the bibliography `path`, which may be a URI, by its extension; null for what is none. */
export function formatOf(path: string): BibliographyFormat | null {
  return EXTENSIONS.find(([extension]) => extension.test(path))?.[1] ?? null;
}
