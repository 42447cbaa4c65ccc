import type MarkdownIt from "markdown-it";
import type { StateCore, Token } from "markdown-it/index.mjs";
import { type LabelCandidate, labelsIn } from "../../../server/src/model/labelCandidates";
import { readAttributes } from "../../../server/src/syntax/attributes";
import { lineStartsOf, placeAt } from "../../../server/src/syntax/lines";
import { dropCaption } from "./captions";
import { speakerClasses } from "./describe";
import { readingIn } from "./environment";
import type { Reading } from "./reading";

/** Speaker labels: at the start of a paragraph that stands at top level or directly in a div, and bold ones at its lines. */
export function labels(md: MarkdownIt): void {
  md.core.ruler.push("attest_labels", markLabels);
}

const ELSEWHERE = /^(?:blockquote|list_item|table|dt|dd|footnote)/;

function markLabels(state: StateCore): void {
  const reading = readingIn(state);
  if (!reading) return;
  let inside = 0;
  for (const [index, token] of state.tokens.entries()) {
    if (ELSEWHERE.test(token.type)) inside += token.nesting;
    if (inside === 0 && token.type === "paragraph_open") markIn(state, state.tokens[index + 1]!, reading);
  }
}

interface Label {
  /** The first token of its line. */
  readonly start: number;
  /** As they are shown. */
  readonly words: string;
  readonly speaker: string;
}

function markIn(state: StateCore, inline: Token, reading: Reading): void {
  if (isLabelSpan(inline)) makeLabel(inline.children![0]!);
  const labels = labelsOf(inline, reading);
  if (labels.length) inline.children = wrapped(state, inline.children ?? [], labels, reading);
}

function labelsOf({ content, children }: Token, reading: Reading): Label[] {
  const found = labelsIn(content, content, []).flatMap((label) => {
    const speaker = (label.longName && reading.names.find(label.longName)) || reading.names.find(label.name);
    return speaker ? [{ label, speaker }] : [];
  });
  if (!found.length) return [];
  const starts = lineStartsIn(children ?? []);
  const lines = lineStartsOf(content);
  return found.flatMap(({ label, speaker }) => {
    const start = starts[placeAt(lines, label.start).line];
    return start === undefined ? [] : [{ start, words: wordsOf(content, label), speaker }];
  });
}

/** Whether a paragraph begins with a label in a span, `[MR. BERBAHL:]{speaker=berdahl}`. */
function isLabelSpan({ content, children }: Token): boolean {
  const close = content.indexOf("]{");
  const attributes =
    children?.[0]?.type === "attest_span_open" && close > 0 ? readAttributes(content, close + 1) : null;
  if (!attributes) return false;
  const { to } = attributes;
  const masked = ` ${content.slice(1, close)}${" ".repeat(to - close)}${content.slice(to)}`;
  return labelsIn(content, masked, [{ from: 0, to, content: { from: 1, to: close }, attributes }])[0]?.span === 0;
}

function makeLabel(span: Token): void {
  span.attrSet("class", span.attrGet("class")!.replace("attest-span attest-statement", "attest-label"));
  dropCaption(span);
}

/** The tokens with an element around each label. One whose words do not stand where they should stays as it is. */
function wrapped(state: StateCore, children: Token[], labels: readonly Label[], reading: Reading): Token[] {
  const done: Token[] = [];
  let at = 0;
  for (const { start, words, speaker } of labels) {
    const end = splitBehind(state, children, start, words);
    if (!end) continue;
    for (; at < start; at++) done.push(children[at]!);
    done.push(opening(state, speaker, reading));
    for (; at < end.index; at++) done.push(children[at]!);
    if (end.head) done.push(end.head);
    done.push(new state.Token("attest_label_close", "span", -1));
  }
  for (; at < children.length; at++) done.push(children[at]!);
  return done;
}

function opening(state: StateCore, speaker: string, reading: Reading): Token {
  const open = new state.Token("attest_label_open", "span", 1);
  open.attrs = [
    ["class", ["attest-label", ...speakerClasses([speaker], reading)].join(" ")],
    ["title", reading.nameOf(speaker)],
  ];
  return open;
}

/** The words of a label as they are shown. */
function wordsOf(text: string, { start, end }: LabelCandidate): string {
  return text
    .slice(start, end)
    .trim()
    .replace(/\*\*|__/g, "");
}

/** The first token of each line. */
function lineStartsIn(children: readonly Token[]): number[] {
  const starts = [0];
  for (const [index, { type }] of children.entries())
    if (type === "softbreak" || type === "hardbreak") starts.push(index + 1);
  return starts;
}

/** Where a label ends: before the token at `index`, of which `head` has been cut off if it goes on behind the label. */
interface End {
  readonly index: number;
  readonly head: Token | null;
}

/** The end of `words`, which begin at `start`; null if other words stand there. */
function splitBehind(state: StateCore, children: readonly Token[], start: number, words: string): End | null {
  let left = words;
  for (let index = start; index < children.length; index++) {
    const token = children[index]!;
    if (left === "") return { index: index + (token.type === "strong_close" ? 1 : 0), head: null };
    if (token.type === "strong_open" || token.type === "strong_close") continue;
    if (token.type !== "text") return null;
    if (left.startsWith(token.content)) left = left.slice(token.content.length);
    else return token.content.startsWith(left) ? { index, head: cut(state, token, left.length) } : null;
  }
  return left === "" ? { index: children.length, head: null } : null;
}

function cut(state: StateCore, token: Token, at: number): Token {
  const head = new state.Token("text", "", 0);
  head.level = token.level;
  head.content = token.content.slice(0, at);
  token.content = token.content.slice(at);
  return head;
}
