import { formatOf } from "../bibliography/formatOf";
import { type KeyPlace, keysInBibliography, keysInDeclarations } from "../bibliography/keyPlaces";
import type { Source } from "../bibliography/source";
import { frontMatterSpan } from "../syntax/frontMatter";
import { memoised } from "../syntax/memo";
import type { TextEdit } from "../syntax/problem";
import type { SourceText } from "../syntax/sourceText";
import type { Span } from "../syntax/span";
import { touches } from "../syntax/span";
import { readYaml } from "../syntax/yaml";
import { scalarInPlace } from "../syntax/yamlWriting";
import { PROJECT_FILE } from "../workspace/fileSystem";
import type { Occurrence, Subject } from "../workspace/occurrences";
import { baseName, resolvePath } from "../workspace/uris";
import type { Workspace } from "../workspace/workspace";

/* The keys of sources as files that declare sources write them: in entries, in links between entries, in `texts`. */

/** The keys in the front matter of an annotated source, or in a project file; no reading of its text. */
export function keysDeclared({ uri, text }: SourceText): KeyPlace[] {
  const end = baseName(uri) === PROJECT_FILE ? text.length : frontMatterSpan(text)?.yaml.to;
  return end === undefined ? [] : keysInDeclarations(readYaml(text.slice(0, end)).root);
}

const known = new WeakMap<SourceText, readonly KeyPlace[]>();

/** All keys in a bibliography. */
export function keysInLibrary(source: SourceText): readonly KeyPlace[] {
  return memoised(known, source, () => keysInBibliography(source.uri, source.text));
}

/** The key at `offset` of a bibliography, as an occurrence; null where there is none. */
export function keyInLibraryAt(source: SourceText, offset: number): Occurrence | null {
  const place = keysInLibrary(source).find((each) => touches(each, offset));
  return place ? asOccurrence(place) : null;
}

export function asOccurrence({ key, role, from, to }: KeyPlace): Occurrence {
  return { kind: "source", id: key, role, from, to };
}

/** `occurrences` of a subject in a file, with those in what its references rest on and in `texts`, if it is a source. */
export function withKeys(source: SourceText, subject: Subject, occurrences: readonly Occurrence[]): Occurrence[] {
  const all = new Map(occurrences.map((each) => [each.from, each]));
  if (subject.kind === "source")
    for (const place of keysDeclared(source))
      if (place.key === subject.id && !all.has(place.from)) all.set(place.from, asOccurrence(place));
  return [...all.values()].sort((a, b) => a.from - b.from);
}

/** The annotated sources and project files of a folder that name a source in what another rests on, or give it a text. */
export function filesRelating(workspace: Workspace, uri: string, id: string): string[] {
  const relate = (references: readonly Source[]) =>
    references.some(({ links }) => links.some((link) => link.id === id));
  const files: string[] = [];
  for (const summary of workspace.summaries(uri)) if (relate(summary.references)) files.push(summary.uri);
  for (const { uri: at, file } of workspace.projects(uri))
    if (relate(file.references) || file.texts.has(id)) files.push(at);
  return files;
}

/** The bibliographies that hold anywhere in the workspace folder of `uri`, each once; that file itself, if it is one. */
export function librariesAround(workspace: Workspace, uri: string): SourceText[] {
  const named = new Set<string | null>([uri]);
  for (const file of workspace.summaries(uri))
    for (const path of file.bibliographies) named.add(resolvePath(path, file.uri));
  for (const { uri: at, file } of workspace.projects(uri))
    for (const { value } of file.bibliography) named.add(resolvePath(value, at));
  return [...named].flatMap((at) => (at === null ? [] : (workspace.library(at)?.source ?? [])));
}

/** The edits that write `key` for `id` in a bibliography, at the places that are wanted; or a place where it is written so that it cannot be replaced. */
export function keyEdits(
  source: SourceText,
  id: string,
  key: string,
  isWanted: (place: KeyPlace) => boolean = () => true,
): { readonly edits: readonly TextEdit[] } | { readonly stuck: Span } {
  const edits: TextEdit[] = [];
  for (const place of keysInLibrary(source)) {
    if (place.key !== id || !isWanted(place)) continue;
    const insert = keyInPlace(source.uri, source.text, place, key);
    if (insert === null) return { stuck: place };
    edits.push({ from: place.from, to: place.to, insert });
  }
  return { edits };
}

/**
 * `key` as it is written in place of the one at `at` of the bibliography `path`, whose marks stay; null where that one is
 * written so that it cannot be replaced.
 */
function keyInPlace(path: string, text: string, at: KeyPlace, key: string): string | null {
  const format = formatOf(path);
  if (format === "yaml") return scalarInPlace(text, at, key);
  if (format === "json") return text[at.from - 1] === '"' ? key : JSON.stringify(key);
  return text.slice(at.from, at.to) === at.key ? key : null;
}
