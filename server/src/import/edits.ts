import { applied } from "../annotating/edits";
import type { Change } from "../syntax/parse";
import type { TextEdit } from "../syntax/problem";

/** `text` with the edits made, those at one place in the order given; one that overlaps another before it is left out. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return applied(text, compatible(edits));
}

/** The edits in order of place, without those that overlap another before them. */
export function compatible(edits: readonly TextEdit[]): TextEdit[] {
  const kept: TextEdit[] = [];
  let end = 0;
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (edit.from < end) continue;
    kept.push(edit);
    end = edit.to;
  }
  return kept;
}

/** What the edits, compatible ones in order, replace by what; those that touch are one change. */
export function changesOf(edits: readonly TextEdit[]): Change[] {
  const changes: { fromA: number; toA: number; fromB: number; toB: number }[] = [];
  let growth = 0;
  for (const { from, to, insert } of edits) {
    const last = changes.at(-1);
    growth += insert.length - (to - from);
    if (last?.toA === from) Object.assign(last, { toA: to, toB: to + growth });
    else changes.push({ fromA: from, toA: to, fromB: to + growth - insert.length, toB: to + growth });
  }
  return changes;
}

export function insertion(at: number, insert: string): TextEdit {
  return { from: at, to: at, insert };
}
