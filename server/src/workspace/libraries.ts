import { readBibliography } from "../bibliography";
import type { Bibliography } from "../bibliography/source";
import { type DeclaredIds, declaredBy } from "./declared";

/** A bibliography that has been read. */
export interface Library {
  readonly bibliography: Bibliography;
  readonly ids: DeclaredIds;
}

/** Reads bibliographies, each text once. */
export function libraryReader(): (uri: string, text: string) => Library {
  const read = new Map<string, Library & { text: string }>();
  return (uri, text) => {
    const known = read.get(uri);
    if (known?.text === text) return known;
    const bibliography = readBibliography(uri, text);
    const ids = declaredBy([{ uri, speakers: [], claims: [], references: bibliography.sources }]);
    const library = { text, bibliography, ids };
    read.set(uri, library);
    return library;
  };
}
