import { type DecorationRenderOptions, type Disposable, Position, Range, type TextEditor, window } from "vscode";
import type { AnnotationsResult, ShownAnnotation } from "../../../server/src/protocol";
import { type Lines, LOOKS, type Look, lookOf, type Manner, quieted } from "./quieted";

/** Makes annotations quiet in an editor. */
export interface Painter extends Disposable {
  /** Shows the annotations in this manner; does nothing if they are those of another version of the text. */
  paint(editor: TextEditor, found: AnnotationsResult, manner: Manner): void;
  /** Shows all as it stands in the text. */
  clear(editor: TextEditor): void;
}

/** VS Code has no option for the size of letters, but takes whatever CSS follows the decoration of the text. */
const STYLES: Readonly<Record<Look, DecorationRenderOptions>> = {
  dimmed: { opacity: "0.4" },
  faint: { opacity: "0.65" },
  small: { opacity: "0.4", textDecoration: "none; font-size: 0.8em" },
  hidden: { textDecoration: "none; font-size: 0; letter-spacing: 0" },
};

/** Lines above and below those in sight that are painted, too, so that a little scrolling finds them done. */
const MARGIN_LINES = 60;

export function createPainter(): Painter {
  const types = LOOKS.map((look) => [look, window.createTextEditorDecorationType(STYLES[look])] as const);
  return {
    paint(editor, found, manner) {
      if (found.version !== editor.document.version) return;
      const shown = quieted(found.annotations, cursorsOf(editor), sightOf(editor));
      for (const [look, type] of types) {
        const mine = shown.filter(({ kind }) => lookOf(kind, manner) === look);
        editor.setDecorations(
          type,
          mine.map((annotation) => rangeIn(editor, annotation, look)),
        );
      }
    },
    clear(editor) {
      for (const [, type] of types) editor.setDecorations(type, []);
    },
    dispose() {
      for (const [, type] of types) type.dispose();
    },
  };
}

/** The lines that a cursor or selection is on. */
export function cursorsOf({ selections }: TextEditor): Lines[] {
  return selections.map(({ start, end }) => ({ first: start.line, last: end.line }));
}

function sightOf({ visibleRanges }: TextEditor): Lines[] {
  return visibleRanges.map(({ start, end }) => ({ first: start.line - MARGIN_LINES, last: end.line + MARGIN_LINES }));
}

/** A tag that is hidden takes a space beside it along: the one behind it, as lines are wrapped before a word. */
function rangeIn({ document }: TextEditor, { kind, range }: ShownAnnotation, look: Look): Range {
  const start = new Position(range.start.line, range.start.character);
  const end = new Position(range.end.line, range.end.character);
  if (kind !== "tag" || look !== "hidden") return new Range(start, end);
  const { text } = document.lineAt(start.line);
  const isSpaced = start.character > 0 && text[start.character - 1] === " ";
  if (isSpaced && text[end.character] === " ") return new Range(start, end.translate(0, 1));
  return new Range(isSpaced ? start.translate(0, -1) : start, end);
}
