import { readBibtex } from "./bibtex";
import { readCslJson } from "./cslJson";
import { readCslYaml } from "./cslYaml";
import type { Bibliography } from "./source";

const READERS: readonly (readonly [extension: RegExp, read: (text: string, before?: Bibliography) => Bibliography])[] =
  [
    [/\.(?:bib|bibtex)$/i, readBibtex],
    [/\.json$/i, readCslJson],
    [/\.ya?ml$/i, readCslYaml],
  ];

/**
 * Reads the bibliography in the file `path`, by its extension. What cannot be read is in `unreadable`; never throws. `before`
 * is what was read of an earlier version of it, so that what is the same need not be read again.
 */
export function readBibliography(path: string, text: string, before?: Bibliography): Bibliography {
  const reader = READERS.find(([extension]) => extension.test(path));
  if (reader) return reader[1](text, before);
  const message = "This is no bibliography that can be read: its name must end in .bib, .json, .yaml or .yml.";
  return { sources: [], unreadable: [{ from: 0, to: 0, message }] };
}
