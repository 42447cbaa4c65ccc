import type { CompletionItem } from "vscode-languageserver-types";
import { frontMatterSpan } from "../../syntax/frontMatter";
import type { SourceText } from "../../syntax/sourceText";
import type { Workspace } from "../../workspace/workspace";
import { rangeOf } from "../ranges";
import { type CompletionAbilities, placedAt } from "./items";
import { notationEntries } from "./notation";
import { placeAt } from "./place";
import { yamlEntries } from "./yaml";
import { yamlPlaceAt } from "./yamlPlace";

export { type CompletionAbilities, type Described, documentationOf } from "./items";

/** What can be written at `offset` of an annotated source or a project file; nothing in prose. */
export function completions(
  workspace: Workspace,
  source: SourceText,
  offset: number,
  abilities: CompletionAbilities,
): CompletionItem[] {
  const { uri, text } = source;
  const project = workspace.projectOf(uri);
  if (project?.uri === uri)
    return inYaml(workspace, source, { from: 0, to: text.length }, "project", offset, abilities);
  const front = frontMatterSpan(text);
  if (front && offset >= front.yaml.from && offset < Math.max(front.yaml.to, front.yaml.from + 1))
    return inYaml(workspace, source, front.yaml, "frontMatter", offset, abilities);
  if (front && offset < front.to) return [];
  const place = placeAt(text, offset);
  const document = place && workspace.document(uri);
  if (!document?.annotated) return [];
  return placedAt(notationEntries(workspace, document, place!, abilities), rangeOf(source, place!));
}

function inYaml(
  workspace: Workspace,
  source: SourceText,
  yaml: { from: number; to: number },
  root: "frontMatter" | "project",
  offset: number,
  abilities: CompletionAbilities,
): CompletionItem[] {
  const place = yamlPlaceAt(source.text, yaml, offset);
  if (!place) return [];
  return placedAt(yamlEntries(workspace, source.uri, root, place, abilities), rangeOf(source, place));
}
