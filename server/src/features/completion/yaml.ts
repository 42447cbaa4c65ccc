import { CompletionItemKind, MarkupKind } from "vscode-languageserver-types";
import project from "../../../../syntaxes/attest.schema.json";
import frontMatter from "../../../../syntaxes/front-matter.schema.json";
import { RULE_LEVELS } from "../../syntax/declarations";
import type { Workspace } from "../../workspace/workspace";
import { type CompletionAbilities, complete, type Described, type Entries, type Entry, idEntry } from "./items";
import { sourceEntries } from "./sources";
import type { YamlPlace } from "./yamlPlace";

/** As much of a JSON schema as ours have. */
interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
}

const DEFINITIONS = project.definitions as unknown as Readonly<Record<string, Schema>>;
const ROOTS: Readonly<Record<"frontMatter" | "project", Schema>> = {
  frontMatter: frontMatter as unknown as Schema,
  project: project as unknown as Schema,
};

/** Keys and values that the schema of front matter or project file allows at a place, and ids where ids are due. */
export function yamlEntries(
  workspace: Workspace,
  uri: string,
  root: keyof typeof ROOTS,
  place: YamlPlace,
  written: string,
  { again }: CompletionAbilities,
): Entries {
  const kind = idsAt(place, root);
  if (kind) {
    const owner = place.path[1];
    const isFree = (id: string) => !place.present.includes(id) && id !== owner;
    if (kind === "source") {
      const { entries, isIncomplete } = sourceEntries(workspace, uri, [], written);
      return asYaml({ entries: entries.filter(({ label }) => isFree(label)), isIncomplete }, place);
    }
    const ids = [...new Set(workspace.ids(kind, uri))].filter(isFree);
    return complete(ids.map((id) => idEntry(workspace, { uri }, kind, id)));
  }
  const schemas = schemasAt(ROOTS[root], place.path);
  return complete(place.kind === "key" ? keyEntries(schemas, place, again) : valueEntries(schemas));
}

/** Keys of a mapping have their colon. */
function asYaml(found: Entries, { kind, hasColon }: YamlPlace): Entries {
  if (kind === "value" || hasColon) return found;
  return { ...found, entries: found.entries.map((entry) => ({ ...entry, insertText: `${entry.label}: ` })) };
}

const LINKS = new Set(["cited-in", "quoted-in", "held-at", "translated-from", "summarises"]);

/** Ids of what can be written: in `supports: […]`, `source:`, `cited-in: {id: …}`. */
function idsAt({ kind, path }: YamlPlace, root: keyof typeof ROOTS): Described["kind"] | null {
  const names = path.filter((key) => key !== "-");
  if (root === "project" && kind === "key" && path.length === 1 && path[0] === "texts") return "source";
  const last = names.at(-1)!;
  const isItem = path.at(-1) === "-";
  if (kind === "key" && !isItem) return null;
  if (names[0] === "claims" && names.length === 3 && (last === "supports" || last === "contradicts")) return "claim";
  if (kind === "key") return null;
  if (names.length === 1 && last === "source") return "source";
  const link = names[0] === "references" && names.findIndex((name) => LINKS.has(name));
  return link && link > 0 && (link === names.length - 1 || last === "id") ? "source" : null;
}

/** What a value may be at a path: several schemas where there is a choice. */
function schemasAt(root: Schema, path: readonly string[]): Schema[] {
  return path.reduce<Schema[]>(
    (at, key) => at.flatMap((schema) => alternatives(below(schema, key))),
    alternatives(root),
  );
}

function below({ properties, additionalProperties, items }: Schema, key: string): Schema | undefined {
  if (key === "-") return items;
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === "object" ? additionalProperties : undefined;
}

function alternatives(schema: Schema | undefined): Schema[] {
  if (!schema) return [];
  if (schema.$ref) return alternatives(DEFINITIONS[schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1)]);
  return schema.anyOf ? schema.anyOf.flatMap(alternatives) : [schema];
}

function keyEntries(schemas: readonly Schema[], { present, hasColon }: YamlPlace, again: boolean): Entry[] {
  const properties = schemas.flatMap((schema) => Object.entries(schema.properties ?? {}));
  return properties
    .filter(([key]) => !present.includes(key))
    .map(([key, schema]) => ({
      label: key,
      insertText: hasColon ? key : `${key}: `,
      kind: CompletionItemKind.Property,
      documentation: {
        kind: MarkupKind.Markdown,
        value: schema.description ?? alternatives(schema)[0]?.description ?? "",
      },
      ...(again && hasValues(schema) && { command: { title: "Values", command: "editor.action.triggerSuggest" } }),
    }));
}

function hasValues(schema: Schema): boolean {
  return alternatives(schema).some((each) => each.enum);
}

function valueEntries(schemas: readonly Schema[]): Entry[] {
  const values = schemas.flatMap((schema) => schema.enum ?? []).filter((value) => value !== null);
  return [...new Set(values.map(String))].map((label) => ({ label, kind: kindOf(label) }));
}

function kindOf(value: string): CompletionItemKind {
  return (RULE_LEVELS as readonly string[]).includes(value)
    ? CompletionItemKind.Constant
    : CompletionItemKind.EnumMember;
}
