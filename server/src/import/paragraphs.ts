import type { Span } from "../syntax/span";

const LINE = /([^\r\n]*)(\r\n|\r|\n|$)/y;

/** A line without what ends it. */
export interface Line extends Span {
  /** Where the next line begins. */
  readonly next: number;
  readonly blank: boolean;
}

export function* linesOf(text: string): Generator<Line> {
  for (let from = 0; from < text.length; ) {
    LINE.lastIndex = from;
    const [whole, words] = LINE.exec(text)!;
    const next = from + whole.length;
    yield { from, to: from + words!.length, next, blank: words!.trim() === "" };
    from = next;
  }
}

/** The stretches between blank lines: from the start of the first line to the end of the last. */
export function* paragraphsOf(text: string): Generator<Span> {
  let open: { from: number; to: number } | null = null;
  for (const { from, to, blank } of linesOf(text)) {
    if (!blank && open) open.to = to;
    else if (!blank) open = { from, to };
    else if (open) {
      yield open;
      open = null;
    }
  }
  if (open) yield open;
}
