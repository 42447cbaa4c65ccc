import type MarkdownIt from "markdown-it";
import type { StateInline } from "markdown-it/index.mjs";
import { type Attributes, attribute, hasClass, readAttributes } from "../../../server/src/syntax/attributes";
import { isCitationAlone, readCitation } from "../../../server/src/syntax/citations";
import { isLocatorAnywhere } from "../../../server/src/syntax/locators";
import { memoised } from "../../../server/src/syntax/memo";
import { setCaption } from "./captions";
import { pushCitation } from "./citations";
import { captionOf, describe } from "./describe";
import { readingIn } from "./environment";
import { pushText } from "./push";
import type { Reading } from "./reading";

/** Square brackets, decided as in the server: a citation, a span, or neither; then markdown-it looks for a link. */
export function brackets(md: MarkdownIt): void {
  md.inline.ruler.before("link", "attest_bracket", bracket);
}

function bracket(state: StateInline, silent: boolean): boolean {
  const { pos, posMax, src } = state;
  if (src[pos] !== "[") return false;
  const reading = readingIn(state);
  const close = reading && closings(state).get(pos);
  if (!reading || close === undefined || close === null || close >= posMax) return false;
  const end = close + 1;
  const inner = src.slice(pos + 1, close);
  const attributes = src[end] === "{" ? readAttributes(src, end) : null;
  const isAtom = isLocatorAnywhere(inner) || (attributes ? isCitationAlone(inner) : readCitation(inner, null) !== null);
  if (isAtom && src[end] !== "(" && (attributes || src[end] !== "[")) {
    if (!silent) pushCitation(state, src.slice(pos, end), inner, reading);
    state.pos = attributes?.to ?? end;
    return true;
  }
  if (!attributes || attributes.to > posMax) return false;
  if (!silent) {
    if (inner === "" && hasClass(attributes, "page")) pushPage(state, attribute(attributes, "n")?.value ?? "");
    else pushSpan(state, pos + 1, close, attributes, reading);
  }
  state.pos = attributes.to;
  state.posMax = posMax;
  return true;
}

function pushSpan(state: StateInline, from: number, to: number, attributes: Attributes, reading: Reading): void {
  const { classes, title } = describe(attributes, reading);
  const open = state.push("attest_span_open", "span", 1);
  open.attrs = [["class", ["attest-span", ...classes].join(" ")]];
  if (title) open.attrs.push(["title", title]);
  setCaption(open, captionOf(attributes, reading));
  state.pos = from;
  state.posMax = to;
  state.md.inline.tokenize(state);
  state.push("attest_span_close", "span", -1);
}

function pushPage(state: StateInline, page: string): void {
  pushText(state, "attest-page", page, `Page ${page} begins here`);
}

const closingOf = new WeakMap<StateInline, ReadonlyMap<number, number>>();

/** Where the bracket that opens at an offset closes. Found once for a paragraph, so that many brackets cost little. */
function closings(state: StateInline): ReadonlyMap<number, number> {
  return memoised(closingOf, state, () => closingsIn(state.src));
}

const NOTABLE = /\\[\s\S]|`+|[[\]]/g;

function closingsIn(text: string): Map<number, number> {
  const found = new Map<number, number>();
  const open: number[] = [];
  const runs = [...text.matchAll(NOTABLE)];
  const codeEnds = codeEndsAmong(runs);
  for (let i = 0; i < runs.length; i++) {
    const [mark] = runs[i]!;
    if (mark === "[") open.push(runs[i]!.index);
    else if (mark === "]" && open.length) found.set(open.pop()!, runs[i]!.index);
    else if (mark[0] === "`") i = codeEnds.get(i) ?? i;
  }
  return found;
}

/** For each run of backticks the next one of its length, which ends the code. */
function codeEndsAmong(runs: readonly RegExpExecArray[]): Map<number, number> {
  const ends = new Map<number, number>();
  const next = new Map<number, number>();
  for (let i = runs.length - 1; i >= 0; i--) {
    const [mark] = runs[i]!;
    if (mark[0] !== "`") continue;
    const end = next.get(mark.length);
    if (end !== undefined) ends.set(i, end);
    next.set(mark.length, i);
  }
  return ends;
}
