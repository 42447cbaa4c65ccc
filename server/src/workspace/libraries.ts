import { readBibliography } from "../bibliography";
import type { Bibliography } from "../bibliography/source";
import { memoised } from "../syntax/memo";
import type { SourceText } from "../syntax/sourceText";
import { type DeclaredIds, declaredBy } from "./declared";
import { stampOfText } from "./stamp";
import type { Library } from "./workspace";

/** A bibliography, with what it declares. */
export interface ReadLibrary extends Library {
  readonly ids: DeclaredIds;
}

/** Reads bibliographies, each text once. */
export interface LibraryReader {
  read(source: SourceText): ReadLibrary;
  /** As it was read last. */
  known(uri: string): ReadLibrary | undefined;
}

export function libraryReader(): LibraryReader {
  const libraries = new Map<string, ReadLibrary>();
  return {
    read(source) {
      const known = libraries.get(source.uri);
      if (known?.source === source) return known;
      const library =
        known?.source.text === source.text ? { ...known, source } : readLibrary(source, known?.bibliography);
      libraries.set(source.uri, library);
      return library;
    },
    known: (uri) => libraries.get(uri),
  };
}

export function readLibrary(source: SourceText, before?: Bibliography): ReadLibrary {
  const { uri, text } = source;
  const bibliography = readBibliography(uri, text, before);
  const ids = declaredBy([{ uri, speakers: [], claims: [], references: bibliography.sources }]);
  return { source, bibliography, ids };
}

const stamps = new WeakMap<object, string>();

/** Another for another text. */
export function stampOfLibrary({ source, bibliography }: ReadLibrary): string {
  return memoised(stamps, bibliography, () => stampOfText(source.text));
}
