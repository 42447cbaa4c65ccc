import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { parse, reparse, type SyntaxTree } from "../syntax/parse";
import { hasByteOrderMark, type SourceText, withoutByteOrderMark } from "../syntax/sourceText";
import { type ChangedRange, withEdit } from "./changedRanges";
import { normalUri } from "./uris";

/** A document that the editor has open. It alone says what its text is, whatever the disk holds. */
export interface OpenDocument {
  readonly source: SourceText;
  /** As the editor spells it. */
  readonly clientUri: string;
  readonly languageId: string;
  /** The tree of `source`, made when first asked for from the one before. */
  syntax(): SyntaxTree;
  /** Takes in what the editor changed; its ranges are in the text as each change before has left it. */
  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void;
}

/** What the editor sends when it opens a document (LSP `TextDocumentItem`). */
export interface OpenedDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

export function openDocument({ uri, languageId, version, text }: OpenedDocument): OpenDocument {
  let raw = TextDocument.create(uri, languageId, version, text);
  let source = sourceText(normalUri(uri), version, text);
  let parsed: SyntaxTree | null = null;
  let changed: ChangedRange[] = [];

  function apply(change: TextDocumentContentChangeEvent): void {
    if (!("range" in change)) parsed = null;
    else if (parsed !== null) changed = withEdit(changed, replacedBy(change.range), change.text.length);
    raw = TextDocument.update(raw, [change], raw.version);
  }

  /** Offsets leave a byte-order mark out, as `source` does. */
  function replacedBy(range: {
    start: Parameters<TextDocument["offsetAt"]>[0];
    end: Parameters<TextDocument["offsetAt"]>[0];
  }) {
    const [one, other] = [raw.offsetAt(range.start), raw.offsetAt(range.end)];
    return { from: Math.min(one, other), to: Math.max(one, other) };
  }

  return {
    get source() {
      return source;
    },
    clientUri: uri,
    languageId,
    syntax() {
      if (parsed === null) parsed = parse(source.text);
      else if (changed.length > 0) parsed = reparse(parsed, source.text, changed);
      changed = [];
      return parsed;
    },
    change(changes, newVersion) {
      for (const change of changes) apply(change);
      const whole = raw.getText();
      const { uri, marked } = source;
      source = sourceText(uri, newVersion, whole);
      // Whoever sends a byte-order mark is rare: offsets that are one off are not worth the trouble of keeping the tree.
      if (marked || source.marked) parsed = null;
    },
  };
}

function sourceText(uri: string, version: number, whole: string): SourceText {
  return { uri, version, text: withoutByteOrderMark(whole), marked: hasByteOrderMark(whole) };
}
