import type { SyntaxNode } from "@lezer/common";
import type { CompletionList } from "vscode-languageserver-types";
import { begunFrontMatter, frontMatterSpan } from "../../syntax/frontMatter";
import type { SourceText } from "../../syntax/sourceText";
import type { Span } from "../../syntax/span";
import type { AnnotatedDocument, Workspace } from "../../workspace/workspace";
import { mentionedNear } from "../nameable";
import { rangeOf } from "../ranges";
import { type CompletionAbilities, complete, type Entries, placedAt } from "./items";
import { notationEntries } from "./notation";
import { type Place, placeAt } from "./place";
import { asKey, sourceEntries } from "./sources";
import { ID_ATTRIBUTES } from "./vocabulary";
import { yamlEntries } from "./yaml";
import { yamlPlaceAt } from "./yamlPlace";

export { type CompletionAbilities, type Described, documentationOf } from "./items";

/** What can be written at `offset` of an annotated source or a project file; nothing in prose. */
export function completions(
  workspace: Workspace,
  source: SourceText,
  offset: number,
  abilities: CompletionAbilities,
): CompletionList {
  const { uri, text } = source;
  const project = workspace.projectOf(uri);
  if (project?.uri === uri)
    return inYaml(workspace, source, { from: 0, to: text.length }, "project", offset, abilities);
  const front = frontMatterSpan(text);
  const yaml = front?.yaml ?? begunFrontMatter(text, offset);
  if (yaml && offset >= yaml.from && (!front || offset < yaml.to)) {
    const list = inYaml(workspace, source, yaml, "frontMatter", offset, abilities);
    if (isOurs(workspace, source, yaml)) return list;
    return { ...list, items: list.items.filter(({ label }) => BEGINNINGS.has(label)) };
  }
  if (front && offset < front.to) return NOTHING;
  const place = placeAt(text, offset);
  const document = place && workspace.document(uri);
  if (!document?.annotated || isVerbatim(document, offset)) return NOTHING;
  return placedAt(entriesAt(workspace, document, place!, offset, abilities), rangeOf(source, place!));
}

const NOTHING: CompletionList = { items: [], isIncomplete: false };

function entriesAt(
  workspace: Workspace,
  document: AnnotatedDocument,
  place: Place,
  offset: number,
  abilities: CompletionAbilities,
): Entries {
  const isKey = place.kind === "key";
  if (!isKey && !(place.kind === "value" && ID_ATTRIBUTES[place.key] === "source"))
    return complete(notationEntries(workspace, document, place, abilities));
  const written = document.source.text.slice(place.from, offset);
  const cited = mentionedNear(document, "source", place.from);
  const found = sourceEntries(workspace, document.uri, cited, written);
  return isKey ? { ...found, entries: found.entries.map((entry) => asKey(entry, place)) } : found;
}

/** The keys that make a Markdown file an annotated source. In any other's front matter nothing else is ours to offer. */
const BEGINNINGS = new Set(["attest", "speakers", "claims"]);

/** Whether the file is annotated, or will be once its front matter is closed. */
function isOurs(workspace: Workspace, { uri, text }: SourceText, yaml: Span): boolean {
  if (workspace.document(uri)?.annotated) return true;
  return /^(?:attest|speakers|claims):/m.test(text.slice(yaml.from, yaml.to));
}

const VERBATIM_TO_THE_END = new Set(["FencedCode", "CodeBlock", "CommentBlock", "URL"]);
const VERBATIM = new Set(["InlineCode", "Comment", "Autolink", "HTMLTag", "Math"]);

/** Whether what is written there is read as it stands: in code, a comment, an address. */
function isVerbatim({ syntax: { tree, bodyFrom } }: AnnotatedDocument, offset: number): boolean {
  const at = offset - bodyFrom;
  for (let node: SyntaxNode | null = tree.resolveInner(at, -1); node; node = node.parent) {
    if (VERBATIM_TO_THE_END.has(node.name) || (VERBATIM.has(node.name) && at < node.to)) return true;
  }
  return false;
}

function inYaml(
  workspace: Workspace,
  source: SourceText,
  yaml: Span,
  root: "frontMatter" | "project",
  offset: number,
  abilities: CompletionAbilities,
): CompletionList {
  const place = yamlPlaceAt(source.text, yaml, offset);
  if (!place) return NOTHING;
  const written = source.text.slice(place.from, offset);
  return placedAt(yamlEntries(workspace, source.uri, root, place, written, abilities), rangeOf(source, place));
}
