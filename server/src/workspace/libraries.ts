import { readInSteps } from "../bibliography";
import { itemsMade, type KeptItems } from "../bibliography/bibtex";
import { formatOf } from "../bibliography/formatOf";
import type { Bibliography } from "../bibliography/source";
import { atOnce, type Steps } from "../bibliography/steps";
import { memoised } from "../syntax/memo";
import type { SourceText } from "../syntax/sourceText";
import { type DeclaredIds, declaredBy } from "./declared";
import { keepItems, keptItems } from "./keptItems";
import { stampOfText } from "./stamp";
import type { Store } from "./store";
import { politely } from "./turns";
import type { Library } from "./workspace";

/** A bibliography, with what it declares. */
export interface ReadLibrary extends Library {
  readonly ids: DeclaredIds;
}

/** Reads bibliographies, each text once, and large ones in the background. */
export interface LibraryReader {
  /** While a large one is read, it is as it was read before, if it was: reading begins. */
  read(source: SourceText): ReadLibrary | undefined;
  /** Resolves when `read` gives this version, or a later one. */
  prepare(source: SourceText): Promise<void>;
  /** Keeps what has been made of a large one for the next session. */
  keep(library: Library): Promise<void>;
  /** As it was read last. */
  known(uri: string): ReadLibrary | undefined;
}

/** Longer ones are not read while somebody waits. */
const SHORT = 200_000;

/** `changed` is called when one has been read in the background. */
export function libraryReader(changed: (uri: string) => void, store: Store): LibraryReader {
  const fromStore = new WeakSet<Bibliography>();
  const libraries = new Map<string, ReadLibrary>();
  const inWork = new Map<string, { readonly text: string; readonly done: Promise<void> }>();

  function keep(library: ReadLibrary): ReadLibrary {
    libraries.set(library.source.uri, library);
    return library;
  }

  function upToDate(source: SourceText): ReadLibrary | null {
    const known = libraries.get(source.uri);
    if (known?.source.text !== source.text) return null;
    return known.source.version === source.version ? known : keep({ ...known, source });
  }

  async function work(source: SourceText): Promise<void> {
    const { uri, text } = source;
    const before = libraries.get(uri);
    // What is edited is not in the store, and all but the edited entry is in memory.
    const kept = before || !isKept(source) ? null : await keptItems(store, text);
    const steps = stepsFor(source, before, kept ?? undefined);
    const turn = politely();
    for (let step = steps.next(); ; step = steps.next()) {
      if (inWork.get(uri)?.text !== text) return inWork.get(uri)?.done;
      if (step.done && kept) fromStore.add(step.value.bibliography);
      if (step.done) keep(step.value);
      if (step.done) break;
      await turn();
    }
    inWork.delete(uri);
    changed(uri);
  }

  function begin(source: SourceText): Promise<void> {
    const { uri, text } = source;
    const running = inWork.get(uri);
    if (running?.text === text) return running.done;
    const done = Promise.resolve().then(() => work(source));
    inWork.set(uri, { text, done });
    return done;
  }

  function read(source: SourceText): ReadLibrary | undefined {
    const known = upToDate(source);
    if (known !== null) return known;
    const old = libraries.get(source.uri);
    if (source.text.length <= SHORT) return keep(atOnce(stepsFor(source, old)));
    void begin(source);
    return old;
  }

  return {
    read,
    prepare: async (source) => {
      if (source.text.length > SHORT && upToDate(source) === null) await begin(source);
    },
    async keep({ source, bibliography }) {
      if (isKept(source) && !fromStore.has(bibliography)) await keepItems(store, source.text, itemsMade(bibliography));
    },
    known: (uri) => libraries.get(uri),
  };
}

/** Only BibTeX has LaTeX in it, which takes long to read. */
function isKept({ uri, text }: SourceText): boolean {
  return text.length > SHORT && formatOf(uri) === "bibtex";
}

/** The library in a text that nobody has read before. */
export function readLibrary(source: SourceText): ReadLibrary {
  return atOnce(stepsFor(source));
}

function* stepsFor(source: SourceText, before?: ReadLibrary, kept?: KeptItems): Steps<ReadLibrary> {
  const { uri, text } = source;
  const bibliography = yield* readInSteps(uri, text, before?.bibliography, kept);
  const ids = declaredBy([{ uri, speakers: [], claims: [], references: bibliography.sources }]);
  return { source, bibliography, ids };
}

const stamps = new WeakMap<Bibliography, string>();

/** Another for another text. */
export function stampOfLibrary({ source, bibliography }: ReadLibrary): string {
  return memoised(stamps, bibliography, () => stampOfText(source.text));
}
