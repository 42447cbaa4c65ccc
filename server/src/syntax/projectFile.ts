import type { Located, ProjectFile } from "./declarations";
import { readDeclarations } from "./declare";
import { readYaml, type YamlNode } from "./yaml";
import type { YamlProblem } from "./yamlErrors";
import { asProblems, checkKeys, child, type Report, readMapping, readText, readTexts } from "./yamlValues";

/** The keys of the project file `attest.yaml`: format §1. */
export const PROJECT_KEYS = [
  "include",
  "exclude",
  "bibliography",
  "speakers",
  "claims",
  "references",
  "texts",
  "rules",
] as const;

/** Reads an `attest.yaml`. Total: bad input gives problems, and the readable rest. */
export function readProjectFile(text: string): ProjectFile {
  const { root, problems: syntaxProblems } = readYaml(text);
  const problems: YamlProblem[] = [...syntaxProblems];
  const report: Report = (problem) => problems.push(problem);
  const mapping = readMapping(root, "The project file", report);
  if (mapping) checkKeys(mapping, PROJECT_KEYS, "The project file", report);
  const project = {
    ...readDeclarations(mapping, report),
    bibliography: readTexts(child(mapping, "bibliography"), "`bibliography`", report),
    include: readGlobs(child(mapping, "include"), "`include`", report),
    exclude: readGlobs(child(mapping, "exclude"), "`exclude`", report),
    texts: readPaths(child(mapping, "texts"), report),
  };
  return { ...project, problems: asProblems(problems) };
}

function readGlobs(node: YamlNode | null, what: string, report: Report): readonly string[] {
  return readTexts(node, what, report).map((glob) => glob.value);
}

function readPaths(node: YamlNode | null, report: Report): ReadonlyMap<string, Located> {
  const mapping = readMapping(node, "`texts`", report);
  const paths = new Map<string, Located>();
  for (const { key, value } of mapping?.entries ?? []) {
    const path = readText(value, "The path of a text", report);
    if (path) paths.set(key.value, path);
    else if (value.kind === "scalar")
      report({ from: key.from, to: key.to, message: "Name the file with the text of this source." });
  }
  return paths;
}
