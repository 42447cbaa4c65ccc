import { commands, Disposable, window } from "vscode";
import {
  ADJACENT_STATEMENT,
  type AdjacentStatementParams,
  type AdjacentStatementResult,
  type TextLocation,
  type TextPosition,
} from "../../../server/src/protocol";
import { goTo, locationOf, positionOf } from "../places";
import type { Server } from "../server";
import { jumpMessage } from "./jumpMessage";
import { NEXT_STATEMENT, PREVIOUS_STATEMENT } from "./names";

const SHOWN_MS = 6_000;

type Direction = AdjacentStatementParams["direction"];

/** Where the last jump led, and whose statements it went through. */
interface Landed {
  readonly uri: string;
  readonly position: TextPosition;
  readonly speaker: string;
}

/** The commands that move from statement to statement of one speaker: from the cursor, or from a place given to them. */
export function registerJumps(server: Server): Disposable {
  let landed: Landed | null = null;

  async function jump(direction: Direction, uri?: string, position?: TextPosition): Promise<void> {
    const from = uri !== undefined && position !== undefined ? { uri, position } : cursor();
    if (from === null) return;
    const textDocument = { uri: from.uri };
    const speaker = landed !== null && isSamePlace(landed, from) ? landed.speaker : undefined;
    const params: AdjacentStatementParams = { textDocument, position: from.position, direction, speaker };
    const answer = await server.ask<AdjacentStatementResult>(ADJACENT_STATEMENT, params);
    if (answer === null) return explain(server);
    const message = jumpMessage(answer, direction);
    if (!("location" in answer)) return void window.showInformationMessage(message);
    landed = await show(answer.location, answer.speaker);
    window.setStatusBarMessage(message, SHOWN_MS);
  }

  return Disposable.from(
    commands.registerCommand(NEXT_STATEMENT, (uri?: string, at?: TextPosition) => jump("next", uri, at)),
    commands.registerCommand(PREVIOUS_STATEMENT, (uri?: string, at?: TextPosition) => jump("previous", uri, at)),
  );
}

function cursor(): { uri: string; position: TextPosition } | null {
  const editor = window.activeTextEditor;
  if (editor === undefined) return null;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

function isSamePlace(landed: Landed, { uri, position }: { uri: string; position: TextPosition }): boolean {
  return landed.uri === uri && positionOf(landed.position).isEqual(positionOf(position));
}

async function show(place: TextLocation, speaker: string): Promise<Landed> {
  const { document, selection } = await goTo(locationOf(place));
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), position: { line, character }, speaker };
}

function explain(server: Server): void {
  const message =
    server.state === "running"
      ? "This file is not annotated: nobody is known to say anything in it."
      : "Attest's language server is not running yet. Try again in a moment.";
  void window.showInformationMessage(message);
}
