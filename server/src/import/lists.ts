import type { SyntaxNodeRef } from "@lezer/common";
import type { SyntaxTree } from "../syntax/parse";
import type { TextEdit } from "../syntax/problem";
import { insertion } from "./edits";
import type { Parsed } from "./reading";

/*
 * What Markdown takes for a list in a plain text is one if several lines in a row begin with a dash or count on.
 * Else it is a number, a footnote or a dash of dialogue that happens to begin a line.
 */

/** The backslashes that keep lists from being made of what is none. */
export function listEscapes({ syntax }: Parsed): TextEdit[] {
  const found: TextEdit[] = [];
  syntax.tree.iterate({
    enter: (node) => {
      if (node.name !== "BulletList" && node.name !== "OrderedList") return true;
      const markers = markersOf(syntax, node);
      if (isList(markers)) return true;
      for (const { from, mark } of markers) found.push(insertion(from + mark.length - 1, "\\"));
      return false;
    },
  });
  return found;
}

interface Marker {
  readonly from: number;
  readonly mark: string;
}

function markersOf({ body, bodyFrom }: SyntaxTree, list: SyntaxNodeRef): Marker[] {
  return list.node.getChildren("ListItem").flatMap((item) => {
    const mark = item.getChild("ListMark");
    return mark ? [{ from: mark.from + bodyFrom, mark: body.slice(mark.from, mark.to) }] : [];
  });
}

function isList(markers: readonly Marker[]): boolean {
  const [first] = markers;
  if (!first || markers.length < 2 || !/^(?:-|\*|\d+\.)$/.test(first.mark)) return false;
  const start = Number.parseInt(first.mark, 10);
  return Number.isNaN(start) || markers.every(({ mark }, i) => mark === `${start + i}.`);
}
