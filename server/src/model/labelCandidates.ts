import { type Attributes, attribute } from "../syntax/attributes";
import type { Located } from "../syntax/declarations";
import type { Span } from "../syntax/span";
import { core, isLetter } from "./words";

/**
 * Text that stands where a speaker label stands (format §4); whether it is one depends on who is declared.
 * `from`–`to` is the name, offsets relative to the paragraph.
 */
export interface LabelCandidate extends Span {
  readonly name: string;
  /** The name with the parenthesis after it, which may belong to it: `Kim (interpreter)`; else null. */
  readonly longName: string | null;
  readonly form: "plain" | "bold" | "span";
  /** Where it begins, asterisks and brackets included. */
  readonly start: number;
  /** Where the words after it begin. */
  readonly end: number;
  /** The name after `to` in a parenthesis: `Stalin (to Kim):`. */
  readonly addressee: Located | null;
  /** In capitals, with at least two letters. */
  readonly capitals: boolean;
  readonly hasDigits: boolean;
  /** Words follow on its line. */
  readonly wordsFollow: boolean;
  /** For a label span, its index in the paragraph's spans. */
  readonly span: number | null;
}

/** A span of the paragraph; `content` is what stands between its brackets. */
interface BracketedSpan extends Span {
  readonly content: Span;
  readonly attributes: Attributes;
}

// What may be white space stands before something that is none, and once in a row: a long stretch of it is read once.
const ASIDE = String.raw`(?:[ \t]*[(（]([^()（）\n]{1,80})[)）])?`;
const COLON = String.raw`[ \t]*([:：])`;
const PLAIN = new RegExp(String.raw`([^\n:：*_!?()（）]{1,80}?)(?<![ \t])${ASIDE}${COLON}`, "uy");
const BOLD = new RegExp(
  String.raw`(\*\*|__)([^*_\n:：()（）]{1,80}?)(?<![ \t])${ASIDE}(?:${COLON})?[ \t]*\1${ASIDE}(?:${COLON})?`,
  "uy",
);
const TO = /^(?:to|an|zu[mr]?|à|aux?|к|до|al?|aan|till?)\s+(\S.*)$/iu;

/** The candidates of a paragraph: one at its start, and bold ones at the start of its other lines. */
export function labelsIn(text: string, masked: string, spans: readonly BracketedSpan[]): LabelCandidate[] {
  const start = masked.search(/\S/);
  if (start < 0) return [];
  const first = labelSpan(text, masked, spans, start) ?? boldAt(masked, start) ?? plainAt(masked, start);
  return [...(first ? [first] : []), ...boldAtLines(masked, start)];
}

function boldAtLines(masked: string, start: number): LabelCandidate[] {
  const found: LabelCandidate[] = [];
  for (let line = masked.indexOf("\n", start); line >= 0; line = masked.indexOf("\n", line + 1)) {
    const at = line + 1 + masked.slice(line + 1, line + 20).search(/\S|$/);
    const label = boldAt(masked, at);
    if (label) found.push(label);
  }
  return found;
}

/** No longer than a name and a parenthesis with their white space. */
const FURTHEST_COLON = 250;

function plainAt(masked: string, start: number): LabelCandidate | null {
  if (!/[:：]/.test(masked.slice(start, start + FURTHEST_COLON))) return null;
  PLAIN.lastIndex = start;
  const match = PLAIN.exec(masked);
  if (!match) return null;
  const asideFrom = match[2] === undefined ? -1 : asideAt(masked, start);
  return candidate(masked, "plain", start, match[1]!, start, PLAIN.lastIndex, match[2], asideFrom);
}

function boldAt(masked: string, start: number): LabelCandidate | null {
  if (masked[start] !== "*" && masked[start] !== "_") return null;
  BOLD.lastIndex = start;
  const match = BOLD.exec(masked);
  if (!match || (!match[4] && !match[6])) return null;
  const aside = match[3] ?? match[5];
  const asideFrom = aside === undefined ? -1 : asideAt(masked, start);
  return candidate(masked, "bold", start, match[2]!, start + 2, BOLD.lastIndex, aside, asideFrom);
}

/** `[MR. BERBAHL:]{speaker=berdahl}`: exactly the opening words, up to a colon, full stop or dash. */
function labelSpan(
  text: string,
  masked: string,
  spans: readonly BracketedSpan[],
  start: number,
): LabelCandidate | null {
  const first = start + masked.slice(start).search(/[^\s*_]|$/);
  const index = spans.findIndex((span) => span.content.from <= first && first < span.content.to);
  const span = spans[index];
  if (!span || text.slice(start, span.from).trim().replace(/[*_]/g, "") || !attribute(span.attributes, "speaker")) {
    return null;
  }
  const words = masked.slice(span.content.from, span.content.to);
  const named = words.length <= LONGEST_LABEL ? NAMED.exec(words) : null;
  const after = masked.slice(span.to).match(/^[*_]*\s*/)![0].length;
  if (
    !named ||
    !looksPrinted(named[1]!, named[3]!) ||
    !isLetter(masked[span.to + after]?.replace(/["“«„‘'([]/u, "a"))
  ) {
    return null;
  }
  const from = span.content.from + words.indexOf(named[1]!);
  const asideFrom = named[2] === undefined ? -1 : span.content.from + words.indexOf("(") + 1;
  const label = candidate(
    masked,
    "span",
    Math.min(start, span.from),
    named[1]!,
    from,
    span.to + after,
    named[2],
    asideFrom,
  );
  return { ...label, span: index };
}

const LONGEST_LABEL = 250;
const NAMED =
  /^[\s*_\\]*(?![\s*_\\])([^:：—()]{1,60}?)[*_\\]*(?:\s*[(（]([^()（）\n]{1,80})[)）])?(?:\s*[(（][^()（）\n]{1,80}[)）])?\s*([:：]|\\?\.|\.?(?:—|–|--))[\s*_\\]*$/u;
const HONORIFIC = /^(?:mr|mrs|ms|miss|dr|prof|sen|rep|gen|col|amb|m|mme|sir|lord|lady|the)\.?\s+\p{Lu}/iu;

/** A colon or dash makes a label of any short words; a full stop only of what is printed like a name. */
function looksPrinted(name: string, end: string): boolean {
  if (name.trim().split(/\s+/).length > 8) return false;
  return !/^\\?\.$/.test(end) || isCapitals(name) || isTitled(name) || /^\p{Lu}$/u.test(name.trim());
}

/** `Mr. Smith`, not the sentence `Mr. Smith said that it was late`. */
function isTitled(name: string): boolean {
  return HONORIFIC.test(name) && (/^the\s/i.test(name) || !LOWER_CASE.test(name));
}

const LOWER_CASE = /\s(?!(?:of|the|de|du|von|van|der|la|le|and|for|from)\s)\p{Ll}/u;

/** Where the words in the next parenthesis begin. */
function asideAt(masked: string, start: number): number {
  return start + masked.slice(start).search(/[(（]/) + 1;
}

function candidate(
  masked: string,
  form: LabelCandidate["form"],
  start: number,
  raw: string,
  rawFrom: number,
  matchEnd: number,
  aside: string | undefined,
  asideFrom: number,
): LabelCandidate {
  const lead = raw.length - raw.trimStart().length;
  const name = raw.trim().replace(/\s+/g, " ");
  const from = rawFrom + lead;
  const end = matchEnd + masked.slice(matchEnd).match(/^\s*/)![0].length;
  const lineEnd = masked.indexOf("\n", matchEnd);
  const rest = masked.slice(matchEnd, lineEnd < 0 ? masked.length : lineEnd);
  const words = core(rest, { from: 0, to: rest.length });
  return {
    from,
    to: rawFrom + raw.trimEnd().length,
    name,
    longName: aside === undefined ? null : `${name} (${aside.trim()})`,
    form,
    start,
    end,
    addressee: addresseeIn(aside, asideFrom),
    capitals: isCapitals(name),
    hasDigits: /\p{N}/u.test(name),
    wordsFollow: words.from < words.to,
    span: null,
  };
}

function addresseeIn(aside: string | undefined, from: number): Located | null {
  const match = aside === undefined ? null : TO.exec(aside.trim());
  if (!match || aside === undefined) return null;
  const at = from + aside.indexOf(match[1]!);
  return { value: match[1]!, from: at, to: at + match[1]!.length };
}

function isCapitals(name: string): boolean {
  return !/\p{Ll}/u.test(name) && (name.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}
