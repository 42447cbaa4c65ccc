import type { CodeAction, CodeActionKind, WorkspaceEdit } from "vscode-languageserver-types";
import { attributingAll, unattributedWords } from "../diagnostics/attribution";
import type { TextEdit } from "../syntax/problem";
import type { SourceText } from "../syntax/sourceText";
import type { AnnotatedDocument } from "../workspace/workspace";
import { rangeOf } from "./ranges";

const TITLE = "Attribute everything inferred in this file";
const ANNOTATION = "attributeInferred";

/** How an action is offered to a client. */
export interface Offer {
  readonly kind: CodeActionKind;
  /** The editor can show the edits before it makes them. */
  readonly confirmation: boolean;
  /** It asks for the edit when somebody takes the action: all of a book is not for each movement of the cursor. */
  readonly lazyEdits: boolean;
}

/** Writes down every inferred speaker of a file; null if there is none. */
export function attributeInferred(document: AnnotatedDocument, offer: Offer): CodeAction | null {
  const { kind, confirmation, lazyEdits } = offer;
  if (lazyEdits && unattributedWords(document.model).length > 0)
    return { title: TITLE, kind, data: { everythingInferred: true } };
  const edit = editForInferred(document, confirmation);
  return edit && { title: TITLE, kind, edit };
}

/** Its edit; null if nothing can be written down. */
export function editForInferred(document: AnnotatedDocument, confirmation: boolean): WorkspaceEdit | null {
  const edits = attributingAll(document);
  return edits.length > 0 ? workspaceEdit(document.source, edits, confirmation) : null;
}

function workspaceEdit(source: SourceText, edits: readonly TextEdit[], confirmation: boolean): WorkspaceEdit {
  const textDocument = { uri: source.uri, version: source.version };
  const toLsp = (edit: TextEdit) => ({ range: rangeOf(source, edit), newText: edit.insert });
  if (!confirmation) return { documentChanges: [{ textDocument, edits: edits.map(toLsp) }] };
  const confirmed = attributions(source.text, edits).map((edit) => ({ ...toLsp(edit), annotationId: ANNOTATION }));
  return {
    documentChanges: [{ textDocument, edits: confirmed }],
    changeAnnotations: { [ANNOTATION]: { label: TITLE, needsConfirmation: true } },
  };
}

/** One edit for each attribution, with those within it: each edit is confirmed by itself, and half of one would be an error. */
function attributions(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const whole: TextEdit[] = [];
  let open: TextEdit[] = [];
  let depth = 0;
  for (const edit of edits) {
    open.push(edit);
    if (edit.from === edit.to) depth += opened(edit.insert);
    if (depth > 0) continue;
    whole.push(oneEdit(text, open));
    open = [];
  }
  return open.length > 0 ? [...whole, oneEdit(text, open)] : whole;
}

/** How many more brackets and fences an annotation opens than it closes. */
function opened(insert: string): number {
  const count = (mark: RegExp) => insert.match(mark)?.length ?? 0;
  return count(/\[/g) + count(/^[> \t]*::: \{/gm) - count(/\]/g) - count(/^[> \t]*:::[ \t]*$/gm);
}

function oneEdit(text: string, edits: readonly TextEdit[]): TextEdit {
  const [from, to] = [edits[0]!.from, edits.at(-1)!.to];
  let insert = "";
  let at = from;
  for (const edit of edits) {
    insert += text.slice(at, edit.from) + edit.insert;
    at = edit.to;
  }
  return { from, to, insert };
}
