import { commands, Disposable, type ExtensionContext, languages, type TreeView, window, workspace } from "vscode";
import type { ListFilter, ListResult, TextPosition } from "../../../server/src/protocol";
import { bibliographySelector, documentSelector } from "../selector";
import type { Server } from "../server";
import { askForWords } from "./askForWords";
import type { FolderNode, InFolder, RowNode } from "./listNodes";
import { createListTree, type Listing, type ListTree } from "./listTree";
import { settled } from "./settled";

/** VS Code drops the choice of a row while it draws a new list, and says nothing of it: by now it has drawn it. */
const DRAWN_MS = 2_000;

/** What is particular to a view of ours. `filter` is that which holds now. */
export interface ListViewParts<Folder extends InFolder, Row extends RowNode> {
  /** Its id in the manifest. Its commands and the contexts of `when` begin so. */
  readonly id: string;
  readonly filterPrompt: { readonly title: string; readonly placeholder: string };
  listing(filter: () => ListFilter): Listing<Folder, Row>;
  /** The row of what is at a place in an open document; `chosen` is the one that is chosen now, which may be one of several. */
  rowAt(
    tree: ListTree<Folder, Row>,
    at: PlaceInDocument,
    chosen: Row | undefined,
    filter: ListFilter,
  ): Promise<Row | undefined>;
  /** What else is said beside the name of the view. */
  describe?(): string;
}

/** The LSP's TextDocumentPositionParams. */
export interface PlaceInDocument {
  readonly textDocument: { readonly uri: string };
  readonly position: TextPosition;
}

export interface ListView extends Disposable {
  /** Asks anew, and says anew how it is ordered. */
  refresh(): void;
}

/** Which part of the list is shown, kept for the workspace where `memento` says so. */
interface Choices {
  text: string;
  onlyThisFile: boolean;
  following: boolean;
}

/**
 * A view that lists what the server knows of the workspace: it follows what changes there, and the cursor, can be narrowed by
 * words and to the file in front, and says why it is empty, if it is, in the context `….state`.
 */
export function showListView<Folder extends InFolder, Row extends RowNode>(
  server: Server,
  { workspaceState }: ExtensionContext,
  parts: ListViewParts<Folder, Row>,
): ListView {
  const { id } = parts;
  const choices: Choices = { text: "", onlyThisFile: false, following: workspaceState.get(`${id}.following`, true) };
  let file = activeFile();
  const filter = (): ListFilter => ({
    ...(choices.text === "" ? {} : { text: choices.text }),
    ...(choices.onlyThisFile ? { uri: file ?? "" } : {}),
  });
  const tree = createListTree(parts.listing(filter));
  const view = window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: true });
  const refresh = settled(tree.refresh);
  const follow = settled(() => void reveal(parts, tree, view, choices, filter()));
  const followDrawn = settled(() => void reveal(parts, tree, view, choices, filter()), DRAWN_MS);
  const setContext = (name: string, value: unknown) =>
    void commands.executeCommand("setContext", `${id}.${name}`, value);

  function choose(change: Partial<Choices>): void {
    Object.assign(choices, change);
    view.description = describe(parts, choices);
    setContext("following", choices.following);
    setContext("onlyThisFile", choices.onlyThisFile);
    setContext("filtered", choices.text !== "");
    void workspaceState.update(`${id}.following`, choices.following);
    if (!("following" in change)) tree.refresh();
    follow();
  }

  function fileChanged(): void {
    const now = activeFile();
    if (now !== undefined && now !== file) {
      file = now;
      if (choices.onlyThisFile) tree.refresh();
    }
    follow();
  }

  const register = (name: string, run: () => unknown) => commands.registerCommand(`${id}.${name}`, run);
  choose({ following: choices.following });
  const all = Disposable.from(
    view,
    { dispose: refresh.cancel },
    { dispose: follow.cancel },
    { dispose: followDrawn.cancel },
    server.onDidChangeIndex(refresh),
    server.onDidChangeState(refresh),
    workspace.onDidChangeTextDocument(({ document }) => languages.match(documentSelector(), document) > 0 && refresh()),
    tree.onDidList((answer) => setContext("state", stateOf(server, answer, filter()))),
    tree.onDidList(follow),
    tree.onDidList(followDrawn),
    window.onDidChangeActiveTextEditor(fileChanged),
    window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor === window.activeTextEditor && follow()),
    view.onDidChangeVisibility(follow),
    register("filter", () => askForWords(parts.filterPrompt, choices.text, (text) => choose({ text }))),
    register("clearFilter", () => choose({ text: "" })),
    register("showThisFile", () => choose({ onlyThisFile: true })),
    register("showWorkspace", () => choose({ onlyThisFile: false })),
    register("follow", () => choose({ following: true })),
    register("unfollow", () => choose({ following: false })),
  );
  return { refresh: () => choose({}), dispose: () => all.dispose() };
}

function describe({ describe: more }: Pick<ListViewParts<never, never>, "describe">, { text, onlyThisFile }: Choices) {
  return [more?.(), onlyThisFile && "this file", text && `“${text}”`].filter(Boolean).join(" · ");
}

/** Why the view is empty, if it is. */
function stateOf({ state }: Server, answer: ListResult<InFolder>, filter: ListFilter): string {
  if (answer.folders.length > 0) return "filled";
  if (state === "stopped") return "stopped";
  if (filter.text !== undefined) return "filtered";
  if (!answer.complete) return "reading";
  if (!answer.annotated) return "unannotated";
  return filter.uri === undefined ? "none" : "noneInFile";
}

/** The file in front of the user if it may be annotated. */
function activeFile(selector = documentSelector()): string | undefined {
  const document = window.activeTextEditor?.document;
  return document && languages.match(selector, document) > 0 ? document.uri.toString() : undefined;
}

/** The same, or a bibliography of any kind. */
function followedFile(): string | undefined {
  return activeFile([...documentSelector(), ...bibliographySelector()]);
}

/** Chooses what is under the cursor in the view, without taking the focus. */
async function reveal<Folder extends InFolder, Row extends RowNode>(
  { rowAt }: ListViewParts<Folder, Row>,
  tree: ListTree<Folder, Row>,
  view: TreeView<Row | FolderNode<Folder>>,
  { following }: Choices,
  filter: ListFilter,
): Promise<void> {
  const uri = followedFile();
  if (!following || !view.visible || uri === undefined) return;
  const { line, character } = window.activeTextEditor!.selection.active;
  const [chosen] = view.selection;
  const at = { textDocument: { uri }, position: { line, character } };
  const row = await rowAt(tree, at, chosen?.kind === "folder" ? undefined : (chosen as Row | undefined), filter);
  if (!row || !view.visible || followedFile() !== uri) return;
  await Promise.resolve(view.reveal(row, { select: true, focus: false })).catch(() => {});
}
