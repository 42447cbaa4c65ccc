import { commands, type Disposable, Uri } from "vscode";
import { SHOW_QUOTATIONS_COMMAND, type TextLocation, type TextPosition } from "../../../server/src/protocol";
import { locationOf, positionOf } from "../places";

/** Shows the quotations of a passage as VS Code shows references: what a lens over the passage does. */
export function registerShowQuotations(): Disposable {
  return commands.registerCommand(
    SHOW_QUOTATIONS_COMMAND,
    (uri: string, at: TextPosition, quotations: readonly TextLocation[]) =>
      commands.executeCommand(
        "editor.action.showReferences",
        Uri.parse(uri, true),
        positionOf(at),
        quotations.map(locationOf),
      ),
  );
}
