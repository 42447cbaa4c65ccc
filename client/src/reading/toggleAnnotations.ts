import {
  commands,
  Disposable,
  type ExtensionContext,
  languages,
  StatusBarAlignment,
  type StatusBarItem,
  type TextDocument,
  type TextEditor,
  TextEditorSelectionChangeKind,
  window,
  workspace,
} from "vscode";
import { ANNOTATIONS, type AnnotationsParams, type AnnotationsResult } from "../../../server/src/protocol";
import { TOGGLE_ANNOTATIONS } from "../commands/names";
import { documentSelector } from "../selector";
import type { Server } from "../server";
import { settled } from "../views/settled";
import { createPainter } from "./painter";
import type { Manner } from "./quieted";

const SETTING = "attest.annotations.reading";
/** Whether annotations are quiet in this workspace. */
const QUIET = "attest.annotations.quiet";

/**
 * Attest: Toggle Annotations. While they are quiet, those away from the cursor are dimmed or hidden, in all editors in
 * sight; the text stays as it is. What the server says of one version of a text is never applied to another.
 */
export function registerToggleAnnotations(context: ExtensionContext, server: Server): Disposable {
  const painter = createPainter();
  const item = createItem();
  const found = new WeakMap<TextDocument, AnnotationsResult>();
  let quiet = context.workspaceState.get<boolean>(QUIET, false);

  const paint = (editor: TextEditor) => {
    const annotations = found.get(editor.document);
    if (quiet && annotations) painter.paint(editor, annotations, manner());
    else painter.clear(editor);
    if (editor === window.activeTextEditor) showState();
  };
  const showState = () => {
    const document = window.activeTextEditor?.document;
    if (quiet && document && found.has(document)) show(item, manner());
    else item.hide();
  };
  const ask = async (document: TextDocument) => {
    const { version } = document;
    const answer = await annotationsOf(server, document);
    if (document.version !== version) return;
    if (answer) found.set(document, answer);
    else found.delete(document);
    for (const editor of window.visibleTextEditors) if (editor.document === document) paint(editor);
  };
  const askAll = () => {
    showState();
    if (quiet)
      for (const document of new Set(window.visibleTextEditors.map((each) => each.document))) void ask(document);
  };
  const paintAll = () => {
    for (const editor of window.visibleTextEditors) paint(editor);
  };
  const askSoon = settled(askAll);
  const paintSoon = settled(paintAll);
  const isInSight = (document: TextDocument) =>
    window.visibleTextEditors.some((editor) => editor.document === document);

  askAll();
  return Disposable.from(
    painter,
    item,
    { dispose: askSoon.cancel },
    { dispose: paintSoon.cancel },
    commands.registerCommand(TOGGLE_ANNOTATIONS, async () => {
      quiet = !quiet;
      paintAll();
      askAll();
      await context.workspaceState.update(QUIET, quiet);
    }),
    window.onDidChangeVisibleTextEditors(askAll),
    window.onDidChangeActiveTextEditor(showState),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => quiet && paint(textEditor)),
    window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      if (!quiet) return;
      // Words that move under a pressed mouse button would be selected.
      if (kind === TextEditorSelectionChangeKind.Mouse) paintSoon();
      else paint(textEditor);
    }),
    workspace.onDidChangeTextDocument(({ document }) => isInSight(document) && askSoon()),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration(SETTING) && paintAll()),
    // Whether a file is annotated may depend on others.
    languages.onDidChangeDiagnostics(askSoon),
    server.onDidChangeState(askSoon),
  );
}

async function annotationsOf(server: Server, document: TextDocument): Promise<AnnotationsResult | null> {
  if (languages.match(documentSelector(), document) === 0) return null;
  const params: AnnotationsParams = { textDocument: { uri: document.uri.toString() } };
  return server.ask<AnnotationsResult>(ANNOTATIONS, params);
}

function manner(): Manner {
  return workspace.getConfiguration().get(SETTING) === "hide" ? "hide" : "dim";
}

function createItem(): StatusBarItem {
  const item = window.createStatusBarItem("attest.annotations", StatusBarAlignment.Right, 100);
  item.name = "Attest: Annotations";
  item.command = TOGGLE_ANNOTATIONS;
  item.tooltip = "Show annotations";
  return item;
}

function show(item: StatusBarItem, manner: Manner): void {
  item.text = `$(eye-closed) Annotations ${manner === "hide" ? "hidden" : "dimmed"}`;
  item.show();
}
