import { type CompletionItem, CompletionItemKind, type CompletionList, TextEdit } from "vscode-languageserver-types";
import type { Span } from "../../syntax/span";
import type { AnnotatedDocument, Workspace } from "../../workspace/workspace";
import { describeCitedSource } from "../describe/citation";
import { describeClaim } from "../describe/claim";
import { describeSpeaker } from "../describe/speaker";
import { near, speakersNear } from "../nameable";

/** What a client can do with completions. */
export interface CompletionAbilities {
  readonly snippets: boolean;
  /** Asking for completions again after one has been taken. */
  readonly again: boolean;
}

/** An entry before it has its place; `insertText` is what it writes there, if that is not its label. */
export type Entry = Omit<CompletionItem, "textEdit" | "sortText">;

/** Entries for a place; `isIncomplete`: there are more, so that the editor asks again after the next key. */
export interface Entries {
  readonly entries: readonly Entry[];
  readonly isIncomplete: boolean;
}

/** What a described item carries, until somebody looks at it. */
export interface Described {
  readonly uri: string;
  readonly kind: "speaker" | "claim" | "source";
  readonly id: string;
}

/** Entries as items that replace `range`, in the order given. */
export function placedAt({ entries, isIncomplete }: Entries, range: TextEdit["range"]): CompletionList {
  const items = entries.map(({ insertText, ...entry }, i) => ({
    ...entry,
    sortText: String(i).padStart(5, "0"),
    textEdit: TextEdit.replace(range, insertText ?? entry.label),
  }));
  return { items, isIncomplete };
}

export function complete(entries: readonly Entry[]): Entries {
  return { entries, isIncomplete: false };
}

/** The ids of a kind that can stand at a place, nearest first, those `present` left out. */
export function idEntries(
  workspace: Workspace,
  document: AnnotatedDocument,
  kind: "speaker" | "claim",
  { from }: Span,
  present: readonly string[],
): Entry[] {
  const ids = kind === "speaker" ? speakersNear(workspace, document, from) : near(workspace, document, kind, from);
  return ids.filter((id) => !present.includes(id)).map((id) => idEntry(workspace, document, kind, id));
}

export function idEntry(workspace: Workspace, { uri }: { uri: string }, kind: "speaker" | "claim", id: string): Entry {
  const { detail, words } = detailOf(workspace, uri, kind, id);
  const data: Described = { uri, kind, id };
  return { label: id, kind: KINDS[kind], detail, filterText: [id, ...words].join(" "), data };
}

const KINDS = {
  speaker: CompletionItemKind.Class,
  claim: CompletionItemKind.Keyword,
} as const;

function detailOf(
  workspace: Workspace,
  uri: string,
  kind: "speaker" | "claim",
  id: string,
): { detail: string; words: readonly string[] } {
  if (kind === "speaker") {
    const speaker = workspace.declaration("speaker", id, uri)?.value;
    const detail = [speaker?.name, speaker?.role].filter(Boolean).join(", ");
    return { detail, words: speaker ? [speaker.name, ...speaker.aliases] : [] };
  }
  const text = workspace.declaration("claim", id, uri)?.value.text ?? "";
  return { detail: text, words: [text] };
}

/** The hover's text for an item, when somebody looks at it. */
export function documentationOf(workspace: Workspace, { uri, kind, id }: Described): string | null {
  const document = workspace.document(uri);
  if (!document?.annotated) return null;
  if (kind === "speaker") return describeSpeaker(workspace, document, id);
  return kind === "claim" ? describeClaim(workspace, document, id) : describeCitedSource(workspace, document, id, null);
}
