import picomatch from "picomatch";
import type { ProjectFile } from "../syntax/declarations";
import { readProjectFile } from "../syntax/projectFile";
import { PROJECT_FILE } from "./fileSystem";
import { childUri, folderOf, isWithin, relativePath } from "./uris";
import type { Project } from "./workspace";

/** Where the project file of `uri` may stand, the nearest first: its folder and those above, up to the folder `root`. */
export function projectCandidates(uri: string, root: string | null): string[] {
  const candidates: string[] = [];
  let folder = folderOf(uri);
  while (folder !== null && (root === null || isWithin(folder, root))) {
    candidates.push(childUri(folder, PROJECT_FILE));
    const parent = folderOf(folder);
    if (root === null || parent === folder) break;
    folder = parent;
  }
  return candidates;
}

/** Reads project files, each text once. */
export function projectReader(): (uri: string, text: string, version: number) => Project {
  const read = new Map<string, Project>();
  return (uri, text, version) => {
    const known = read.get(uri);
    if (known?.source.text === text && known.source.version === version) return known;
    const project = { uri, source: { uri, version, text }, file: readProjectFile(text) };
    read.set(uri, project);
    return project;
  };
}

/** Whether two versions of a project file make the same files annotated sources, and the same labels statements. */
export function sameMembers(one: Project, other: Project): boolean {
  return members(one.file) === members(other.file);
}

function members({ include, exclude, speakers, references, bibliography }: ProjectFile): string {
  const named = speakers.map(({ id, name, aliases }) => [id, name, aliases]);
  const sources = references.map(({ id }) => id);
  return JSON.stringify([include, exclude, named, sources, bibliography.map(({ value }) => value)]);
}

/** What the globs of a project file say of `uri`: `exclude` wins. */
export function membership(project: Project, uri: string): "included" | "excluded" | "unnamed" {
  const folder = folderOf(project.uri);
  if (folder === null || !isWithin(uri, folder)) return "unnamed";
  const path = relativePath(uri, folder);
  const { include, exclude } = globsOf(project.file);
  if (exclude(path)) return "excluded";
  return include(path) ? "included" : "unnamed";
}

type Matches = (path: string) => boolean;

const compiled = new WeakMap<ProjectFile, { include: Matches; exclude: Matches }>();

function globsOf(file: ProjectFile): { include: Matches; exclude: Matches } {
  let globs = compiled.get(file);
  if (globs === undefined) {
    globs = { include: matcher(file.include), exclude: matcher(file.exclude) };
    compiled.set(file, globs);
  }
  return globs;
}

/** A folder's name alone means all that is in it. A glob that cannot be compiled matches nothing. */
function matcher(globs: readonly string[]): Matches {
  const matchers = globs.flatMap((glob) => {
    const plain = glob.replace(/^\.\//, "").replace(/\/$/, "/**");
    try {
      return [picomatch(plain, { dot: true })];
    } catch {
      return [];
    }
  });
  return (path) => matchers.some((matches) => matches(path));
}
