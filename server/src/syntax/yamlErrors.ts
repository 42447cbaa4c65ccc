import type { YAMLParseError } from "yaml";
import type { Fix, Problem } from "./problem";
import type { Span } from "./span";

/** What is wrong with the YAML as such, at its place. */
export type YamlProblem = Omit<Problem, "code">;

type ErrorCode = YAMLParseError["code"];

const MESSAGES: Partial<Record<ErrorCode, string>> = {
  BAD_DQ_ESCAPE:
    "This is no escape in double quotation marks. Write `\\\\` for a backslash, or use single quotation marks.",
  BAD_SCALAR_START: "A value cannot begin with this sign. Put the value in quotation marks.",
  BLOCK_AS_IMPLICIT_KEY:
    "A value that contains a colon and a space needs quotation marks; a new key needs a line of its own.",
  MULTILINE_IMPLICIT_KEY: "A key and its colon belong on one line. Is the colon missing here?",
  RESOURCE_EXHAUSTION: "This is nested too deeply to be read.",
  TAB_AS_INDENT: "YAML is indented with spaces, not with tabs. Replace the tab by spaces.",
  MULTIPLE_ANCHORS: "A value has at most one anchor (`&name`). Put a value that begins with `&` in quotation marks.",
  MULTIPLE_TAGS: "A value has at most one tag (`!name`). Put a value that begins with `!` in quotation marks.",
  UNEXPECTED_TOKEN:
    "This does not belong to the value before it. Put the whole value in quotation marks, or remove the rest.",
  KEY_OVER_1024_CHARS: "A key has at most 1,024 characters. Is a line end missing?",
};

/**
 * An error of the YAML library in plain words, at its place in `text`. `unclosed` has, by the offset where it ends, where
 * each value begins whose quotation mark is never closed.
 */
export function describeYamlError(
  error: YAMLParseError,
  text: string,
  unclosed: ReadonlyMap<number, number>,
): YamlProblem {
  const opening = error.message.startsWith("Missing closing") ? unclosed.get(error.pos[0]) : undefined;
  if (opening === undefined) {
    const place = placeOf(error, text);
    return { ...place, message: messageOf(error), fixes: fixesOf(error.code, place, text) };
  }
  const message = `The closing \`${text[opening]}\` of this value is missing.`;
  return { ...firstLine(text, opening, text.length), message };
}

function messageOf({ code, message }: YAMLParseError): string {
  const missing = /with a ([\]}])$/.exec(message)?.[1];
  if (missing) return `The closing \`${missing}\` is missing, or stands too far left.`;
  if (code === "BAD_INDENT")
    return "This line is not in line with its neighbours: keys that belong together begin in one column.";
  if (message.startsWith("Missing directives-end"))
    return "A line cannot begin with `%`. Put the text in quotation marks.";
  return MESSAGES[code] ?? `${message}.`;
}

/** Errors that are about the line from there on; the library points at a single sign. */
const ABOUT_LINES: readonly ErrorCode[] = ["BAD_INDENT", "BAD_SCALAR_START", "BLOCK_AS_IMPLICIT_KEY"];

/** At most a line: a mark over half the file helps nobody find the place. */
function placeOf({ code, pos }: YAMLParseError, text: string): Span {
  const from = Math.min(pos[0], text.length);
  if (ABOUT_LINES.includes(code)) return firstLine(text, from, text.length);
  return code === "TAB_AS_INDENT"
    ? tabsAt(text, from)
    : firstLine(text, from, Math.max(from, Math.min(pos[1], text.length)));
}

function tabsAt(text: string, from: number): Span {
  let to = from;
  while (text[to] === "\t") to++;
  return { from, to };
}

/** The first line of a stretch, without the white space around it. */
function firstLine(text: string, from: number, to: number): Span {
  let start = from;
  while (start < to && text[start] === " ") start++;
  let end = start;
  while (end < to && text[end] !== "\n" && text[end] !== "\r") end++;
  while (end > start && text[end - 1] === " ") end--;
  return { from: start, to: end };
}

function fixesOf(code: ErrorCode, place: Span, text: string): readonly Fix[] | undefined {
  const value = text.slice(place.from, place.to);
  if (code === "TAB_AS_INDENT")
    return [{ title: "Indent with spaces", edits: [{ ...place, insert: "  ".repeat(value.length) }] }];
  if (code !== "BLOCK_AS_IMPLICIT_KEY" && code !== "BAD_SCALAR_START") return undefined;
  return /["\\]| #/.test(value)
    ? undefined
    : [{ title: "Put the value in quotation marks", edits: [{ ...place, insert: `"${value}"` }] }];
}
