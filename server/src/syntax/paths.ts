import type { Located } from "./declarations";
import { frontMatterSpan } from "./frontMatter";
import { readYaml, type YamlNode } from "./yaml";
import { child, entriesOf, ignore, readText, readTexts } from "./yamlValues";

/** The files that the front matter of a Markdown text names: bibliographies, transcription, style, texts of references. */
export function pathsInFrontMatter(text: string): Located[] {
  const span = frontMatterSpan(text);
  return span === null ? [] : pathsIn(readYaml(text.slice(0, span.yaml.to)).root);
}

/** The files that a project file names: bibliographies, texts. What it includes and excludes are no files, but patterns. */
export function pathsInProject(text: string): Located[] {
  return pathsIn(readYaml(text).root);
}

/** Each place once, though an alias repeats it. */
function pathsIn(root: YamlNode | null): Located[] {
  const references = child(root, "references");
  const texts = references?.kind === "sequence" ? references.items.map((item) => child(item, "text")) : [];
  const single = [
    child(root, "transcription"),
    child(root, "csl"),
    ...entriesOf(child(root, "texts")).map(({ value }) => value),
    ...texts,
  ];
  const found = [
    ...readTexts(child(root, "bibliography"), "", ignore),
    ...single.flatMap((node) => readText(node, "", ignore) ?? []),
  ];
  return [...new Map(found.map((path) => [path.from, path])).values()].sort((a, b) => a.from - b.from);
}
