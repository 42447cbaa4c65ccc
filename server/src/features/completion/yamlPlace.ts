import type { Span } from "../../syntax/span";

/** Where in YAML the cursor stands; `from`–`to` is what is being written there. */
export interface YamlPlace extends Span {
  readonly kind: "key" | "value";
  /** The keys from the root down to the mapping, or to the key whose value it is; `-` for an item of a list. */
  readonly path: readonly string[];
  /** What stands in the same mapping or list already. */
  readonly present: readonly string[];
  /** Whether a key has its colon already. */
  readonly hasColon?: boolean;
}

/** In longer lines nobody looks for a key. */
const LONGEST_LINE = 1000;

const KEY = /^([ ]*(?:- +)*)(?:"([^"]*)"|'([^']*)'|([^\s#:"'{}[\],&*!|>-][^:{}[\],"']*))\s*:(?:\s|$)/;

/** The place of `offset` in the YAML of `text` between `from` and `to`, by lines and their indentation; null within scalars. */
export function yamlPlaceAt(text: string, { from, to }: Span, offset: number): YamlPlace | null {
  const lines = text.slice(from, offset).split(/\r\n|\r|\n/);
  const line = lines.pop()!;
  const after = text.slice(offset, to).split(/\r\n|\r|\n/);
  if (line.length > LONGEST_LINE || /^[^"']*(?<=^|\s)#/.test(line)) return null;
  return inFlow(lines, line, after[0]!, offset) ?? inBlock(lines, line, after, offset);
}

// Block style.

function inBlock(lines: readonly string[], line: string, after: readonly string[], offset: number): YamlPlace | null {
  const rest = after[0]!.trim();
  const key = /^(\s*(?:-\s+)*)([\p{L}\p{N}_.-]*)$/u.exec(line);
  if (key && (rest === "" || rest.startsWith(":"))) {
    const present = key[1]!.includes("-") ? [] : siblings(lines, after.slice(1), key[1]!.length);
    const at = { from: offset - key[2]!.length, to: offset };
    return { kind: "key", path: pathTo(lines, key[1]!), present, hasColon: rest !== "", ...at };
  }
  const head = KEY.exec(line);
  const value = head && /^\s*["']?([^\s"'[\]{},]*)$/.exec(line.slice(head[0].length));
  if (!head || head[0].endsWith(":") || !value || !/^(?:#|$)/.test(rest)) return null;
  const path = [...pathTo(lines, head[1]!), nameOf(head)];
  return { kind: "value", path, present: [], from: offset - value[1]!.length, to: offset };
}

/** A key, or the dash of an item, at its column. */
interface Opener {
  readonly column: number;
  readonly key: string;
}

function openersIn(line: string): Opener[] {
  const dashes = /^[\s-]*(?=\s|$)/.exec(line)?.[0] ?? "";
  const openers = [...dashes.matchAll(/-(?=\s|$)/g)].map(({ index }) => ({ column: index, key: "-" }));
  const match = KEY.exec(line);
  return match ? [...openers, { column: match[1]!.length, key: nameOf(match) }] : openers;
}

/** What is open above the line that begins with `margin` (white space, dashes), outermost first. */
function pathTo(lines: readonly string[], margin: string): string[] {
  const path: string[] = [];
  let least = margin.length;
  let inList = false;
  for (const line of [margin, ...[...lines].reverse()]) {
    for (const { column, key } of openersIn(line).reverse()) {
      // A list may stand as far left as the key that it is the value of.
      if (column > least || (column === least && !(inList && key !== "-"))) continue;
      path.unshift(key);
      least = column;
      inList = key === "-";
    }
    if (least === 0 && !inList) break;
  }
  return path;
}

function nameOf(match: RegExpExecArray): string {
  return (match[2] ?? match[3] ?? match[4])!.trim();
}

/** The keys at the same column above and below, as far as the mapping goes. */
function siblings(above: readonly string[], below: readonly string[], column: number): string[] {
  const keys: string[] = [];
  const collect = (line: string) => {
    keys.push(...openersIn(line).flatMap((each) => (each.column === column && each.key !== "-" ? [each.key] : [])));
  };
  for (const line of [...above].reverse()) {
    collect(line);
    if (line.trim() && line.search(/\S/) < column) break;
  }
  for (const line of below) {
    if (line.trim() && line.search(/\S/) < column) break;
    collect(line);
  }
  return keys;
}

// Flow style, within one line.

function inFlow(lines: readonly string[], line: string, rest: string, offset: number): YamlPlace | null {
  const brackets = openBrackets(line);
  if (brackets.length === 0) return null;
  const before = line.slice(0, brackets[0]);
  const head = KEY.exec(before);
  if (!head && !/^\s*(?:-\s+)+$/.test(before)) return null;
  const path = [...pathTo(lines, head ? head[1]! : before), ...(head ? [nameOf(head)] : [])];
  brackets.forEach((at, i) => {
    const own = ownKey(line.slice(brackets[i - 1] ?? at, at));
    if (i > 0 && own) path.push(own);
    if (line[at] === "[") path.push("-");
  });
  const last = brackets.at(-1)!;
  return flowPlace(line, last, rest, path, offset);
}

/** The brackets that are open at the end of a line. */
function openBrackets(line: string): number[] {
  const open: number[] = [];
  let quote = "";
  for (let at = 0; at < line.length; at++) {
    const char = line[at]!;
    if (quote) quote = char === quote ? "" : quote;
    else if (/["']/.test(char) && /[\s:,[{]/.test(line[at - 1] ?? " ")) quote = char;
    else if (/[[{]/.test(char)) open.push(at);
    else if (/[\]}]/.test(char)) open.pop();
  }
  return open;
}

function ownKey(before: string): string | null {
  return /([^\s,{[:]+)\s*:\s*$/.exec(before)?.[1] ?? null;
}

function flowPlace(
  line: string,
  bracket: number,
  rest: string,
  path: readonly string[],
  offset: number,
): YamlPlace | null {
  const inside = line.slice(bracket + 1);
  const item = inside.slice(inside.lastIndexOf(",") + 1);
  const others = `${inside.slice(0, inside.lastIndexOf(",") + 1)} ${/^[^}\]]*/.exec(rest)![0]}`;
  const value = /^\s*([\p{L}\p{N}_.-]+)\s*:\s+["']?([^\s"']*)$/u.exec(item);
  if (line[bracket] === "{" && value) {
    return { kind: "value", path: [...path, value[1]!], present: [], from: offset - value[2]!.length, to: offset };
  }
  const word = /^\s*["']?([\p{L}\p{M}\p{N}_.:-]*)$/u.exec(item);
  if (!word) return null;
  const span = { from: offset - word[1]!.length, to: offset };
  if (line[bracket] === "{") {
    return {
      kind: "key",
      path,
      present: [...others.matchAll(/([\p{L}\p{N}_.-]+)\s*:/gu)].map((match) => match[1]!),
      hasColon: rest.trimStart().startsWith(":"),
      ...span,
    };
  }
  return { kind: "value", path, present: others.split(/[\s,"']+/).filter(Boolean), ...span };
}
