import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from "yaml";
import type { Located } from "./declarations";
import type { Span } from "./span";
import { COLON_IN_VALUE, composeYaml, MAX_DEPTH, YAML_LIMITS, type YamlLimits } from "./yamlDocument";
import type { YamlProblem } from "./yamlErrors";

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

export interface YamlFile {
  /** Null where there is no value: an empty file, or one refused as too large or too deep. */
  readonly root: YamlNode | null;
  readonly problems: readonly YamlProblem[];
}

/** How many values aliases and merge keys may repeat in one file: far more than anyone means, far less than a bomb. */
export const MAX_REPEATED = 10_000;

/** Reads the first YAML document in `text`. Total: whatever is wrong is a problem, and the readable rest still counts. */
export function readYaml(text: string, limits: YamlLimits = YAML_LIMITS): YamlFile {
  const { contents, problems: syntaxProblems } = composeYaml(text, limits);
  const problems = [...syntaxProblems];
  return { root: contents && convert(contents, newConversion(problems), 0), problems };
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
  const text = (node.source ?? "").replaceAll(COLON_IN_VALUE, ":");
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
    else entries.set(key.value, { key, value });
    if (first && state.repeating === 0) state.problems.push(duplicateKey(key, first.key));
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
  const message = `\`${again.value}\` stands twice here, and only the last counts, as in Pandoc. Remove or rename one of the two.`;
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
