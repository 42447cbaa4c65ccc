import { ATTRIBUTE_NAMES, type Attribute, type Attributes, idsIn } from "../syntax/attributes";
import { CERTAINTIES } from "../syntax/declarations";
import { isEdtf } from "../syntax/edtf";
import { isId } from "../syntax/ids";
import { memoised } from "../syntax/memo";
import { nearest } from "../syntax/nearest";
import type { Fix, Problem } from "../syntax/problem";
import type { Span } from "../syntax/span";
import { STANCES } from "./annotatedSource";

/* What is wrong with an attribute block: how it is written, and values that mean nothing. Offsets are those of the block. */

const known = new WeakMap<Attributes, readonly Problem[]>();

export function problemsOf(attributes: Attributes): readonly Problem[] {
  return memoised(known, attributes, () => [...misspelt(attributes), ...attributes.pairs.flatMap(wrongValue)]);
}

export function isWrong(attributes: Attributes): boolean {
  return problemsOf(attributes).length > 0;
}

function misspelt(attributes: Attributes): Problem[] {
  return attributes.errors.map(({ from, to, message, fix }) => ({
    from,
    to,
    code: "syntax.attribute",
    message,
    fixes: [fix],
  }));
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  speech: ["direct", "indirect"],
  stance: STANCES,
  cert: CERTAINTIES,
};

const ID_LISTS = new Set(["speaker", "to", "resp", "claim"]);

function wrongValue(pair: Attribute): Problem[] {
  if (!(ATTRIBUTE_NAMES as readonly string[]).includes(pair.key)) return [];
  if (!pair.value.trim())
    return [problem(pair.keyAt, `“${pair.key}” has no value: write one, or take the attribute out.`)];
  const allowed = VALUES[pair.key];
  if (allowed && !allowed.includes(pair.value)) return [notAllowed(pair, allowed)];
  if (pair.key === "date" && !isEdtf(pair.value)) return [notADate(pair)];
  return ID_LISTS.has(pair.key)
    ? idsIn(pair)
        .filter((id) => !isId(id.value))
        .map((id) => notAnId(id))
    : [];
}

function problem(at: Span, message: string, fixes?: Fix[]): Problem {
  return { from: at.from, to: at.to, code: "syntax.attribute", message, ...(fixes && { fixes }) };
}

function notAllowed(pair: Attribute, allowed: readonly string[]): Problem {
  const guess = nearest(pair.value, allowed);
  const fixes = guess
    ? [{ title: `Change to “${guess}”`, edits: [{ from: pair.from, to: pair.to, insert: guess }] }]
    : [];
  return problem(pair, `“${pair.key}” is ${listed(allowed)}, not “${pair.value}”.`, fixes);
}

function listed(values: readonly string[]): string {
  const quoted = values.map((value) => `“${value}”`);
  return `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}

function notADate(pair: Attribute): Problem {
  return problem(
    pair,
    `“${pair.value}” is not a date in EDTF: write 1950-04-25, 1950-04, 1950-04~ or 1950-03-30/1950-04-25.`,
  );
}

function notAnId(id: Span & { value: string }): Problem {
  return problem(id, `“${id.value}” cannot be an id: letters and digits, then also “_”, “-”, “.”, “:” between them.`);
}
