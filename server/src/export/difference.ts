/** The first place where two texts differ: the word on each side, empty where one text has no more. */
export interface Difference {
  /** Offset of `found` in the text. */
  readonly from: number;
  readonly found: string;
  readonly expected: string;
}

interface Line {
  readonly from: number;
  readonly text: string;
}

const LINE = /[^\r\n]+/g;
const UNDERLINE = /^(?:=+|-+)[ \t]*$/;

/**
 * Compares the text under the annotations with its transcription (format §10). Byte-order marks, line ends, blank lines,
 * and heading or quotation marks that the transcription lacks do not count. Null if they are the same.
 */
export function firstDifference(text: string, transcription: string): Difference | null {
  const found = linesOf(text);
  const expected = linesOf(transcription);
  let i = 0;
  for (const line of expected) {
    while (found[i] && UNDERLINE.test(found[i]!.text) && found[i]!.text !== line.text) i++;
    const here = found[i++];
    if (!here) return { from: text.length, found: "", expected: wordAt(line.text, 0) };
    const stripped = withoutMarks(here, line.text);
    if (stripped.text !== line.text) return inLine(stripped, line.text);
  }
  while (found[i] && UNDERLINE.test(found[i]!.text)) i++;
  const rest = found[i];
  return rest ? { from: rest.from, found: wordAt(rest.text, 0), expected: "" } : null;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.replace(/^\uFEFF/, " ").matchAll(LINE)) {
    if (/\S/.test(match[0])) lines.push({ from: match.index, text: match[0] });
  }
  if (lines[0] && text.startsWith("\uFEFF")) lines[0] = { from: lines[0].from + 1, text: lines[0].text.slice(1) };
  return lines;
}

const MARKS = /^(?:#{1,6}[ \t]+|[ \t]*>[ \t]?)/;

/** The line without its heading or quotation marks, as far as `expected` has none. */
function withoutMarks(line: Line, expected: string): Line {
  let current = line;
  while (current.text !== expected) {
    const mark = MARKS.exec(current.text)?.[0].length ?? 0;
    if (!mark || expected.startsWith(current.text.slice(0, mark))) return current;
    current = { from: current.from + mark, text: current.text.slice(mark) };
  }
  return current;
}

function inLine(line: Line, expected: string): Difference {
  let at = 0;
  while (at < line.text.length && line.text[at] === expected[at]) at++;
  // Back to the start of the word, unless one of the lines just ends before the other.
  const within = at < line.text.length && at < expected.length;
  while (within && at > 0 && !/\s/.test(expected[at - 1]!)) at--;
  return { from: line.from + at, found: wordAt(line.text, at), expected: wordAt(expected, at) };
}

function wordAt(text: string, at: number): string {
  return /\s*\S*/.exec(text.slice(at))![0].trim();
}
