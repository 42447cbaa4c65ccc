import type { Declarations } from "../syntax/declarations";
import { type DeclaredIds, declaredBy } from "./declared";
import type { FolderIndex } from "./folderIndex";
import type { Head } from "./head";
import type { ReadLibrary } from "./libraries";
import { membership, projectCandidates } from "./projects";
import type { ScopeParts } from "./scope";
import { resolvePath } from "./uris";
import type { Project } from "./workspace";

/** What is at hand of the files around an annotated source. `undefined`: not known yet. */
export interface Surroundings {
  /** Null if there is none. */
  project(uri: string): Project | null | undefined;
  library(uri: string): ReadLibrary | null | undefined;
  folder(uri: string): FolderIndex | undefined;
}

/** Format §1: whether a file is an annotated source, as far as is known. */
export function isAnnotated(uri: string, { frontMatter, ids }: Head, around: Surroundings): boolean {
  const project = around.project(uri);
  const member = project ? membership(project, uri) : "unnamed";
  if (member !== "unnamed") return member === "included";
  if (frontMatter === null || frontMatter.optsIn) return frontMatter !== null;
  const source = frontMatter.source?.value;
  if (source === undefined) return false;
  return nearLayers(uri, { frontMatter, ids }, around).some((layer) => layer.source.has(source));
}

/** Whether it takes a bibliography to know whether a file is an annotated source. */
export function dependsOnSources({ frontMatter }: Head): boolean {
  return frontMatter !== null && !frontMatter.optsIn && frontMatter.source !== null;
}

/** All that declares ids for a file, what holds first. With `folder` the rest of its workspace folder, too. */
export function partsOfScope(uri: string, head: Head, around: Surroundings, folder?: FolderIndex): ScopeParts {
  const project = around.project(uri);
  const layers = nearLayers(uri, head, around);
  if (folder) layers.push(folder.declared());
  const known = project !== undefined && bibliographiesOf(uri, head, project).every((at) => isKnown(at, around));
  return {
    frontMatter: head.frontMatter,
    project: project ?? null,
    layers,
    complete: known && folder?.scanned !== false,
  };
}

function isKnown(bibliography: string | null, around: Surroundings): boolean {
  return bibliography !== null && around.library(bibliography) !== undefined;
}

function nearLayers(uri: string, head: Omit<Head, "block">, around: Surroundings): DeclaredIds[] {
  const project = around.project(uri) ?? null;
  const layers = [head.ids];
  if (project) layers.push(idsOfProject(project));
  for (const bibliography of bibliographiesOf(uri, head, project)) {
    const library = bibliography === null ? null : around.library(bibliography);
    if (library) layers.push(library.ids);
  }
  return layers;
}

const projectIds = new WeakMap<Project, DeclaredIds>();

export function idsOfProject(project: Project): DeclaredIds {
  const known = projectIds.get(project) ?? declaredBy([{ uri: project.uri, ...project.file }]);
  projectIds.set(project, known);
  return known;
}

/** Those of the file, then those of its project; null for one that cannot be read here, as it is a web address. */
export function bibliographiesOf(
  uri: string,
  head: Pick<Head, "frontMatter">,
  project: Project | null,
): (string | null)[] {
  const named = (declarations: Declarations, at: string) =>
    declarations.bibliography.map(({ value }) => resolvePath(value, at));
  return [
    ...(head.frontMatter ? named(head.frontMatter, uri) : []),
    ...(project ? named(project.file, project.uri) : []),
  ];
}

/** The files that must have been read before the problems of a file are known; more may come to light with the project. */
export function filesNamed(uri: string, head: Head, around: Surroundings): string[] {
  const project = around.project(uri) ?? null;
  const own = [head.frontMatter?.transcription, head.frontMatter?.csl];
  const texts = [...(project?.file.texts.values() ?? [])].map(({ value }) => resolvePath(value, project!.uri));
  const textsOf = (declarations: Declarations | undefined, at: string) =>
    (declarations?.references ?? []).map(({ text }) => (text === null ? null : resolvePath(text, at)));
  const named = [
    ...bibliographiesOf(uri, head, project),
    ...own.map((path) => (path ? resolvePath(path.value, uri) : null)),
    ...texts,
    ...textsOf(head.frontMatter ?? undefined, uri),
    ...textsOf(project?.file, project?.uri ?? uri),
  ];
  return named.filter((each) => each !== null);
}

/** The nearest project file that there is: reads candidates one after the other. */
export function nearestProject<T>(
  uri: string,
  root: string | null,
  read: (candidate: string) => T | null | undefined,
): T | null | undefined {
  for (const candidate of projectCandidates(uri, root)) {
    const project = read(candidate);
    if (project !== null) return project;
  }
  return null;
}
