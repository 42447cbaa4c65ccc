import { withoutEnd } from "../syntax/trim";
import { type Sayings, wordsIn } from "./sayings";
import { isLetter } from "./words";

/*
 * Transcriptions made by machine set straight marks apart from the words: `" Good-morning, " answered Warwick. " Can
 * you …`. A single mark says nothing there, and one that is missing turns all that follow inside out. So the roles of
 * all marks of a paragraph are chosen together: the cheapest way through it (Viterbi), where a role costs as much as it
 * disagrees with the words around the mark, and a mark without partner costs more.
 */

export type Role = "open" | "close" | "none";

/** What is open: nothing, a double mark, a single one, one in the other; by these numbers. */
const NOTHING = 0;
const DOUBLE = 1;
const SINGLE = 2;
const SINGLE_IN_DOUBLE = 3;
const DOUBLE_IN_SINGLE = 4;
const STATES = [NOTHING, DOUBLE, SINGLE, SINGLE_IN_DOUBLE, DOUBLE_IN_SINGLE];
/** How many marks are open in each state. */
const DEPTHS = [0, 1, 1, 2, 2];

interface Step {
  readonly role: Role;
  readonly to: number;
  readonly cost: number;
}

/** Costs of marks without partner: an opening one repeated at each paragraph, a stray closing one, one left open. */
const REPEATED = 4;
const STRAY = 5;
const STRAY_SINGLE = 8;
const LEFT_OPEN = 3;

const opens = (to: number, cost = 0): Step => ({ role: "open", to, cost });
const closes = (to: number, cost = 0): Step => ({ role: "close", to, cost });

/** By state, where a double mark leads. */
const DOUBLE_STEPS: readonly (readonly Step[])[] = [
  [opens(DOUBLE), closes(NOTHING, STRAY)],
  [closes(NOTHING), opens(DOUBLE, REPEATED)],
  [opens(DOUBLE_IN_SINGLE), closes(SINGLE, STRAY)],
  [closes(NOTHING, LEFT_OPEN)],
  [closes(SINGLE), opens(DOUBLE_IN_SINGLE, REPEATED)],
];

/** By state, where a single mark leads. */
const SINGLE_STEPS: readonly (readonly Step[])[] = [
  [opens(SINGLE), closes(NOTHING, STRAY_SINGLE)],
  [opens(SINGLE_IN_DOUBLE), closes(DOUBLE, STRAY_SINGLE)],
  [closes(NOTHING), opens(SINGLE, REPEATED)],
  [closes(DOUBLE), opens(SINGLE_IN_DOUBLE, REPEATED)],
  [closes(NOTHING, STRAY)],
];

/** The cheapest way to a state: what it has cost, its last mark and the way before. */
interface Way {
  readonly cost: number;
  readonly at: number;
  readonly role: Role;
  readonly before: Way | null;
  /** Where the innermost open mark stands. */
  readonly open: number;
}

/** By state; null where no way leads to it. */
type Ways = (Way | null)[];

/** The roles of straight marks by their offsets, if any of them is set apart by spaces on both sides; else null. */
export function rolesOfSpaced(
  text: string,
  marks: readonly number[],
  sayings: Sayings,
): ReadonlyMap<number, Role> | null {
  if (!marks.some((at) => isSetApart(text, at))) return null;
  let ways: Ways = [{ cost: 0, at: -1, role: "none", before: null, open: 0 }, null, null, null, null];
  for (const at of marks) {
    if (text[at] === '"') ways = advanced(ways, at, DOUBLE_STEPS, doubleCosts(text, at, sayings));
    else if (text[at] === "'") ways = advanced(ways, at, SINGLE_STEPS, singleCosts(text, at));
  }
  return rolesOn(cheapest(ways));
}

/** Whether a straight mark has spaces around it, and words around these. */
function isSetApart(text: string, at: number): boolean {
  if (text[at + 1] !== " " || !(at === 0 || /\s/.test(text[at - 1]!))) return false;
  if (text[at] === '"') return at + 2 < text.length;
  return text[at] === "'" && /^\s+\p{Lu}/u.test(text.slice(at + 1, at + 4));
}

function advanced(ways: Ways, at: number, steps: readonly (readonly Step[])[], costs: Costs): Ways {
  const next: Ways = [null, null, null, null, null];
  for (const state of STATES) {
    const before = ways[state];
    if (!before) continue;
    const offer = (to: number, role: Role, cost: number, open: number) => {
      const total = before.cost + cost;
      if (!next[to] || total < next[to].cost) next[to] = { cost: total, at, role, before, open };
    };
    if (costs.none < NEVER) offer(state, "none", costs.none, before.open);
    if (costs.open >= NEVER) continue;
    for (const { role, to, cost } of steps[state]!) {
      const length = role === "close" && state !== NOTHING ? lengthCost(at - before.open) : 0;
      offer(to, role, cost + costs[role] + length, role === "open" ? at : before.open);
    }
  }
  return next;
}

function cheapest(ways: Ways): Way {
  const cost = (state: number) => (ways[state] ? ways[state].cost + DEPTHS[state]! * LEFT_OPEN : Infinity);
  return ways[STATES.reduce((best, state) => (cost(state) < cost(best) ? state : best))]!;
}

function rolesOn(last: Way): Map<number, Role> {
  const roles = new Map<number, Role>();
  for (let way: Way | null = last; way?.before; way = way.before) roles.set(way.at, way.role);
  return roles;
}

// What each role costs.

type Costs = Readonly<Record<Role, number>>;

const NEVER = 100;

/** What stands on both sides of a mark, other marks aside. */
interface Sides {
  readonly before: string;
  readonly after: string;
  /** The nearest characters that are no white space. */
  readonly last: string;
  readonly first: string;
  /** Whether white space, or another mark, stands at once before and after it. */
  readonly spaceBefore: boolean;
  readonly spaceAfter: boolean;
}

const NEAR = 48;

function sidesOf(text: string, at: number): Sides {
  const left = text.slice(Math.max(0, at - NEAR), at);
  const right = text.slice(at + 1, at + 1 + NEAR);
  const before = withoutEnd(left, /[\s"']/);
  const after = right.replace(/^[\s"']+/, "");
  return {
    before,
    after,
    last: before.at(-1) ?? "",
    first: after[0] ?? "",
    spaceBefore: left === "" || /[\s"']$/.test(left),
    spaceAfter: right === "" || /^[\s"']/.test(right),
  };
}

/** Long speeches exist, but a quotation over pages more often is two that lack a mark. */
function lengthCost(length: number): number {
  return Math.min(2, length / 1500);
}

const SENTENCE_END = /[.!?…]$/;
/** Words that no quotation ends with. */
const NO_END =
  /(?:^|[\s"'])(?:a|an|the|of|to|in|on|at|by|with|for|from|and|or|as|his|her|its|their|my|your|said|says|called|named|term|word|replied|cried|asked)$/i;

/** `he said`, `answered Warwick`, `the old man replied`. */
function isSaidAfter(after: string, sayings: Sayings): boolean {
  return wordsIn(/^[^.,;:!?"]*/.exec(after)![0])
    .slice(0, 4)
    .some(sayings.isVerb);
}

function doubleCosts(text: string, at: number, sayings: Sayings): Costs {
  const { before, after, last, first, spaceBefore, spaceAfter } = sidesOf(text, at);
  let open = 0;
  let close = 0;
  if (!spaceBefore && spaceAfter) open += 6;
  if (spaceBefore && !spaceAfter) close += 6;
  if (text[at + 1] === "\n" && text[at - 1] !== "\n") open += 1;
  if (text[at - 1] === "\n" && text[at + 1] !== "\n") close += 1;
  if (after === "" || /[.,;:!?)\]]/.test(first)) open += 5;
  if (before === "" || /[([]/.test(last)) close += 5;
  if (SENTENCE_END.test(before) && /\p{Ll}/u.test(first)) open += 3;
  if (/[.,!?…-]/.test(last) && isSaidAfter(after, sayings)) open += 2;
  if (NO_END.test(before)) close += 2;
  if (last === ":") close += 1;
  if (isLetter(last) && /\p{Lu}/u.test(first)) close += 1;
  return { open, close, none: NEVER };
}

const ELIDED =
  /^(?:tis|twas|twere|twill|twould|em|till?|cause|bout|round|neath|gainst|mid|ere?|im|un|[a-z]|ll|re|ve|\d\d)\b/iu;

function singleCosts(text: string, at: number): Costs {
  if (isLetter(text[at - 1]) && isLetter(text[at + 1])) return { open: NEVER, close: NEVER, none: 0 };
  const sides = sidesOf(text, at);
  const { before, after, last, first, spaceBefore, spaceAfter } = sides;
  const isCapital = /\p{Lu}/u.test(first);
  const afterPunctuation = /[.,!?;:…-]/.test(last);
  if (spaceBefore && !spaceAfter) {
    return ELIDED.test(after) ? { open: 3, close: 6, none: 0 } : { open: 0, close: 6, none: 2 };
  }
  if (spaceBefore) return { open: isCapital ? 0 : 1.5, close: afterPunctuation ? 1 : 3, none: 5 };
  if (!afterPunctuation) return { open: isCapital ? (NO_END.test(before) ? 1 : 3) : 5, close: 1.5, none: 0 };
  return { open: isCapital && spaceAfter ? (last === "," ? 0.5 : 3) : 6, close: 0, none: 4 };
}
