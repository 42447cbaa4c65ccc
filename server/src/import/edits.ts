import { applied } from "../annotating/edits";
import type { TextEdit } from "../syntax/problem";

/** `text` with the edits made, those at one place in the order given; one that overlaps another before it is left out. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const kept: TextEdit[] = [];
  let end = 0;
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (edit.from < end) continue;
    kept.push(edit);
    end = edit.to;
  }
  return applied(text, kept);
}

export function insertion(at: number, insert: string): TextEdit {
  return { from: at, to: at, insert };
}
