import type { TextEdit } from "../syntax/problem";

/** The text with the edits made. They are in order of place and do not overlap. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  for (const { from, to, insert } of edits) {
    result += text.slice(at, from) + insert;
    at = to;
  }
  return result + text.slice(at);
}

/** How the text ends its lines: as it ends the first. */
export function lineEnding(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
}
