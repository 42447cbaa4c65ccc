import { textOfSource } from "../../export/checkedText";
import type { CheckedText } from "../../verification/checkedText";
import { readTextFile } from "../../verification/textFile";
import { closedDocument, openedDocument } from "../answers";
import type { FileSystem } from "../fileSystem";
import { contentOf } from "../fileTexts";
import { headOf } from "../head";
import type { WorkspaceHost } from "../host";
import { stampOfText } from "../stamp";
import { type State, textAt } from "../state";
import type { AnnotatedDocument } from "../workspace";
import { nameOfPlace, type TextPlace } from "./whichText";

/** The texts of sources, as they are checked. */
export interface Texts {
  /** The text at a place, as seen from `document`; null where there is none; undefined until it has been `load`ed. */
  at(place: TextPlace, document: AnnotatedDocument): CheckedText | null | undefined;
  /** Resolves when `at` is known. */
  load(place: TextPlace): Promise<void>;
}

/** Of closed annotated sources, whose trees are not kept, so many characters stay in memory. */
const MOST_CHARACTERS = 32_000_000;

interface Kept {
  /** Of the whole file. */
  readonly stamp: string;
  readonly text: CheckedText | null;
}

export function createTexts(state: State, files: FileSystem, report: WorkspaceHost["report"]): Texts {
  const closed = new Map<string, Kept>();
  const plain = new Map<string, CheckedText>();

  function atOpen(uri: string, document: AnnotatedDocument): AnnotatedDocument | null {
    if (uri === document.uri) return document;
    const opened = state.opened.get(uri);
    return opened ? openedDocument(state, opened) : null;
  }

  function atPlain(uri: string): CheckedText | null | undefined {
    const text = textAt(state, uri);
    if (typeof text !== "string") return text;
    if (plain.get(uri)?.text !== text) plain.set(uri, readTextFile(uri, text));
    return plain.get(uri);
  }

  async function load(place: TextPlace): Promise<void> {
    const { uri, source } = place;
    if (!place.annotated) return state.texts.load(uri);
    const { text } = await contentOf(files, uri, report);
    const document = text === null ? null : closedDocument(state, { uri, version: 0, text }, headOf(uri, text), true);
    closed.delete(nameOfPlace(place));
    const stamp = stampOfText(text ?? "");
    closed.set(nameOfPlace(place), { stamp, text: document && textOfSource(document, source) });
    forget(closed);
  }

  return {
    at(place, document) {
      if (!place.annotated) return atPlain(place.uri);
      const open = atOpen(place.uri, document);
      if (open) return textOfSource(open, place.source);
      const kept = closed.get(nameOfPlace(place));
      const indexed = state.folders.of(place.uri)?.files.get(place.uri);
      return kept && (indexed === undefined || indexed.stamp === kept.stamp) ? kept.text : undefined;
    },
    load,
  };
}

/** Lets the oldest go, but for the last one. */
function forget(closed: Map<string, Kept>): void {
  let left = 0;
  for (const { text } of closed.values()) left += text?.text.length ?? 0;
  for (const [name, { text }] of closed) {
    if (left <= MOST_CHARACTERS || closed.size === 1) return;
    closed.delete(name);
    left -= text?.text.length ?? 0;
  }
}
