import type { Located } from "./declarations";
import { nearest } from "./nearest";
import type { Fix, Problem } from "./problem";
import type { Span } from "./span";
import type { YamlEntry, YamlMapping, YamlNode } from "./yaml";
import type { YamlProblem } from "./yamlErrors";

/** Takes what is wrong with a value in YAML. */
export type Report = (problem: YamlProblem) => void;

/** For keys that are Pandoc's business: whatever is wrong with them is not ours to report. */
export const ignore: Report = () => {};

/** The value of a key in a mapping; null if there is no such key, or `node` is no mapping. */
export function child(node: YamlNode | null, key: string): YamlNode | null {
  return entriesOf(node).find((entry) => entry.key.value === key)?.value ?? null;
}

export function entriesOf(node: YamlNode | null): readonly YamlEntry[] {
  return node?.kind === "mapping" ? node.entries : [];
}

/** Whether nothing stands there: `key:`, `key: null`, `key: ""`. */
export function isNothing(node: YamlNode | null): boolean {
  return node === null || (node.kind === "scalar" && (node.value === null || node.text.trim() === ""));
}

/** A mapping, or null; anything else but nothing is reported as `what` (`` `speakers` ``). */
export function readMapping(node: YamlNode | null, what: string, report: Report): YamlMapping | null {
  if (node?.kind === "mapping") return node;
  if (node && !isNothing(node)) report(at(node, `${what} must be a mapping: one \`key: value\` a line, indented.`));
  return null;
}

/** One text; a number or date counts as it is typed. */
export function readText(node: YamlNode | null, what: string, report: Report): Located | null {
  if (node === null || isNothing(node)) return null;
  if (node.kind === "scalar") return { value: node.text, from: node.from, to: node.to };
  report(at(node, `${what} must be a single text.`));
  return null;
}

/** A list of texts; a single text is a list of one. */
export function readTexts(node: YamlNode | null, what: string, report: Report): readonly Located[] {
  if (node?.kind === "mapping") report(at(node, `${what} must be a text or a list of texts.`));
  const items = node?.kind === "sequence" ? node.items : node ? [node] : [];
  return items.flatMap((item) => {
    const text = item.kind === "mapping" && item === node ? null : readText(item, `Each item of ${what}`, report);
    return text ? [text] : [];
  });
}

/** One of the words of a closed list; another is reported, with the likeliest one as a fix. */
export function readChoice<T extends string>(
  node: YamlNode | null,
  choices: readonly T[],
  what: string,
  report: Report,
): T | null {
  const text = readText(node, what, report);
  if (!text) return null;
  const choice = choices.find((each) => each === text.value);
  if (!choice) report(unknownWord(text, choices, `${what} must be one of ${choices.join(", ")}.`));
  return choice ?? null;
}

/** Reports the keys of `mapping` that are none of `known`; `what` has them (`A speaker`). */
export function checkKeys(mapping: YamlMapping, known: readonly string[], what: string, report: Report): void {
  for (const { key } of mapping.entries) {
    if (!known.includes(key.value)) report(unknownWord(key, known, `${what} has no key \`${short(key.value)}\`.`));
  }
}

/** A problem with a word that is none of `known`: the nearest of them is offered as a fix. */
export function unknownWord(word: Located, known: Iterable<string>, message: string): YamlProblem {
  const guess = nearest(word.value, known);
  if (!guess) return at(word, message);
  return { ...at(word, `${message} Did you mean \`${guess}\`?`), fixes: [replacement(word, guess)] };
}

export function at({ from, to }: Span, message: string): YamlProblem {
  return { from, to, message };
}

/** At most 40 characters of a text, for messages. */
export function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** The problems as those of front matter or project file: in order of place, none twice (an alias repeats them). */
export function asProblems(problems: readonly YamlProblem[]): readonly Problem[] {
  const seen = new Set<string>();
  const first = problems.filter(({ from, to, message }) => {
    const key = `${from} ${to} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
  return first
    .map((problem): Problem => ({ code: "front-matter.invalid", ...problem }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

function replacement({ from, to }: Span, insert: string): Fix {
  return { title: `Replace by \`${insert}\``, edits: [{ from, to, insert }] };
}
