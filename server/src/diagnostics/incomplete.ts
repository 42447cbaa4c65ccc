import { formatOf } from "../bibliography/formatOf";
import { fieldFor, lacking, nameOfType } from "../bibliography/needs";
import type { Source } from "../bibliography/source";
import type { Problem } from "../syntax/problem";
import type { SourceNode, Workspace } from "../workspace/workspace";
import { isUsed } from "./used";

/**
 * `source.incomplete`: one of `own`, the sources that the file `uri` declares, is cited somewhere in the folder, and lacks what a note for
 * a source of its type needs. Of those that nobody cites it is not said: they are not printed.
 */
export function* incompleteSources(workspace: Workspace, uri: string, own: readonly Source[]): Generator<Problem> {
  const { node: nodeOf } = workspace.provenance(uri);
  for (const { id, from, to } of own) {
    const node = nodeOf(id);
    if (node?.id !== id || !isUsed(workspace, node, uri)) continue;
    const message = whatIsLacking(node, formatOf(uri) === "bibtex" ? fieldFor : asInCsl);
    if (message !== null) yield { code: "source.incomplete", message, from, to };
  }
}

/** How a variable of CSL is called in the file that declares a source of this type. */
type Naming = (variable: string, type: string) => string;

function asInCsl(variable: string): string {
  return variable;
}

/**
 * What a note for the source needs and does not have, with the names of what to add, as `named` by its kind of file; null if nothing. What keeps others is
 * an archive, and has no note of its own.
 */
export function whatIsLacking(node: SourceNode, named: Naming = asInCsl): string | null {
  if (node.carries.some(({ type }) => type === "held-at")) return null;
  const { type } = node.source;
  const needs = lacking(
    node.declared.map(({ value }) => value),
    node.restsOn.length > 0,
  );
  if (needs.length === 0) return null;
  const names = needs.map(({ name }) => name);
  const fields = needs.map(({ variables }) => `\`${named(variables[0], type)}\``);
  return `A note for this ${nameOfType(type)} needs its ${listed(names)}. Add ${listed(fields)}.`;
}

function listed(words: readonly string[]): string {
  if (words.length < 3) return words.join(" and ");
  return `${words.slice(0, -1).join(", ")}, and ${words.at(-1)}`;
}
