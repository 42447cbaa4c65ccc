/** One version of one document: immutable, so that whatever is derived from it may be memoised on it. */
export interface SourceText {
  readonly uri: string;
  readonly version: number;
  /** Decoded, without byte-order mark. */
  readonly text: string;
  /** The editor's text has a byte-order mark before `text`, so that its first line has one column more. */
  readonly marked?: boolean;
}

const BYTE_ORDER_MARK = "\uFEFF";

/** Drops a leading byte-order mark: offsets everywhere are those of the text without it. */
export function withoutByteOrderMark(text: string): string {
  return hasByteOrderMark(text) ? text.slice(1) : text;
}

export function hasByteOrderMark(text: string): boolean {
  return text.startsWith(BYTE_ORDER_MARK);
}
