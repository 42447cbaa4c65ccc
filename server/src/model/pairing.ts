import type { Sayings } from "./sayings";
import { type Role, rolesOfSpaced } from "./spacedMarks";
import { isLetter, isUnspaced } from "./words";

/*
 * Which quotation marks of a paragraph belong together. Straight marks and apostrophes are ambiguous: their shape (what
 * stands on each side) and what is open decide, and where neither does, a mark is none.
 */

/** A pair of marks: `from` is the opening one, `to` just behind the closing one. */
export interface Pair {
  readonly from: number;
  readonly to: number;
  /** Index of the pair around it, or null. */
  readonly parent: number | null;
}

/** A mark left alone. `kind` tells which marks could be its partner. */
export interface LoneMark {
  readonly at: number;
  readonly kind: Kind;
}

export interface Pairing {
  /** In order of their opening marks. */
  readonly pairs: readonly Pair[];
  readonly opening: readonly LoneMark[];
  readonly closing: readonly LoneMark[];
}

/** Families of marks: a mark opens or closes only with one of its family. */
export type Kind =
  | "double"
  | "straight"
  | "single"
  | "apostrophe"
  | "guillemet"
  | "angle"
  | "corner"
  | "white"
  | "title";

const KINDS: Readonly<Record<string, Kind>> = {
  '"': "straight",
  "“": "double",
  "”": "double",
  "„": "double",
  "'": "apostrophe",
  "‘": "single",
  "’": "single",
  "‚": "single",
  "«": "guillemet",
  "»": "guillemet",
  "‹": "angle",
  "›": "angle",
  "「": "corner",
  "」": "corner",
  "『": "white",
  "』": "white",
  "《": "title",
  "》": "title",
};

const ALWAYS_OPEN = new Set("„‚「『《");
const ALWAYS_CLOSE = new Set("」』》");

/** Words that begin with an apostrophe. */
const ELISIONS =
  /^['’‘](?:tis|twas|twere|twill|twould|em|til|till|cause|bout|round|neath|gainst|mid|ere|er|im|un|n|o|s|m|d|ll|re|ve)\b/iu;

interface Open {
  readonly at: number;
  readonly mark: string;
  readonly kind: Kind;
  readonly slot: number;
}

const AMBIGUOUS = new Set("\"'");

/** Deeper than this no one nests quotations: the outermost open one is taken for unclosed. */
const DEEPEST = 16;

/** Pairs the marks at `marks` (ascending offsets in `text`); `sayings` are those of its language. */
export function pairMarks(text: string, marks: readonly number[], sayings: Sayings): Pairing {
  const stack: Open[] = [];
  const slots: ({ from: number; to: number; parent: number | null } | null)[] = [];
  const opening: LoneMark[] = [];
  const closing: LoneMark[] = [];
  const spaced = rolesOfSpaced(text, marks, sayings);
  const abandon = (open: Open) => {
    if (open.kind !== "apostrophe") opening.push({ at: open.at, kind: open.kind });
  };
  marks.forEach((at, i) => {
    const mark = text[at]!;
    const kind = KINDS[mark]!;
    const depth = stack.findLastIndex((open) => open.kind === kind);
    const role = spaced?.get(at) ?? roleOf(text, marks, i, depth < 0 ? null : stack[depth]!, stack.length);
    if (role === "close" && depth >= 0) {
      for (const inner of stack.splice(depth + 1)) abandon(inner);
      const open = stack.pop()!;
      slots[open.slot] = { from: open.at, to: at + 1, parent: stack.at(-1)?.slot ?? null };
    } else if (role === "close") closing.push({ at, kind });
    else if (role === "open") {
      // A straight mark cannot nest in one of its own: the one still open was never closed.
      if (AMBIGUOUS.has(mark) && stack.at(-1)?.kind === kind) abandon(stack.pop()!);
      if (stack.length >= DEEPEST) abandon(stack.shift()!);
      stack.push({ at, mark, kind, slot: slots.length });
      slots.push(null);
    }
  });
  for (const open of stack) abandon(open);
  return { ...numbered(slots), opening: opening.sort((a, b) => a.at - b.at), closing };
}

/** Drops slots that were never closed; a pair within one belongs to no pair. */
function numbered(slots: readonly (Pair | null)[]): { pairs: Pair[] } {
  const index = new Map<number, number>();
  const pairs: Pair[] = [];
  slots.forEach((slot, i) => {
    if (!slot) return;
    index.set(i, pairs.length);
    pairs.push({ ...slot, parent: slot.parent === null ? null : (index.get(slot.parent) ?? null) });
  });
  return { pairs };
}

function roleOf(text: string, marks: readonly number[], i: number, open: Open | null, depth: number): Role {
  const at = marks[i]!;
  const mark = text[at]!;
  if (ALWAYS_OPEN.has(mark)) return "open";
  if (ALWAYS_CLOSE.has(mark)) return "close";
  if (mark === "‹" || mark === "«") return leftGuillemetRole(text, at, open);
  if (mark === "›" || mark === "»") return guillemetRole(text, at, open);
  if (mark === "“") return leftDoubleRole(text, at, open);
  const before = text[at - 1];
  const after = text[at + 1];
  if (isLetter(before) && isLetter(after) && !(mark === "”" && isUnspaced(before! + after!))) return "none";
  if (/\p{N}/u.test(before ?? "") && !open && mark !== "”") return "none";
  if (mark === "”") return open ? "close" : startsWord(text, at) ? "open" : "close";
  if (mark === '"') return straightRole(text, at, open);
  return singleRole(text, marks, i, open, depth);
}

/** Whether the mark stands where a quotation begins: after a space, dash or bracket, before a word. */
function startsWord(text: string, at: number): boolean {
  const before = text[at - 1];
  const after = text[at + 1];
  return (before === undefined || OPENS_AFTER.test(before)) && after !== undefined && !CLOSES_BEFORE.test(after);
}

/** What follows a mark that closes. */
const CLOSES_BEFORE = /[\s.,;:!?)\]}”’»›…—]/u;

/** “ opens, but closes what „ or ” opened; and, where nothing is open, what was opened in a paragraph before. */
function leftDoubleRole(text: string, at: number, open: Open | null): Role {
  if (open) return (open.mark === "„" || open.mark === "”") && !startsWord(text, at) ? "close" : "open";
  return closesShape(text, at) ? "close" : "open";
}

function leftGuillemetRole(text: string, at: number, open: Open | null): Role {
  if (open) return open.mark !== text[at] ? "close" : "open";
  return closesShape(text, at) ? "close" : "open";
}

/** Whether the mark stands straight behind a word or its punctuation, and no word follows. */
function closesShape(text: string, at: number): boolean {
  const before = text[at - 1];
  const after = text[at + 1];
  return (
    before !== undefined &&
    !/\s/.test(before) &&
    !OPENS_AFTER.test(before) &&
    (after === undefined || CLOSES_BEFORE.test(after))
  );
}

const OPENS_AFTER = /[\s([{<—–\-/=*_"'“‘«‹„‚「『《:：]/u;

function guillemetRole(text: string, at: number, open: Open | null): Role {
  if (open) return open.mark === text[at] && startsWord(text, at) && isLetter(text[at - 2]) ? "open" : "close";
  return startsWord(text, at) ? "open" : "close";
}

function straightRole(text: string, at: number, open: Open | null): Role {
  const spaceBefore = at === 0 || /\s/.test(text[at - 1]!);
  const spaceAfter = at + 1 >= text.length || /\s/.test(text[at + 1]!);
  // With spaces on both sides, as in some transcriptions, marks simply alternate.
  if (!open) return spaceAfter ? (spaceBefore ? "open" : "close") : opensOrCloses(text, at);
  // A space may stray before a closing mark, but then no word follows it.
  return spaceBefore && !spaceAfter && !/[.,;:!?)\]]/.test(text[at + 1]!) ? "open" : "close";
}

/** With nothing open: `"word` opens; `word".` and `word")` close what an earlier paragraph opened. */
function opensOrCloses(text: string, at: number): Role {
  return isLetter(text[at - 1]) || /[.,!?;…]/.test(text[at - 1] ?? "") ? "close" : "open";
}

function singleRole(text: string, marks: readonly number[], i: number, open: Open | null, depth: number): Role {
  const at = marks[i]!;
  const mark = text[at]!;
  const opens = startsWord(text, at);
  if (opens && /^\p{N}\p{N}(?!\p{N})/u.test(text.slice(at + 1, at + 4))) return "none";
  if (opens && /^['’‘]n['’]/i.test(text.slice(at, at + 3))) return "none";
  if (opens && isElision(text, at) && (open || !closesClearlyLater(text, marks, i))) return "none";
  if (mark === "‘") return open && !opens ? "close" : "open";
  if (mark === "’") return open ? singleCloses(text, marks, i) : "none";
  if (open && !opens) return singleCloses(text, marks, i);
  // A straight single mark opens only if one that could close it follows: apostrophes are far commoner.
  return opens && (depth > 0 || closesLater(text, marks, i)) && closesLater(text, marks, i) ? "open" : "none";
}

function isElision(text: string, at: number): boolean {
  return ELISIONS.test(text.slice(at, at + 9));
}

/** Words that have dropped their end: an', goin', o'. */
const CLIPPED = /(?<!\p{L})(?:an|o|th|wi|ol|i|y|ha|\p{L}+in)$/iu;

/**
 * A mark after a final s is the possessive of a plural if a better one follows: the Soviets' position. In mid-sentence, one
 * after any other letter is a dropped one if a mark behind punctuation follows: ef I didn' hear it.
 */
function singleCloses(text: string, marks: readonly number[], i: number): Role {
  const at = marks[i]!;
  const after = text.slice(at + 1, at + 3);
  const goesOn = /^\s\p{Ll}/u.test(after) || (/^\s['’]/.test(after) && isElision(text, at + 2));
  if (goesOn && /s/i.test(text[at - 1] ?? "") && closesLater(text, marks, i)) return "none";
  const isClipped = CLIPPED.test(text.slice(Math.max(0, at - 12), at)) && /^(?:\s|[.,!?]['’])/.test(after);
  const isDropped = isLetter(text[at - 1]) && (goesOn || isClipped);
  return isDropped && closesClearlyLater(text, marks, i) ? "none" : "close";
}

/** Whether, before the next mark that opens, one stands that could close a single quotation. */
function closesLater(text: string, marks: readonly number[], i: number): boolean {
  return closerBehind(text, marks, i, () => true);
}

/** Whether such a one stands behind punctuation: in speech that drops letters the others prove nothing. */
function closesClearlyLater(text: string, marks: readonly number[], i: number): boolean {
  return closerBehind(text, marks, i, (at) => /[.,!?;:…—–-]/.test(text[at - 1]!));
}

const FURTHEST_CLOSER = 12;

function closerBehind(text: string, marks: readonly number[], i: number, accepts: (at: number) => boolean): boolean {
  for (let j = i + 1; j < marks.length && j <= i + FURTHEST_CLOSER; j++) {
    const at = marks[j]!;
    const mark = text[at]!;
    if (mark !== "'" && mark !== "’" && mark !== "‘") continue;
    if (isLetter(text[at - 1]) && isLetter(text[at + 1])) continue;
    if (startsWord(text, at)) {
      if (isElision(text, at)) continue;
      return false;
    }
    if (mark !== "‘" && accepts(at)) return true;
  }
  return false;
}
