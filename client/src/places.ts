import {
  commands,
  Location,
  Position,
  Range,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  type ViewColumn,
  window,
  workspace,
} from "vscode";
import type { TextLocation, TextPosition } from "../../server/src/protocol";

/** A place as VS Code has it. */
export function locationOf({ uri, range }: TextLocation): Location {
  return new Location(Uri.parse(uri, true), new Range(positionOf(range.start), positionOf(range.end)));
}

export function positionOf({ line, character }: TextPosition): Position {
  return new Position(line, character);
}

/** Opens a file with the cursor at a place, if there is one. */
export async function goToIfAny(location: TextLocation | null): Promise<void> {
  if (location !== null) await goTo(locationOf(location));
}

/** Opens a file with the cursor at a place, and lists the references of what stands there. */
export async function findReferencesAt(location: TextLocation | null): Promise<void> {
  await goToIfAny(location);
  await commands.executeCommand("references-view.findReferences");
}

/** Opens a file with the cursor where `range` begins, and as much of the range in sight as can be. */
export async function goTo({ uri, range }: Location, viewColumn?: ViewColumn): Promise<TextEditor> {
  const editor = await window.showTextDocument(await workspace.openTextDocument(uri), { viewColumn });
  const { start } = editor.document.validateRange(range);
  editor.selection = new Selection(start, start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}
