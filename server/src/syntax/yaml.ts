import type { Alias, Document, ParsedNode, Scalar, YAMLMap } from "yaml";
import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser } from "yaml";
import type { Located } from "./declarations";
import type { Problem } from "./problem";
import type { Span } from "./span";
import { describeYamlError } from "./yamlErrors";

/** A value in YAML with its place. Aliases and merge keys are resolved: it is a tree, no deeper than {@link MAX_DEPTH}. */
export type YamlNode = YamlScalar | YamlMapping | YamlSequence;

/** `text` is what stands there (without quotes, escapes resolved), `value` what YAML 1.2 makes of it. */
export interface YamlScalar extends Span {
  readonly kind: "scalar";
  readonly text: string;
  readonly value: string | number | boolean | null;
}

export interface YamlSequence extends Span {
  readonly kind: "sequence";
  readonly items: readonly YamlNode[];
}

/** Its keys differ from one another. */
export interface YamlMapping extends Span {
  readonly kind: "mapping";
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: Located;
  readonly value: YamlNode;
}

/** What is wrong with the YAML as such, at its place. */
export type YamlProblem = Omit<Problem, "code">;

export interface YamlFile {
  /** Null where there is no value: an empty file, or one refused as too large or too deep. */
  readonly root: YamlNode | null;
  readonly problems: readonly YamlProblem[];
}

/** How much YAML is read, in UTF-16 units and in lexical parts (a word, a bracket, a line end): beyond, it is refused. */
export interface YamlLimits {
  readonly length: number;
  readonly parts: number;
}

/** For what is read while somebody types. */
export const YAML_LIMITS: YamlLimits = { length: 1_000_000, parts: 400_000 };

/** How deeply sequences and mappings may be nested; the library recurses, so the stack is the limit behind this one. */
export const MAX_DEPTH = 100;

/** How many values aliases and merge keys may repeat in one file: far more than anyone means, far less than a bomb. */
export const MAX_REPEATED = 10_000;

const MAX_SYNTAX_PROBLEMS = 100;

/** Reads the first YAML document in `text`. Total: whatever is wrong is a problem, and the readable rest still counts. */
export function readYaml(text: string, limits: YamlLimits = YAML_LIMITS): YamlFile {
  if (text.length > limits.length) return refused(tooLong(limits), { from: 0, to: Math.max(0, text.search(/[\r\n]/)) });
  const composed = withoutStackTraces(() => compose(loneCarriageReturnsAsLineFeeds(text), limits));
  if ("refused" in composed) return refused(composed.refused, composed.at);
  const [document, ...others] = composed.documents;
  const problems = composed.documents.flatMap((each) => syntaxProblems(each, text, composed.unclosed));
  for (const other of others) if (!isEmpty(other)) problems.push(secondDocument(other));
  const root = document?.contents ? convert(document.contents, newConversion(problems), 0) : null;
  return { root, problems: limited(problems) };
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

function refused(message: string, at: Span): YamlFile {
  return { root: null, problems: [{ from: at.from, to: at.to, message }] };
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

function syntaxProblems(document: Document.Parsed, text: string, unclosed: ReadonlyMap<number, number>): YamlProblem[] {
  return document.errors.slice(0, MAX_SYNTAX_PROBLEMS + 1).map((error) => describeYamlError(error, text, unclosed));
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

interface Conversion {
  readonly problems: YamlProblem[];
  readonly anchors: Map<string, ParsedNode>;
  readonly targets: Map<Alias, ParsedNode | null>;
  /** How many alias targets we are inside of; what stands there was met before. */
  repeating: number;
  repeated: number;
  bombReported: boolean;
}

function newConversion(problems: YamlProblem[]): Conversion {
  return { problems, anchors: new Map(), targets: new Map(), repeating: 0, repeated: 0, bombReported: false };
}

function convert(node: ParsedNode, state: Conversion, depth: number): YamlNode {
  if (state.repeating > 0) state.repeated++;
  else if (!isAlias(node) && node.anchor) state.anchors.set(node.anchor, node);
  if (isAlias(node)) return convertAlias(node, state, depth);
  if (isMap(node)) return convertMapping(node as YAMLMap.Parsed, state, depth);
  if (!isSeq(node)) return convertScalar(node as Scalar.Parsed);
  const items = node.items.map((item) => convert(item as ParsedNode, state, depth + 1));
  return { kind: "sequence", ...spanOf(node), items };
}

function convertScalar(node: Scalar.Parsed): YamlScalar {
  const { from, to } = spanOf(node);
  const quoted = node.type?.startsWith("QUOTE") && to - from >= 2 ? 1 : 0;
  const text = node.source ?? "";
  return { kind: "scalar", from: from + quoted, to: to - quoted, text, value: scalarValue(node.value, text) };
}

/** Numbers that YAML would print otherwise than they were typed (`007`, `1.10`) remain text: they are names here. */
function scalarValue(value: unknown, text: string): YamlScalar["value"] {
  if (value === null || typeof value === "boolean") return value;
  return typeof value === "number" && String(value) === text ? value : text;
}

function convertAlias(node: Alias.Parsed, state: Conversion, depth: number): YamlNode {
  const target = targetOf(node, state);
  const nothing: YamlScalar = { kind: "scalar", ...spanOf(node), text: "", value: null };
  if (!target) return nothing;
  if (depth > MAX_DEPTH || state.repeated > MAX_REPEATED) return reportBomb(nothing, state);
  state.repeating++;
  const value = convert(target, state, depth + 1);
  state.repeating--;
  return value;
}

/** An alias means the anchor that stands last before it, also where it is met again within a repeated value. */
function targetOf(node: Alias.Parsed, state: Conversion): ParsedNode | null {
  const known = state.targets.get(node);
  if (known !== undefined) return known;
  const target = state.anchors.get(node.source) ?? null;
  state.targets.set(node, target);
  const message = `Nothing is marked \`&${node.source}\` before this place. Declare it first, or put the value in quotation marks.`;
  if (!target) state.problems.push({ ...spanOf(node), message });
  return target;
}

function reportBomb(at: YamlScalar, state: Conversion): YamlScalar {
  const message = `Aliases repeat more than ${MAX_REPEATED.toLocaleString("en")} values, or themselves: this one is not followed.`;
  if (!state.bombReported) state.problems.push({ from: at.from, to: at.to, message });
  state.bombReported = true;
  return at;
}

function convertMapping(node: YAMLMap.Parsed, state: Conversion, depth: number): YamlMapping {
  const entries = new Map<string, YamlEntry>();
  let merged: YamlEntry[] = [];
  for (const pair of node.items) {
    const key = keyOf(pair.key, state);
    if (!key) continue;
    const value = pair.value ? convert(pair.value, state, depth + 1) : nothingAfter(key);
    const first = entries.get(key.value);
    if (isMergeKey(pair.key)) merged = merged.concat(mergedEntries(value));
    else if (!first) entries.set(key.value, { key, value });
    else if (state.repeating === 0) state.problems.push(duplicateKey(key, first.key));
  }
  for (const entry of merged) if (!entries.has(entry.key.value)) entries.set(entry.key.value, entry);
  return { kind: "mapping", ...spanOf(node), entries: [...entries.values()] };
}

function nothingAfter(key: Located): YamlScalar {
  return { kind: "scalar", from: key.to, to: key.to, text: "", value: null };
}

function keyOf(node: unknown, state: Conversion): Located | null {
  if (isScalar(node) && node.source) {
    const { from, to, text } = convertScalar(node as Scalar.Parsed);
    return { value: text, from, to };
  }
  const at = spanOf(node as ParsedNode);
  if (state.repeating === 0)
    state.problems.push({ ...at, message: "A key is a plain word. Write one before the colon." });
  return null;
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.source === "<<" && key.type === "PLAIN";
}

function mergedEntries(value: YamlNode): readonly YamlEntry[] {
  if (value.kind === "sequence") return value.items.flatMap((item) => (item.kind === "mapping" ? item.entries : []));
  return value.kind === "mapping" ? value.entries : [];
}

function duplicateKey(again: Located, first: Located): YamlProblem {
  const message = `\`${again.value}\` stands twice here, and only the first counts. Remove or rename one of the two.`;
  return {
    from: again.from,
    to: again.to,
    message,
    related: [{ from: first.from, to: first.to, message: "The first" }],
  };
}

function spanOf(node: { range?: readonly [number, number, number] | null }): Span {
  const [from, to] = node.range ?? [0, 0];
  return { from, to: Math.max(from, to) };
}
