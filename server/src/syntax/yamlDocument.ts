import { Composer, type Document, isScalar, Lexer, type ParsedNode, Parser, type YAMLParseError } from "yaml";
import type { Span } from "./span";
import { describeYamlError, type YamlProblem } from "./yamlErrors";

/** How much YAML is read, in UTF-16 units and in lexical parts (a word, a bracket, a line end): beyond, it is refused. */
export interface YamlLimits {
  readonly length: number;
  readonly parts: number;
}

/** For what is read while somebody types. */
export const YAML_LIMITS: YamlLimits = { length: 1_000_000, parts: 400_000 };

/** How deeply sequences and mappings may be nested; the library recurses, so the stack is the limit behind this one. */
export const MAX_DEPTH = 100;

/** Stands for a colon within a value that lacks quotation marks, see {@link composeYaml}; no text has this character. */
export const COLON_IN_VALUE = "\uFDD0";

const MAX_SYNTAX_PROBLEMS = 100;

interface ComposedYaml {
  /** The library's tree of the first document; null where there is none, or where it is refused. */
  readonly contents: ParsedNode | null;
  /** In order of place; at most a hundred, the last of which says so. */
  readonly problems: readonly YamlProblem[];
}

/**
 * Has the library parse YAML, within limits of length, parts and depth. It takes `title: Korea: the war` for a mapping within a
 * mapping that swallows all keys below; so such text is parsed again with {@link COLON_IN_VALUE} for that colon.
 */
export function composeYaml(text: string, limits: YamlLimits): ComposedYaml {
  if (text.length > limits.length) return refused(tooLong(limits), { from: 0, to: Math.max(0, text.search(/[\r\n]/)) });
  const source = loneCarriageReturnsAsLineFeeds(text);
  const first = withoutStackTraces(() => compose(source, limits));
  if ("refused" in first) return refused(first.refused, first.at);
  const colons = errorsOf(first).filter(isColonInValue);
  const mended = colons.length > 0 ? withColonsReplaced(source, colons) : source;
  const second = mended === source ? first : withoutStackTraces(() => compose(mended, limits));
  if ("refused" in second) return refused(second.refused, second.at);
  const errors = second === first ? errorsOf(first) : [...colons, ...errorsOf(second)];
  const problems = errors
    .slice(0, 2 * MAX_SYNTAX_PROBLEMS)
    .map((error) => describeYamlError(error, text, second.unclosed));
  const others = second.documents.slice(1).filter((document) => !isEmpty(document));
  return {
    contents: second.documents[0]?.contents ?? null,
    problems: limited([...problems, ...others.map(secondDocument)]),
  };
}

function errorsOf({ documents }: { documents: Document.Parsed[] }): YAMLParseError[] {
  return documents.flatMap((document) => document.errors);
}

function isColonInValue({ code, message }: YAMLParseError): boolean {
  return code === "BLOCK_AS_IMPLICIT_KEY" && message.startsWith("Nested mappings");
}

function withColonsReplaced(text: string, errors: readonly YAMLParseError[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { pos } of errors) {
    const from = Math.max(done, pos[0]);
    const end = lineEnd(text, from);
    pieces.push(text.slice(done, from), text.slice(from, end).replace(/:(?=\s|$)/g, COLON_IN_VALUE));
    done = end;
  }
  return pieces.join("") + text.slice(done);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

type Composed = { documents: Document.Parsed[]; unclosed: ReadonlyMap<number, number> } | { refused: string; at: Span };

function compose(text: string, limits: YamlLimits): Composed {
  const parser = new Parser();
  const tokens = [];
  const unclosed = new Map<number, number>();
  let parts = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    const at = { from: Math.max(0, parser.offset - 1), to: parser.offset };
    if (isUnclosed(lexeme)) unclosed.set(parser.offset, parser.offset - lexeme.length);
    if (++parts > limits.parts) return { refused: tooManyParts(limits), at };
    if (parser.stack.length > MAX_DEPTH) return { refused: TOO_DEEP, at };
  }
  tokens.push(...parser.end());
  // The library finds duplicate keys in quadratic time, and its pretty errors look up line and column of each.
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
  return { documents: [...composer.compose(tokens, true, text.length)], unclosed };
}

function isUnclosed(lexeme: string): boolean {
  return (lexeme[0] === '"' || lexeme[0] === "'") && (lexeme.length === 1 || lexeme.at(-1) !== lexeme[0]);
}

const TOO_DEEP = `This is nested more than ${MAX_DEPTH} levels deep, so nothing here is read. Is a bracket left open?`;

function tooLong({ length }: YamlLimits): string {
  return `This YAML has more than ${length.toLocaleString("en")} characters, so it is not read. Move parts of it to other files.`;
}

function tooManyParts({ parts }: YamlLimits): string {
  return `This YAML has more than ${parts.toLocaleString("en")} words and signs, so it is not read. Move parts of it to other files.`;
}

function refused(message: string, at: Span): ComposedYaml {
  return { contents: null, problems: [{ from: at.from, to: at.to, message }] };
}

/** YAML knows lone carriage returns as line ends, the library does not. Offsets stay. */
function loneCarriageReturnsAsLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text;
}

/** The library's errors are data to us; tracing the stack for each makes a badly broken file take seconds. */
function withoutStackTraces<T>(run: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function limited(problems: YamlProblem[]): YamlProblem[] {
  const ordered = problems.sort((a, b) => a.from - b.from || a.to - b.to);
  const last = ordered[MAX_SYNTAX_PROBLEMS];
  if (!last) return ordered;
  return [
    ...ordered.slice(0, MAX_SYNTAX_PROBLEMS),
    { from: last.from, to: last.to, message: "More YAML errors follow from here on: mend the first ones." },
  ];
}

function isEmpty({ contents, errors }: Document.Parsed): boolean {
  return errors.length === 0 && (!contents || (isScalar(contents) && contents.value === null));
}

function secondDocument({ contents, range }: Document.Parsed): YamlProblem {
  const [from, to] = contents?.range ?? range;
  return { from, to, message: "A second YAML document begins here and is not read. Remove the line `---` before it." };
}
