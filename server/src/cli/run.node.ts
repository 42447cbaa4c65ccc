import { version } from "../../../package.json";
import { problemsIn } from "../diagnostics";
import { textUnder } from "../export/transcription";
import { isAnnotatableName, isBibliographyName } from "../workspace/fileSystem";
import { nodeFileSystem } from "../workspace/fileSystem.node";
import { readLibrary } from "../workspace/libraries";
import { createWorkspace, type LiveWorkspace } from "../workspace/liveWorkspace";
import { isWithin } from "../workspace/uris";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import {
  type CheckArguments,
  type FileArguments,
  type FindArguments,
  HELP,
  type ImportArguments,
  parseArguments,
  type VerifyArguments,
} from "./arguments.node";
import { findInTexts, placesAsText } from "./find.node";
import { importFile } from "./import.node";
import { inspect } from "./inspect";
import { findPlace, type NamedFile, type NamedFolder, rootOf, shownPath, type Unreadable } from "./places.node";
import { asJson, asText, type CheckedFile, failsAt, type Paint } from "./report";
import { verify } from "./verify.node";

/** What a command line talks to. */
export interface Terminal {
  readonly cwd: string;
  readonly paint: Paint;
  input(): Promise<Uint8Array>;
  out(text: string): void;
  err(text: string): void;
  /** Shows how far the work is, where somebody looks on; "" when it is done. */
  progress?(text: string): void;
}

const CLEAN = 0;
const PROBLEMS = 1;
const FAILED = 2;

/** Does what the words of a command line ask for; the answer is the exit status. */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const asked = parseArguments(words);
  if (asked.command === "wrong") return fail(terminal, `${asked.message}. See attest --help.`);
  if (asked.command === "help") return print(terminal, HELP);
  if (asked.command === "version") return print(terminal, `${version}\n`);
  if (asked.command === "find") return find(asked, terminal);
  if (asked.command === "import") return importing(asked, terminal);
  if (asked.command === "verify") return verifying(asked, terminal);
  return asked.command === "check" ? check(asked, terminal) : onOneFile(asked, terminal);
}

async function importing(asked: ImportArguments, terminal: Terminal): Promise<number> {
  const { out, err, failed } = await importFile(asked, terminal.cwd, terminal.input);
  if (out) terminal.out(out);
  terminal.err(err);
  return failed ? FAILED : CLEAN;
}

async function verifying(asked: VerifyArguments, terminal: Terminal): Promise<number> {
  const progress = (text: string) => terminal.progress?.(text);
  const { out, complaints, doubtful } = await verify(asked, terminal.cwd, terminal.input, progress);
  progress("");
  terminal.out(out);
  for (const complaint of complaints) fail(terminal, complaint);
  if (complaints.length > 0) return FAILED;
  return doubtful ? PROBLEMS : CLEAN;
}

async function find(asked: FindArguments, terminal: Terminal): Promise<number> {
  const places = await findInTexts(asked, terminal.cwd);
  const { found, secondHand, complaints } = places;
  for (const complaint of complaints) fail(terminal, complaint);
  terminal.out(asked.format === "json" ? json({ found, secondHand }) : placesAsText(places));
  if (complaints.length > 0) return FAILED;
  return found.length + secondHand.length > 0 ? CLEAN : PROBLEMS;
}

function print(terminal: Terminal, text: string): number {
  terminal.out(text);
  return CLEAN;
}

function fail(terminal: Terminal, message: string): number {
  terminal.err(`attest: ${message}\n`);
  return FAILED;
}

async function check(asked: CheckArguments, terminal: Terminal): Promise<number> {
  const { places, workspace, complaints } = await open(asked.paths.length > 0 ? asked.paths : ["."], terminal);
  const files = await checkAll(workspace, places, terminal.cwd);
  terminal.out(asked.format === "json" ? json(asJson(files)) : asText(files, terminal.paint));
  for (const complaint of complaints) fail(terminal, complaint);
  if (complaints.size > 0) return FAILED;
  return failsAt(files, asked.failOn) ? PROBLEMS : CLEAN;
}

async function onOneFile({ command, path }: FileArguments, terminal: Terminal) {
  const { places, workspace, complaints } = await open([path], terminal);
  const [place] = places;
  if (place?.kind !== "file") return fail(terminal, [...complaints][0] ?? `${path}: this is a folder; name a file`);
  const shown = (uri: string) => shownPath(uri, terminal.cwd);
  const answer = await visit(workspace, place.uri, (seen, document) =>
    command === "text" ? textUnder(document!) : json(inspect(seen, document!, shown)),
  );
  terminal.out(answer);
  for (const complaint of complaints) fail(terminal, complaint);
  return complaints.size > 0 ? FAILED : CLEAN;
}

interface Opened {
  readonly places: readonly (NamedFile | NamedFolder)[];
  readonly workspace: LiveWorkspace;
  /** What could not be read, filled as it is found. */
  readonly complaints: Set<string>;
}

/** A workspace that has looked at all that belongs to `paths`. */
async function open(paths: readonly string[], terminal: Terminal): Promise<Opened> {
  const complaints = new Set<string>();
  const found = await Promise.all(paths.map((path) => findPlace(path, terminal.cwd, terminal.input)));
  for (const { message } of found.filter((place): place is Unreadable => place.kind === "unreadable"))
    complaints.add(message);
  const places = found.filter((place) => place.kind !== "unreadable");
  const report = (uri: string, why: string) => {
    if (concerns(uri, places)) complaints.add(`${shownPath(uri, terminal.cwd)}: ${why}`);
  };
  const workspace = createWorkspace(nodeFileSystem, { report, tell: () => {}, progress: () => {} });
  const roots = await Promise.all(places.map(rootOf));
  workspace.setFolders(outermost(roots.filter((root) => root !== null)));
  for (const place of places) if (place.kind === "file") openFile(workspace, place);
  await workspace.settled();
  await workspace.readBibliographies();
  return { places, workspace, complaints };
}

function openFile(workspace: LiveWorkspace, { uri, text }: NamedFile): void {
  const languageId = isBibliographyName(uri) ? "plaintext" : "markdown";
  workspace.open({ uri, text, version: 1, languageId });
}

/** Other sources around those that are named are looked at, too; bibliographies and the like are what they name. */
function concerns(uri: string, places: Opened["places"]): boolean {
  return !isAnnotatableName(uri) || places.some((place) => place.kind === "folder" && place.wants(uri));
}

function outermost(roots: readonly string[]): string[] {
  const distinct = [...new Set(roots)];
  return distinct.filter((root) => !distinct.some((other) => other !== root && isWithin(root, other)));
}

async function checkAll(
  workspace: LiveWorkspace,
  places: readonly (NamedFile | NamedFolder)[],
  cwd: string,
): Promise<CheckedFile[]> {
  const shown = new Map<string, string>();
  for (const place of places) {
    const uris = place.kind === "file" ? [place.uri] : workspace.files().filter(place.wants).sort();
    for (const uri of uris)
      if (!shown.has(uri)) shown.set(uri, place.kind === "file" ? place.shown : shownPath(uri, cwd));
  }
  const checked: CheckedFile[] = [];
  for (const [uri, file] of shown) checked.push(await checkOne(workspace, uri, file));
  return checked;
}

function checkOne(workspace: LiveWorkspace, uri: string, file: string): Promise<CheckedFile> {
  return visit(workspace, uri, (seen, document) => {
    const text = (document ?? seen.library(uri) ?? seen.projectOf(uri))?.source.text ?? "";
    return { file, text, found: problemsIn(seen, uri, new Map()) };
  });
}

/** Whatever is named or found here is an annotated source, by its name a bibliography, or a project file. */
async function visit<T>(
  workspace: LiveWorkspace,
  uri: string,
  use: (seen: Workspace, document: AnnotatedDocument | undefined) => T,
): Promise<T> {
  if (workspace.openDocument(uri)) await workspace.judged(uri);
  return workspace.visit(uri, () => {
    const known = workspace.document(uri);
    const isLibrary = isBibliographyName(uri) && !workspace.isProject(uri);
    const library = isLibrary && known ? readLibrary(known.source) : workspace.library(uri);
    const document = isLibrary ? undefined : known && asAnnotated(known);
    const seen = {
      ...workspace,
      document: (other: string) => (other === uri ? document : workspace.document(other)),
      library: (other: string) => (other === uri ? library : workspace.library(other)),
    };
    return use(seen, document);
  });
}

function asAnnotated(document: AnnotatedDocument): AnnotatedDocument {
  const { uri, source, syntax, frontMatter, model } = document;
  return { uri, source, syntax, frontMatter, model, annotated: true };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
