import { lineStarts, lineStartsOf } from "../syntax/lines";
import { closedDocument, openedDocument } from "./answers";
import type { Bell } from "./bell";
import { bibliographiesIn } from "./bibliographiesNamed";
import { type FileSystem, isBibliographyName, PROJECT_FILE } from "./fileSystem";
import { contentOf } from "./fileTexts";
import type { FolderIndex, IndexedFile } from "./folderIndex";
import { isPassedOver } from "./folders";
import { type Head, headOf } from "./head";
import type { WorkspaceHost } from "./host";
import { projectCandidates } from "./projects";
import { workQueue } from "./queue";
import { bibliographiesOf, dependsOnSources, isAnnotated } from "./resolution";
import { stampOfText } from "./stamp";
import { openHead, type State, sourceAt } from "./state";
import { summarise, summaryOf } from "./summary";
import { nextTurn, oneATurn } from "./turns";
import { baseName, isWithin } from "./uris";

/** Keeps the index of the workspace folders up to date, in the background. */
export interface Scan {
  readonly busy: boolean;
  /** Resolves when nothing is left to do. */
  settled(): Promise<void>;
  /** Finds the files in `within`, the folder or one in it, and looks at each. */
  find(folder: FolderIndex, within: string): Promise<void>;
  /** Looks at these files, again if need be. */
  look(uris: Iterable<string>): void;
  /** Looks again at the Markdown files for which `of` holds. */
  again(of: (uri: string, folder: FolderIndex) => boolean): void;
  /** An open document has changed: looks at it in the next turn, once for all that changes in this one. */
  touch(uri: string): void;
  /** What was at `uri`, and in it if it was a folder, may be gone. */
  lookWithin(uri: string): void;
  /** Reads the project file of `uri`, then the files of `named`, to which the project may add. */
  read(uri: string, named: () => readonly (string | null)[]): Promise<void>;
}

/** `changed` is called when the text of a file in a folder is another. */
export function createScan(
  state: State,
  files: FileSystem,
  bell: Bell,
  host: WorkspaceHost,
  changed: (uri: string) => void,
): Scan {
  const { folders, texts, around, opened } = state;
  const queue = workQueue(lookAt, ended);
  const touched = new Set<string>();
  const ownTurn = oneATurn();
  const idlers: (() => void)[] = [];
  let finding = 0;

  const isBusy = () => finding > 0 || queue.left > 0;

  function ended(): void {
    if (isBusy()) return;
    const fresh = [...folders].filter((folder) => !folder.scanned);
    for (const folder of fresh) folder.scanned = true;
    host.progress(0);
    if (fresh.length > 0) bell.rise();
    else bell.flush();
    for (const resolve of idlers.splice(0)) resolve();
  }

  async function find(folder: FolderIndex, within: string): Promise<void> {
    finding++;
    const found: string[] = [];
    try {
      for await (const uri of files.find(within)) if (!isPassedOver(uri, folder.root)) found.push(uri);
    } catch (error) {
      host.report(within, String(error));
    }
    note(folder, found);
    finding--;
    queue.add(found.filter((uri) => folder.candidates.has(uri)));
    ended();
  }

  function note(folder: FolderIndex, found: readonly string[]): void {
    for (const uri of found) (baseName(uri) === PROJECT_FILE ? folder.projects : folder.candidates).add(uri);
    const places = new Set(found.flatMap((uri) => projectCandidates(uri, folder.root)));
    for (const uri of places)
      if (folder.projects.has(uri)) void texts.refresh(uri);
      else texts.setMissing(uri);
  }

  async function lookAt(uri: string): Promise<void> {
    const folder = folders.of(uri);
    host.progress(queue.left);
    if (folder === undefined) return;
    try {
      folder.candidates.add(uri);
      take(folder, uri, opened.has(uri) ? lookAtOpen(folder, uri) : await lookAtClosed(folder, uri));
    } catch (error) {
      host.report(uri, String(error instanceof Error ? error.stack : error));
    }
  }

  async function lookAtClosed(folder: FolderIndex, uri: string): Promise<IndexedFile | null> {
    const { text, exists } = await contentOf(files, uri, host.report);
    const head = headOf(uri, text ?? "");
    if (text !== null) await read(uri, () => bibliographiesOf(uri, head, around.project(uri) ?? null));
    await ownTurn();
    if (opened.has(uri)) return lookAtOpen(folder, uri);
    if (!exists) folder.candidates.delete(uri);
    noteDoubt(folder, uri, head);
    if (text === null || !isAnnotated(uri, head, around)) return null;
    const { source, model } = closedDocument(state, { uri, version: 0, text }, head, false);
    return { summary: summarise(model), lineStarts: lineStartsOf(text), stamp: stampOfText(source.text) };
  }

  function lookAtOpen(folder: FolderIndex, uri: string): IndexedFile | null {
    const open = opened.get(uri)!;
    noteDoubt(folder, uri, openHead(open));
    const { annotated, source, model } = openedDocument(state, open);
    if (!annotated) return null;
    return { summary: summaryOf(model), lineStarts: lineStarts(source), stamp: `v${source.version}` };
  }

  function take(folder: FolderIndex, uri: string, file: IndexedFile | null): void {
    const change = folder.set(uri, file, (id) => isDeclaredBeside(folder, id));
    if (change !== "none") changed(uri);
    if (change === "summary") bell.rise();
    // Whoever has it open, and types in it, asks for its problems anyway.
    else if (change === "counts" || (change === "text" && !opened.has(uri))) bell.ring();
  }

  /** Sources that files declare are in the index. */
  function isDeclaredBeside(folder: FolderIndex, id: string): boolean {
    for (const at of folder.projects)
      if (around.project(at)?.file.references.some((each) => each.id === id)) return true;
    for (const at of new Set(bibliographiesIn(folder, around))) if (around.library(at)?.ids.source.has(id)) return true;
    return false;
  }

  async function read(uri: string, named: () => readonly (string | null)[]): Promise<void> {
    const isUnread = (at: string) => !opened.has(at) && !texts.isLoaded(at);
    for (const candidate of projectCandidates(uri, folders.of(uri)?.root ?? null)) {
      if (isUnread(candidate)) await texts.load(candidate);
      if (opened.has(candidate) || texts.text(candidate) !== null) break;
    }
    const all = named().filter((at) => at !== null);
    await Promise.all(all.map((at) => (isUnread(at) ? texts.load(at) : null)));
    await Promise.all(all.map(prepare));
  }

  /** Reads a bibliography where that takes long. */
  async function prepare(uri: string): Promise<void> {
    const source = isBibliographyName(uri) ? sourceAt(state, uri) : null;
    if (source) await state.libraries.prepare(source);
  }

  async function touch(uri: string): Promise<void> {
    if (touched.has(uri)) return;
    touched.add(uri);
    await nextTurn();
    touched.delete(uri);
    if (opened.get(uri)?.isSource) await lookAt(uri);
  }

  function lookWithin(gone: string): void {
    for (const folder of folders) {
      queue.add([...folder.candidates].filter((uri) => isWithin(uri, gone)));
      for (const uri of folder.projects) if (isWithin(uri, gone)) folder.projects.delete(uri);
    }
    void texts.refreshWithin((uri) => uri !== gone && isWithin(uri, gone));
  }

  return {
    get busy() {
      return isBusy();
    },
    settled: () => (isBusy() ? new Promise((resolve) => idlers.push(resolve)) : Promise.resolve()),
    find,
    look: queue.add,
    again(of) {
      for (const folder of folders) queue.add([...folder.candidates].filter((uri) => of(uri, folder)));
    },
    touch: (uri) => void touch(uri),
    lookWithin,
    read,
  };
}

function noteDoubt(folder: FolderIndex, uri: string, head: Head): void {
  if (dependsOnSources(head)) folder.undecided.add(uri);
  else folder.undecided.delete(uri);
}
