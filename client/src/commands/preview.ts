import {
  type Location,
  Range,
  TabInputText,
  type TextEditor,
  TextEditorRevealType,
  ThemeColor,
  window,
  workspace,
} from "vscode";
import { goTo } from "../places";

/** Shows places while one moves through a list. */
export interface Preview {
  /** Shows a place without taking the focus; of several calls in a row the last one counts. */
  show(place: Location): Promise<void>;
  /** Goes to a place for good. */
  keep(place: Location): Promise<void>;
  /** Makes all as it was: the editor, its selection, how far it was scrolled; what was only opened to be shown is closed. */
  restore(): Promise<void>;
}

export function createPreview(): Preview {
  const before = placeOf(window.activeTextEditor);
  const open = new Set(textTabs().map(({ uri }) => uri));
  const highlight = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor("editor.rangeHighlightBackground"),
  });
  let latest = 0;
  let shown: Promise<void> = Promise.resolve();

  async function showNow(turn: number, { uri, range }: Location): Promise<void> {
    if (turn !== latest) return;
    const document = await workspace.openTextDocument(uri);
    if (turn !== latest) return;
    const options = { preview: true, preserveFocus: true, viewColumn: before?.viewColumn };
    const editor = await window.showTextDocument(document, options);
    if (turn !== latest) return;
    editor.setDecorations(highlight, [range]);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** Waits for what is being shown, so that it does not come after what follows. */
  async function end(): Promise<void> {
    latest++;
    await shown;
    highlight.dispose();
  }

  return {
    show(place) {
      const turn = ++latest;
      shown = shown.then(() => showNow(turn, place)).catch(() => {});
      return shown;
    },
    async keep(place) {
      await end();
      await goTo(place, before?.viewColumn);
    },
    async restore() {
      await end();
      if (before) await showAgain(before);
      const added = textTabs().filter(({ uri, tab }) => tab.isPreview && !open.has(uri));
      await window.tabGroups.close(added.map(({ tab }) => tab));
    },
  };
}

type EditorPlace = NonNullable<ReturnType<typeof placeOf>>;

function placeOf(editor: TextEditor | undefined) {
  if (editor === undefined) return null;
  const { document, viewColumn, selections, visibleRanges } = editor;
  return { document, viewColumn, selections, top: visibleRanges[0]?.start };
}

async function showAgain({ document, viewColumn, selections, top }: EditorPlace): Promise<void> {
  const editor = await window.showTextDocument(document, { viewColumn });
  editor.selections = selections;
  if (top) editor.revealRange(new Range(top, top), TextEditorRevealType.AtTop);
}

function textTabs() {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap((tab) => (tab.input instanceof TabInputText ? [{ tab, uri: tab.input.uri.toString() }] : []));
}
