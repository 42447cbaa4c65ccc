import { type KeptItems, readBibtex } from "./bibtex";
import { readCslJson } from "./cslJson";
import { readCslYaml } from "./cslYaml";
import { type BibliographyFormat, formatOf } from "./formatOf";
import type { Bibliography } from "./source";
import { atOnce, type Steps } from "./steps";

type Reader = (text: string, before?: Bibliography, kept?: KeptItems) => Steps<Bibliography>;

const READERS: Readonly<Record<BibliographyFormat, Reader>> = {
  bibtex: readBibtex,
  json: inOneStep(readCslJson),
  yaml: inOneStep(readCslYaml),
};

function inOneStep(read: (text: string) => Bibliography): Reader {
  // biome-ignore lint/correctness/useYield: it is too short for a pause, or its library makes none
  return function* (text) {
    return read(text);
  };
}

/** Reads the bibliography in the file `path`, by its extension. What cannot be read is in `unreadable`; never throws. */
export function readBibliography(path: string, text: string): Bibliography {
  return atOnce(readInSteps(path, text));
}

/** The same in steps. `before` is what was read of an earlier version, so that what is the same need not be read again; `kept` what was made of this text. */
export function readInSteps(path: string, text: string, before?: Bibliography, kept?: KeptItems): Steps<Bibliography> {
  const format = formatOf(path);
  const reader = format ? READERS[format] : inOneStep(readNothing);
  return reader(text, before, kept);
}

function readNothing(): Bibliography {
  const message = "This is no bibliography that can be read: its name must end in .bib, .json, .yaml or .yml.";
  return { sources: [], unreadable: [{ from: 0, to: 0, message }] };
}
