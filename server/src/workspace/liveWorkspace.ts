import type { TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { isRead } from "../bibliography/lazySource";
import type { Bibliography } from "../bibliography/source";
import type { Span } from "../syntax/span";
import { type Answers, answersFrom, closedDocument } from "./answers";
import { type ArchiveAnswer, createArchive } from "./archive";
import { createBell } from "./bell";
import { bibliographiesNamed, isBibliographyNamed } from "./bibliographiesNamed";
import { type FileSystem, isAnnotatableName, LARGEST_FILE, PROJECT_FILE } from "./fileSystem";
import { contentOf, fileTexts } from "./fileTexts";
import { isPassedOver } from "./folders";
import { headOf } from "./head";
import type { WorkspaceHost } from "./host";
import { stampOfLibrary } from "./libraries";
import { type OpenDocument, type OpenedDocument, openDocument } from "./openDocument";
import { sameMembers } from "./projects";
import { filesNamed, isAnnotated } from "./resolution";
import { createScan } from "./scan";
import { stampOfText } from "./stamp";
import { createState, openHead, type State, textAt } from "./state";
import { NO_STORE, type Store } from "./store";
import { baseName, isWithin, normalUri } from "./uris";
import { createVerdicts } from "./verdicts";
import { keptRecords } from "./verdicts/keptRecords";
import { liftedAt } from "./verdicts/lifted";
import { recordsOf } from "./verdicts/records";
import { createTexts } from "./verdicts/texts";
import type { AnnotatedDocument, Library, Project, Workspace } from "./workspace";
import { type Waiting, workThrough } from "./workThrough";

/** Something that happened on the disk. */
export interface DiskEvent {
  readonly uri: string;
  readonly kind: "created" | "changed" | "deleted";
}

/** A workspace that follows what happens in the editor and on the disk. URIs may be spelled as the editor likes. */
export interface LiveWorkspace extends Workspace {
  /** Calls `listener`, in a later turn, after `revision` has risen or a closed file has changed. */
  onDidChange(listener: () => void): void;
  /** Begins to look at the files of new folders in the background, and forgets those of old ones. */
  setFolders(uris: readonly string[]): void;
  /** The workspace folders. */
  roots(): string[];
  /** Whether every folder has been looked at once. */
  readonly scanned: boolean;
  /** Resolves when all folders have been looked at, what others name has been read, and nothing is left to do. */
  settled(): Promise<void>;
  open(document: OpenedDocument): void;
  change(uri: string, changes: readonly TextDocumentContentChangeEvent[], version: number): void;
  close(uri: string): void;
  openDocuments(): OpenDocument[];
  openDocument(uri: string): OpenDocument | undefined;
  isProject(uri: string): boolean;
  /** A URI as the editor spells it, where it has the file open. */
  spelled(uri: string): string;
  diskChanged(events: readonly DiskEvent[]): void;
  /** Resolves when the files that a document names have been read, so that its first answers are whole. */
  ready(uri: string): Promise<void>;
  /** The same, and when its quotations have been held against the texts of their sources. */
  judged(uri: string): Promise<void>;
  /** Finds a quotation in the texts of all sources: `Archive.find`. The quotation is one of `document`'s. */
  findSource(document: AnnotatedDocument, quotation: Span, waiting?: Waiting): Promise<ArchiveAnswer | null>;
  /**
   * Compares the quotations of every annotated source that has changed since, or whose sources have; of all, if `anew`. Resolves
   * with false if it was given up.
   */
  compareAll(anew: boolean, waiting?: Waiting): Promise<boolean>;
  /** Every annotated source and project file, open or in a folder, and the bibliographies that they name, wherever they are. */
  files(): string[];
  /** The bibliographies that annotated sources and project files name, as far as they are read. */
  bibliographies(): Library[];
  /**
   * Reads what bibliographies in use say of all their sources, in turns with others, so that lists of all need not wait for that. Resolves with false
   * if it was given up.
   */
  readBibliographies(waiting?: Waiting): Promise<boolean>;
  /** Each workspace folder, and each open document that lies in none: asked of these, `summaries` and `projects` give all. */
  scopes(): string[];
  /** The text of any file: as the editor has it, else as the disk has it now; null if it cannot be read. */
  read(uri: string): Promise<string | null>;
  /** Changes with the text of a file of `files`, and with what its quotations have come to; undefined for others. */
  stamp(uri: string): string | undefined;
  /** The `stampOfText` of a closed file as it was looked at last; another stamp for an open one. */
  textStamp(uri: string): string | undefined;
  /** Calls `use` while `document(uri)` is there, even if the file is closed, and when its quotations have been judged. */
  visit<T>(uri: string, use: () => T): Promise<T>;
}

/** An empty workspace over `files`. */
export function createWorkspace(files: FileSystem, host: WorkspaceHost, store: Store = NO_STORE): LiveWorkspace {
  const bell = createBell(() => !scan.busy);
  const texts = fileTexts(files, textChanged, host.report);
  const state = createState(texts, textChanged, store);
  const scan = createScan(state, files, bell, host, wordsChanged);
  const answers = answersFrom(state);
  const sourceTexts = createTexts(state, files, host.report);
  const verdicts = createVerdicts(state, answers, sourceTexts, bell);
  const records = keptRecords();
  const archive = createArchive(state, answers, sourceTexts, files, store, host.report);

  function wordsChanged(uri: string): void {
    verdicts.textChanged(uri);
    archive.textChanged(uri);
  }

  /** A file that others name has another text. */
  function textChanged(uri: string): void {
    if (baseName(uri) === PROJECT_FILE) scan.again((file) => isWithin(file, parentOf(uri)));
    else scan.again((file, folder) => folder.undecided.has(file));
    bell.rise();
  }

  function opened(document: OpenedDocument): void {
    const open = openDocument(document);
    const { uri, text } = open.source;
    const isSource = isMarkdown(document);
    const onDisk = texts.isLoaded(uri) ? texts.text(uri) : text;
    const head = headOf(uri, isSource ? text : "");
    state.opened.set(uri, { document: open, isSource, head, headOf: null, scope: null, snapshot: null });
    // The editor may have it before the disk tells of it.
    if (baseName(uri) === PROJECT_FILE) state.folders.of(uri)?.projects.add(uri);
    if (isSource && text.length > LARGEST_FILE && isAnnotated(uri, head, state.around)) {
      host.tell(`${baseName(uri)} is larger than 16 MB: Attest leaves it alone. Divide it to annotate it.`);
    }
    if (onDisk !== text) textChanged(uri);
    scan.touch(uri);
  }

  function changed(uri: string, changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    const open = state.opened.get(uri);
    if (open === undefined) return;
    const before = projectIn(state, uri);
    open.document.change(changes, version);
    const after = projectIn(state, uri);
    if (after !== null && before !== null && sameMembers(before, after)) bell.rise();
    else if (after !== null || texts.isLoaded(uri)) textChanged(uri);
    scan.touch(uri);
  }

  function closed(uri: string): void {
    const open = state.opened.get(uri);
    state.opened.delete(uri);
    if (texts.isLoaded(uri) && texts.text(uri) !== open?.document.source.text) textChanged(uri);
    void texts.refresh(uri);
    archive.textChanged(uri);
    scan.look([uri]);
    bell.ring();
  }

  async function ready(uri: string): Promise<void> {
    const open = state.opened.get(uri);
    const head = () => (open === undefined ? headOf(uri, "") : openHead(open));
    await scan.read(uri, () => [uri, ...filesNamed(uri, head(), state.around)]);
  }

  async function judged(uri: string): Promise<void> {
    await ready(uri);
    const document = answers.document(uri);
    if (document?.annotated) await verdicts.complete(document);
  }

  async function visit<T>(uri: string, use: () => T): Promise<T> {
    if (state.opened.has(uri) || !isAnnotatableName(uri)) return judged(uri).then(use);
    const { text } = await contentOf(files, uri, host.report);
    if (text === null) return use();
    const head = headOf(uri, text);
    await scan.read(uri, () => filesNamed(uri, head, state.around));
    const document = () => closedDocument(state, { uri, version: 0, text }, head, true);
    const [before, seen] = [bell.revision, document()];
    if (seen.annotated) {
      await verdicts.complete(seen);
      records.keep(uri, recordStamp(uri), recordsOf(seen, verdicts.of(seen)));
    }
    if (state.opened.has(uri)) return judged(uri).then(use);
    state.visited.set(uri, bell.revision === before ? seen : document());
    try {
      return use();
    } finally {
      state.visited.delete(uri);
    }
  }

  function recordStamp(uri: string): string {
    return `${stampOf(state, answers, uri)} ${bell.revision} ${verdicts.revision(uri)}`;
  }

  async function compareAll(anew: boolean, waiting: Waiting = {}): Promise<boolean> {
    await scan.settled();
    const all = scopesOf(state).flatMap((scope) => [...answers.summaries(scope)].map(({ uri }) => uri));
    const isStale = (uri: string) => !state.opened.has(uri) && !records.isCurrent(uri, recordStamp(uri));
    const stale = [...new Set(all)].filter((uri) => anew || isStale(uri));
    const isDone = await workThrough(stale, (uri) => visit(uri, () => {}), waiting);
    if (stale.length > 0) bell.ring();
    return isDone;
  }

  const bibliographies = () =>
    [...new Set(bibliographiesNamed(state))].flatMap((uri) => state.around.library(uri) ?? []);

  const readWhole = new WeakSet<Bibliography>();

  async function readBibliographies(waiting: Waiting = {}): Promise<boolean> {
    // Asked after each key: what has been read whole is not gone through again.
    const fresh = bibliographies().filter(({ bibliography }) => !readWhole.has(bibliography));
    const unread = fresh.flatMap(({ bibliography }) => bibliography.sources.filter((each) => !isRead(each)));
    if (!(await workThrough(unread, async (source) => void source.csl, waiting))) return false;
    for (const { bibliography } of fresh) readWhole.add(bibliography);
    if (unread.length > 0) bell.rise();
    for (const library of fresh) await state.libraries.keep(library);
    return true;
  }

  async function read(uri: string): Promise<string | null> {
    const content = state.opened.has(uri) ? null : await contentOf(files, uri, host.report);
    return state.opened.get(uri)?.document.source.text ?? content?.text ?? null;
  }

  function onDisk({ uri, kind }: DiskEvent): void {
    void texts.refresh(uri);
    archive.textChanged(uri);
    if (kind === "deleted") scan.lookWithin(uri);
    const folder = state.folders.of(uri);
    if (folder === undefined || isPassedOver(uri, folder.root)) return;
    if (baseName(uri) === PROJECT_FILE && kind !== "deleted") folder.projects.add(uri);
    else if (isAnnotatableName(uri)) scan.look([uri]);
    else if (kind === "created" && !/\.\w+$/.test(uri)) void scan.find(folder, uri);
  }

  return {
    ...normalised(answers),
    get revision() {
      return bell.revision;
    },
    verdicts: verdicts.of,
    verdictsIn: verdicts.in,
    judgedRevision: verdicts.revision,
    rejudged: verdicts.rejudged,
    heldAgainst: verdicts.heldAgainst,
    sourceTexts: verdicts.sourceTexts,
    onDidChange: bell.onRing,
    setFolders(uris) {
      for (const folder of state.folders.become(uris.map(normalUri))) void scan.find(folder, folder.root);
      bell.rise();
    },
    roots: () => [...state.folders].map(({ root }) => root),
    get scanned() {
      return [...state.folders].every(({ scanned }) => scanned);
    },
    async settled() {
      await texts.idle();
      await scan.settled();
    },
    open: opened,
    change: (uri, changes, version) => changed(normalUri(uri), changes, version),
    close: (uri) => closed(normalUri(uri)),
    openDocuments: () => [...state.opened.values()].map(({ document }) => document),
    openDocument: (uri) => state.opened.get(normalUri(uri))?.document,
    isProject: (uri) => baseName(normalUri(uri)) === PROJECT_FILE,
    spelled: (uri) => state.opened.get(normalUri(uri))?.document.clientUri ?? uri,
    diskChanged(events) {
      for (const { uri, kind } of events) onDisk({ uri: normalUri(uri), kind });
    },
    ready: (uri) => ready(normalUri(uri)),
    judged: (uri) => judged(normalUri(uri)),
    quotationRecords(uri) {
      const document = answers.document(normalUri(uri));
      if (document?.annotated) return recordsOf(document, verdicts.of(document));
      return records.get(normalUri(uri));
    },
    compareAll,
    async findSource(document, quotation, waiting = {}) {
      const lifted = liftedAt(document, quotation);
      return lifted && archive.find(document, lifted, waiting);
    },
    files: () => filesOf(state, answers),
    bibliographies,
    readBibliographies,
    scopes: () => scopesOf(state),
    read: (uri) => read(normalUri(uri)),
    stamp(uri) {
      const stamp = stampOf(state, answers, normalUri(uri));
      return stamp && `${stamp}.${verdicts.revision(normalUri(uri))}`;
    },
    textStamp: (uri) => stampOf(state, answers, normalUri(uri)),
    visit: (uri, use) => visit(normalUri(uri), use),
  };
}

/** The same answers for every spelling of a URI. */
function normalised(answers: Answers): Answers {
  return {
    document: (uri) => answers.document(normalUri(uri)),
    projectOf: (uri) => answers.projectOf(normalUri(uri)),
    summaries: (uri) => answers.summaries(normalUri(uri)),
    projects: (uri) => answers.projects(normalUri(uri)),
    ids: (kind, uri) => answers.ids(kind, normalUri(uri)),
    declaration: ((kind: "speaker", id: string, uri: string) =>
      answers.declaration(kind, id, normalUri(uri))) as Workspace["declaration"],
    declaredOtherwise: (kind, own, uri) => answers.declaredOtherwise(kind, own, normalUri(uri)),
    provenance: (uri) => answers.provenance(normalUri(uri)),
    knowsSources: (uri) => answers.knowsSources(normalUri(uri)),
    isSourceUsed: (id, uri) => answers.isSourceUsed(id, normalUri(uri)),
    library: (uri) => answers.library(normalUri(uri)),
    libraries: (uri) => answers.libraries(normalUri(uri)),
    exists: (path, uri) => answers.exists(path, normalUri(uri)),
    whyUnread: (path, uri) => answers.whyUnread(path, normalUri(uri)),
    textOf: (path, uri) => answers.textOf(path, normalUri(uri)),
    lineStarts: (uri) => answers.lineStarts(normalUri(uri)),
  };
}

function isMarkdown({ uri, languageId }: OpenedDocument): boolean {
  return languageId === "markdown" || languageId === "quarto" || isAnnotatableName(normalUri(uri));
}

function parentOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}

function projectIn({ around }: State, uri: string): Project | null {
  return baseName(uri) === PROJECT_FILE ? (around.project(uri) ?? null) : null;
}

function filesOf(state: State, answers: Answers): string[] {
  const { folders, opened, texts } = state;
  const all = new Set<string>();
  for (const folder of folders) for (const uri of [...folder.projects, ...folder.files.keys()]) all.add(uri);
  for (const [uri, { isSource }] of opened)
    if (isSource ? answers.document(uri)?.annotated : baseName(uri) === PROJECT_FILE) all.add(uri);
    else all.delete(uri);
  for (const uri of bibliographiesNamed(state))
    if (opened.has(uri) || typeof texts.text(uri) === "string") all.add(uri);
  return [...all];
}

function scopesOf({ folders, opened }: State): string[] {
  const outside = [...opened.keys()].filter((uri) => folders.of(uri) === undefined);
  return [...[...folders].map(({ root }) => root), ...outside];
}

function stampOf(state: State, answers: Answers, uri: string): string | undefined {
  const open = state.opened.get(uri);
  if (open?.isSource) return answers.document(uri)?.annotated ? `v${open.document.source.version}` : undefined;
  const indexed = state.folders.of(uri)?.files.get(uri);
  if (indexed !== undefined) return indexed.stamp;
  if (baseName(uri) !== PROJECT_FILE) return stampOfNamed(state, uri);
  const text = textAt(state, uri);
  return typeof text === "string" ? stampOfText(text) : undefined;
}

function stampOfNamed(state: State, uri: string): string | undefined {
  const library = isBibliographyNamed(state, uri) ? state.around.library(uri) : null;
  return library ? stampOfLibrary(library) : undefined;
}
