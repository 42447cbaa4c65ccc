import type { Alignment, Step } from "./align";
import { hasLineEndHyphen, letters, spelling } from "./fold";
import { compareGaps, finalMark } from "./gaps";
import { LICENCES, type Licence } from "./judgement";
import { gapAt, type Quote, wordAt } from "./quote";
import type { Words } from "./words";

/** How the words that are the same are printed otherwise. */
export interface Details {
  readonly licences: readonly Licence[];
  /** Whether interior punctuation, capitals or hyphens differ. */
  readonly punctuation: boolean;
}

/** Compares letter by letter, gap by gap, what an alignment has put side by side. */
export function detailsOf(quote: Quote, source: Words, { steps }: Alignment): Details {
  const licences = new Set<Licence>();
  let punctuation = false;
  const note = ({ licences: used, differs }: { licences: readonly Licence[]; differs: boolean }) => {
    for (const licence of used) licences.add(licence);
    punctuation ||= differs;
  };
  steps.forEach((step, k) => {
    for (const licence of licencesOf(quote, step)) licences.add(licence);
    if (step.kind === "same") note(compareWords(quote, source, step));
    if (step.kind === "joined") note(compareJoined(quote, source, step));
    note(compareBefore(quote, source, steps, k));
  });
  for (const i of quote.ellipses.keys()) if (!keptEllipsis(quote, source, steps, i)) licences.add("ellipsis");
  note(compareEnds(quote, source, steps));
  return { licences: LICENCES.filter((licence) => licences.has(licence)), punctuation };
}

function licencesOf(quote: Quote, { kind, i }: Step): readonly Licence[] {
  if (kind === "skipped") return ["sic"];
  if (kind === "elided") return ["ellipsis"];
  if (kind === "replaced") return ["replacement"];
  if (kind === "inserted") return [quote.folded[i] === "sic" ? "sic" : "insertion"];
  return kind === "completed" ? ["insertion"] : [];
}

function compareWords(quote: Quote, source: Words, { i, j }: Step) {
  const [quoted, sourced] = [wordAt(quote.words, i), wordAt(source, j)];
  const licences: Licence[] = [];
  if (quoted === sourced) return { licences, differs: false };
  if (hasLineEndHyphen(quoted) !== hasLineEndHyphen(sourced)) licences.push("line-end-hyphen");
  const [q, s] = [letters(quoted), letters(sourced)];
  if (
    q !== s &&
    spelling(quoted).toLowerCase() === spelling(sourced).toLowerCase() &&
    q.toLowerCase() !== s.toLowerCase()
  )
    licences.push("ligatures");
  const initial = quoted.startsWith("[");
  if (quoted.includes("[") && !sourced.includes("["))
    licences.push(initial && /^\[.\]/u.test(quoted) ? "initial-capital" : "replacement");
  const [a, b] = [spelling(quoted), spelling(sourced)];
  if (a === b) return { licences, differs: false };
  const onlyInitial = a.slice(1) === b.slice(1);
  if (onlyInitial && (initial || mayChangeCapital(quote, i)))
    return { licences: [...licences, "initial-capital" as const], differs: false };
  return { licences, differs: true };
}

/** At the start of a quotation or of a part of it, and after an ellipsis (13.53), what stands in brackets there aside. */
function mayChangeCapital(quote: Quote, i: number): boolean {
  if (i === 0 || quote.seams.has(i) || quote.ellipses.has(i)) return true;
  return quote.bracketed[i - 1]! && mayChangeCapital(quote, i - 1);
}

function compareJoined(quote: Quote, source: Words, { i, j, quote: quoted, source: sourced }: Step) {
  if (quote.partial.has(i) && quoted > 1) return { licences: ["insertion" as const], differs: false };
  const broken = quoted > 1 ? hasLineEndHyphen(wordAt(source, j)) : hasLineEndHyphen(wordAt(quote.words, i));
  return broken && sourced + quoted === 3 ? { licences: [], differs: false } : { licences: [], differs: true };
}

const FIRM: ReadonlySet<string> = new Set(["same", "joined", "completed"]);

/** The gap before a step, if what stands before is matched, too, with at most an insertion between. */
function compareBefore(quote: Quote, source: Words, steps: readonly Step[], k: number) {
  const none = { licences: [], differs: false };
  const step = steps[k]!;
  if (!FIRM.has(step.kind)) return none;
  let before = k - 1;
  while (before >= 0 && (steps[before]!.kind === "inserted" || steps[before]!.kind === "skipped")) before--;
  if (before < 0 || !FIRM.has(steps[before]!.kind)) return none;
  const last = steps[before]!;
  const [firstGap, firstSourceGap] = [last.i + last.quote, last.j + last.source];
  for (let gap = firstGap; gap <= step.i; gap++) if (quote.ellipses.has(gap)) return none;
  const quoted = gapsBetween(quote.words, firstGap, step.i);
  const sourced = gapsBetween(source, firstSourceGap, step.j);
  const compared = compareGaps(unbracketed(quoted, sourced), unbracketed(sourced, quoted));
  if (!compared.differs)
    return inBrackets(quoted, sourced)
      ? { licences: [...compared.licences, "insertion" as const], differs: false }
      : compared;
  return quote.seams.has(step.i) && onlyPauses(quoted, sourced)
    ? { licences: ["interruption" as const], differs: false }
    : compared;
}

function gapsBetween(words: Words, from: number, to: number): string {
  let gaps = "";
  for (let gap = from; gap <= to; gap++) gaps += gapAt(words, gap);
  return gaps;
}

/** Punctuation in brackets is the quoting author's; brackets that the other has too are the source's own. */
function unbracketed(gap: string, other: string): string {
  return gap.includes("[") && other.includes("[")
    ? gap
    : gap.replace(/\[[^\p{L}\p{N}[\]]*\]/gu, "").replace(/[[\]]/g, "");
}

function inBrackets(quoted: string, sourced: string): boolean {
  return /\[[^\p{L}\p{N}\s[\]]+\]/u.test(quoted) && !sourced.includes("[");
}

function onlyPauses(quoted: string, sourced: string): boolean {
  return /^[\s,—–-]*$/u.test(quoted) || /^[\s,—–;:.-]*$/u.test(quoted + sourced);
}

/** Whether the source has the ellipsis itself. */
function keptEllipsis(quote: Quote, source: Words, steps: readonly Step[], gap: number): boolean {
  const after = steps.findIndex((step) => step.i === gap && FIRM.has(step.kind));
  if (after < 1 || !FIRM.has(steps[after - 1]!.kind)) return false;
  return !compareGaps(gapAt(quote.words, gap), gapAt(source, steps[after]!.j)).differs;
}

/** The mark at the end: none is a fragment, that of the source is the source's; a full stop or a pause may stand for another. */
function compareEnds(quote: Quote, source: Words, steps: readonly Step[]) {
  const last = steps.at(-1);
  const none = { licences: [] as Licence[], differs: false };
  if (!last || quote.ellipses.has(quote.words.count)) return none;
  const quoted = finalMark(gapAt(quote.words, quote.words.count));
  const sourced = finalMark(gapAt(source, last.j + last.source));
  if (!quoted || quoted === sourced) return none;
  if (/[?!？！]/u.test(quoted)) return { licences: none.licences, differs: true };
  return /[.,;:—–。，-]/u.test(quoted) ? { licences: ["final-punctuation" as const], differs: false } : none;
}
