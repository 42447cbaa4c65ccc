import { commands, Disposable, type ExtensionContext, languages, type TreeView, window, workspace } from "vscode";
import {
  type SpeakersFilter,
  type SpeakersResult,
  STATEMENT_AT,
  type StatementAtResult,
} from "../../../server/src/protocol";
import { documentSelector } from "../selector";
import type { Server } from "../server";
import { settled } from "./settled";
import type { SpeakersNode } from "./speakerNodes";
import { registerNodeCommands } from "./speakersCommands";
import { createSpeakersTree, type SpeakersTree } from "./speakersTree";

const VIEW = "attest.speakers";
/** VS Code drops the choice of a row while it draws a new list, and says nothing of it: by now it has drawn it. */
const DRAWN_MS = 2_000;

/** Which part of the speakers is shown, kept for the workspace where `memento` says so. */
interface Choices {
  text: string;
  onlyThisFile: boolean;
  following: boolean;
}

/** The view Speakers: who says what, in order of date, then of place. */
export function showSpeakers(server: Server, { workspaceState }: ExtensionContext): Disposable {
  const choices: Choices = { text: "", onlyThisFile: false, following: workspaceState.get(`${VIEW}.following`, true) };
  let file = activeFile();
  const filter = (): SpeakersFilter => ({
    ...(choices.text === "" ? {} : { text: choices.text }),
    ...(choices.onlyThisFile ? { uri: file ?? "" } : {}),
  });
  const tree = createSpeakersTree(server, filter);
  const view = window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });
  const refresh = settled(tree.refresh);
  const follow = settled(() => void reveal(server, tree, view, choices));
  const followDrawn = settled(() => void reveal(server, tree, view, choices), DRAWN_MS);

  function choose(change: Partial<Choices>): void {
    Object.assign(choices, change);
    view.description = describe(choices);
    void setContext("following", choices.following);
    void setContext("onlyThisFile", choices.onlyThisFile);
    void setContext("filtered", choices.text !== "");
    void workspaceState.update(`${VIEW}.following`, choices.following);
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

  const register = (name: string, run: () => unknown) => commands.registerCommand(`${VIEW}.${name}`, run);
  choose({ following: choices.following });
  return Disposable.from(
    view,
    { dispose: refresh.cancel },
    { dispose: follow.cancel },
    { dispose: followDrawn.cancel },
    server.onDidChangeIndex(refresh),
    server.onDidChangeState(refresh),
    workspace.onDidChangeTextDocument(({ document }) => languages.match(documentSelector(), document) > 0 && refresh()),
    tree.onDidList((answer) => void setContext("state", stateOf(server, answer, filter()))),
    tree.onDidList(follow),
    tree.onDidList(followDrawn),
    window.onDidChangeActiveTextEditor(fileChanged),
    window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor === window.activeTextEditor && follow()),
    view.onDidChangeVisibility(follow),
    register("filter", () => askForWords(choices.text, (text) => choose({ text }))),
    register("clearFilter", () => choose({ text: "" })),
    register("showThisFile", () => choose({ onlyThisFile: true })),
    register("showWorkspace", () => choose({ onlyThisFile: false })),
    register("follow", () => choose({ following: true })),
    register("unfollow", () => choose({ following: false })),
    registerNodeCommands(),
  );
}

function setContext(name: string, value: unknown): Thenable<unknown> {
  return commands.executeCommand("setContext", `${VIEW}.${name}`, value);
}

function describe({ text, onlyThisFile }: Choices): string {
  return [onlyThisFile && "this file", text && `“${text}”`].filter(Boolean).join(" · ");
}

/** Why the view is empty, if it is. */
function stateOf({ state }: Server, answer: SpeakersResult, filter: SpeakersFilter): string {
  if (answer.folders.length > 0) return "filled";
  if (state === "stopped") return "stopped";
  if (filter.text !== undefined) return "filtered";
  if (!answer.complete) return "reading";
  if (!answer.annotated) return "unannotated";
  return filter.uri === undefined ? "nobody" : "nobodyInFile";
}

/** The file in front of the user if it may be annotated. */
function activeFile(): string | undefined {
  const document = window.activeTextEditor?.document;
  return document && languages.match(documentSelector(), document) > 0 ? document.uri.toString() : undefined;
}

/** Chooses the statement under the cursor in the view, without taking the focus. */
async function reveal(
  server: Server,
  tree: SpeakersTree,
  view: TreeView<SpeakersNode>,
  { following }: Choices,
): Promise<void> {
  const uri = activeFile();
  if (!following || !view.visible || uri === undefined) return;
  const { line, character } = window.activeTextEditor!.selection.active;
  const params = { textDocument: { uri }, position: { line, character } };
  const here = await server.ask<StatementAtResult>(STATEMENT_AT, params);
  const speaker = here?.speakers.find(({ id }) => id === chosenSpeaker(view)) ?? here?.speakers[0];
  const node = here && speaker && (await tree.statementNode(here.folder, speaker.id, uri, speaker.index));
  if (!node || !view.visible || activeFile() !== uri) return;
  await Promise.resolve(view.reveal(node, { select: true, focus: false })).catch(() => {});
}

/** Under whom a joint statement is shown, if it is already. */
function chosenSpeaker({ selection: [node] }: TreeView<SpeakersNode>): string | undefined {
  if (node?.kind === "statement") return node.parent.speaker.id;
  return node?.kind === "speaker" ? node.speaker.id : undefined;
}

/** Tells of each change, and at the end what is kept: on Escape the words before. */
function askForWords(before: string, use: (text: string) => void): void {
  const input = window.createInputBox();
  const change = settled(() => use(input.value.trim()));
  let kept = false;
  input.title = "Filter Speakers and Statements";
  input.placeholder = "Name, words, date, addressee or file";
  input.value = before;
  const listeners = Disposable.from(
    input.onDidChangeValue(change),
    input.onDidAccept(() => {
      kept = true;
      input.hide();
    }),
    input.onDidHide(() => {
      change.cancel();
      use(kept ? input.value.trim() : before);
      listeners.dispose();
      input.dispose();
    }),
  );
  input.show();
}
