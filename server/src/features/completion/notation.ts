import { CompletionItemKind, InsertTextFormat, MarkupKind } from "vscode-languageserver-types";
import type { AnnotatedDocument, Workspace } from "../../workspace/workspace";
import { type CompletionAbilities, type Entry, idEntries } from "./items";
import { labelEntries } from "./labels";
import { locatorEntries } from "./locators";
import type { Place } from "./place";
import { ATTRIBUTE_MEANINGS, ATTRIBUTE_VALUES, CLASS_MEANINGS, ID_ATTRIBUTES } from "./vocabulary";

/** What can stand at a place in the body of an annotated source. */
export function notationEntries(
  workspace: Workspace,
  document: AnnotatedDocument,
  place: Place,
  abilities: CompletionAbilities,
): Entry[] {
  switch (place.kind) {
    case "attribute":
      return [...attributeEntries(place.present, abilities), ...classEntries(place.present, ".")];
    case "class":
      return classEntries(place.present, "");
    case "value":
      return valueEntries(workspace, document, place);
    case "fence":
      return fenceEntries(abilities);
    case "tag":
      return tagEntries(workspace, document, place);
    case "label":
      return labelEntries(document, place.from, place.written, place.written === "");
    case "key":
      return [];
    case "locator":
      return locatorEntries(document.frontMatter?.lang ?? null);
  }
}

function meaning(value: string): Pick<Entry, "documentation"> {
  return { documentation: { kind: MarkupKind.Markdown, value } };
}

function attributeEntries(present: readonly string[], { again }: CompletionAbilities): Entry[] {
  const names = Object.keys(ATTRIBUTE_MEANINGS).filter((name) => !present.includes(name));
  return names.map((name) => ({
    label: name,
    insertText: `${name}=`,
    kind: CompletionItemKind.Property,
    ...meaning(ATTRIBUTE_MEANINGS[name]!),
    ...(again && { command: AGAIN }),
  }));
}

/** Its values come up by themselves. */
const AGAIN = { title: "Values", command: "editor.action.triggerSuggest" };

function classEntries(present: readonly string[], sign: string): Entry[] {
  return Object.entries(CLASS_MEANINGS)
    .filter(([name]) => !present.includes(name))
    .map(([name, text]) => ({ label: `${sign}${name}`, kind: CompletionItemKind.EnumMember, ...meaning(text) }));
}

function valueEntries(workspace: Workspace, document: AnnotatedDocument, place: Place & { kind: "value" }): Entry[] {
  if (place.key === "locator")
    return place.present.length === 0 ? locatorEntries(document.frontMatter?.lang ?? null) : [];
  const values = ATTRIBUTE_VALUES[place.key];
  if (values) return values.map((label) => ({ label, kind: CompletionItemKind.EnumMember }));
  const kind = ID_ATTRIBUTES[place.key];
  return kind && kind !== "source" ? idEntries(workspace, document, kind, place, place.present) : [];
}

function fenceEntries({ snippets }: CompletionAbilities): Entry[] {
  const { page: _, ...classes } = CLASS_MEANINGS;
  const whole = (attributes: string) =>
    snippets
      ? { insertText: `{${attributes}}\n\n$0\n\n:::`, insertTextFormat: InsertTextFormat.Snippet }
      : { insertText: `{${attributes.replace("$1", "")}}` };
  return [
    {
      label: "{speaker=…}",
      kind: CompletionItemKind.Struct,
      ...whole("speaker=$1"),
      ...meaning(ATTRIBUTE_MEANINGS.speaker!),
    },
    ...Object.entries(classes).map(([name, text]) => ({
      label: `{.${name}}`,
      kind: CompletionItemKind.Struct,
      ...whole(`.${name}`),
      ...meaning(text),
    })),
  ].map((entry) => ({ ...entry, filterText: entry.label.replace(/[{}.=…]/g, "") }));
}

/** After `#claim/` the ids; after a hash, or the beginning of such a tag, whole tags. */
function tagEntries(workspace: Workspace, document: AnnotatedDocument, place: Place & { kind: "tag" }): Entry[] {
  const claims = idEntries(workspace, document, "claim", place, []);
  if (place.sign === null) return claims;
  const sign = `#${place.sign}/`;
  return claims.map((entry) => ({ ...entry, label: sign + entry.label, filterText: sign + entry.filterText }));
}
