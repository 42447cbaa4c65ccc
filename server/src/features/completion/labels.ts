import { CompletionItemKind } from "vscode-languageserver-types";
import type { Statement } from "../../model/annotatedSource";
import { memoised } from "../../syntax/memo";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { shortName } from "../describe/speaker";
import type { Described, Entry } from "./items";

/** How the labels of a file are printed. */
interface Style {
  readonly before: string;
  readonly behind: string;
  readonly capitals: boolean;
}

const PLAIN: Style = { before: "", behind: ":", capitals: false };

/**
 * Labels for a paragraph that begins at `offset`, as the file prints them: who spoke last but one comes first, as people
 * alternate. None in a file without labels, unless they are asked for by `isAsked`.
 */
export function labelEntries(document: AnnotatedDocument, offset: number, written: string, isAsked: boolean): Entry[] {
  const labelled = document.model.statements.filter(({ form, speakers }) => form === "label" && speakers.length === 1);
  if (labelled.length === 0 && !isAsked) return [];
  const before = labelled.filter(({ from }) => from <= offset).reverse();
  const texts = new Map<string, string>();
  for (const each of [...before, ...labelled]) memoised(texts, each.speakers[0]!, () => labelOf(document, each) ?? "");
  const style = styleOf([...texts.values()].find(Boolean));
  const [last, ...others] = new Set([...texts.keys(), ...document.model.scope.labelSpeakers.map(({ id }) => id)]);
  const order = last === undefined ? [] : others.length > 0 ? [others[0]!, last, ...others.slice(1)] : [last];
  return order
    .map((id) => entryFor(document, id, texts.get(id) || null, style, written))
    .filter(({ filterText }) => beginsWordOf(filterText!, written));
}

/** Otherwise whatever begins a paragraph, “The” for one, would be taken for a name with these letters somewhere in it. */
function beginsWordOf(names: string, written: string): boolean {
  return ` ${names}`
    .toLowerCase()
    .replace(/[*_]/g, "")
    .includes(` ${written.toLowerCase().replace(/[*_]/g, "")}`);
}

/** The label of a statement as printed, without stage direction or addressee; null if a span makes it one. */
function labelOf({ source }: AnnotatedDocument, { whole, from }: Statement): string | null {
  const label = source.text
    .slice(whole.from, from)
    .trim()
    .replace(/\s*[(（][^()（）]*[)）]/, "");
  return /^\[|[\r\n{]/.test(label) ? null : label;
}

function styleOf(label: string | undefined): Style {
  const parts = label === undefined ? null : /^(\*\*|__)?(.*?)([:：]?(?:\*\*|__)?[:：]?)$/u.exec(label);
  if (!parts) return PLAIN;
  const name = parts[2]!;
  return { before: parts[1] ?? "", behind: parts[3]!, capitals: !/\p{Ll}/u.test(name) && /\p{Lu}{2}/u.test(name) };
}

function entryFor(
  document: AnnotatedDocument,
  id: string,
  printed: string | null,
  { before, behind, capitals }: Style,
  written: string,
): Entry {
  const speaker = document.model.scope.speaker(id);
  const name = shortName(speaker) || id;
  const label = printed ?? `${before}${capitals ? name.toUpperCase() : name}${behind}`;
  const marks = /^(?:\*\*|__)?/.exec(written)![0];
  const names = [label.replace(/[*_]/g, ""), id, ...(speaker ? [speaker.name, ...speaker.aliases] : [])];
  const data: Described = { uri: document.uri, kind: "speaker", id };
  return {
    label,
    insertText: `${label} `,
    kind: CompletionItemKind.Class,
    detail: speaker?.name,
    filterText: marks + names.join(" "),
    data,
  };
}
