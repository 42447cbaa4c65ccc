import type { CodeLens, Command } from "vscode-languageserver-types";
import { SHOW_QUOTATIONS_COMMAND } from "../protocol";
import type { SourceText } from "../syntax/sourceText";
import type { Span } from "../syntax/span";
import type { Workspace } from "../workspace/workspace";
import { placesOfQuotations, type Quoting, quotedFrom } from "./quotedFrom";
import { positionAt } from "./ranges";

/** What `quotedCommand` needs: the passages of a paragraph, in that version of the text. */
export interface QuotedLensData {
  readonly uri: string;
  readonly version: number;
  readonly quoted: Span;
}

/** A lens over each paragraph of a text that is quoted, without its command. `uri` is that of the text as the client spells it. */
export function quotedLenses(workspace: Workspace, source: SourceText, uri: string): CodeLens[] {
  return paragraphsQuoted(source, quotedFrom(workspace, source.uri)).map((quoted) => {
    const at = positionAt(source, quoted.from);
    const data: QuotedLensData = { uri, version: source.version, quoted };
    return { range: { start: at, end: at }, data };
  });
}

/** For each paragraph with passages the stretch from the first of these to the end of the last. */
function paragraphsQuoted({ text }: SourceText, quotings: readonly Quoting[]): Span[] {
  const found: { from: number; to: number }[] = [];
  let end = -1;
  for (const { passage } of quotings) {
    if (passage.from >= text.length) break;
    const last = found.at(-1);
    if (last && passage.from < end) last.to = Math.max(last.to, passage.to);
    else {
      found.push({ from: passage.from, to: passage.to });
      end = endOfParagraph(text, passage.from);
    }
  }
  return found;
}

const BREAK = /\n[ \t]*\r?\n/g;

function endOfParagraph(text: string, from: number): number {
  BREAK.lastIndex = from;
  return BREAK.exec(text)?.index ?? text.length;
}

/** `quoted 4 times, 1 altered`; a client with our commands shows the quotations. */
export function quotedCommand(
  workspace: Workspace,
  source: SourceText,
  { uri, quoted }: QuotedLensData,
  hasCommands: boolean,
): Command | null {
  const here = quotedFrom(workspace, source.uri).filter(
    ({ passage }) => quoted.from <= passage.from && passage.from <= quoted.to,
  );
  if (here.length === 0) return null;
  const altered = here.filter(({ record }) => record.standing === "altered").length;
  const times = here.length === 1 ? "quoted once" : `quoted ${here.length} times`;
  const title = altered > 0 ? `${times}, ${altered} altered` : times;
  if (!hasCommands) return { title, command: "" };
  const locations = placesOfQuotations(workspace, source.uri, here);
  return { title, command: SHOW_QUOTATIONS_COMMAND, arguments: [uri, positionAt(source, quoted.from), locations] };
}
