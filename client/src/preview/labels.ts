import type MarkdownIt from "markdown-it";
import type { StateCore, Token } from "markdown-it/index.mjs";
import { type LabelCandidate, labelsIn } from "../../../server/src/model/labelCandidates";
import { readAttributes } from "../../../server/src/syntax/attributes";
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

function markIn(state: StateCore, inline: Token, reading: Reading): void {
  if (isLabelSpan(inline)) makeLabel(inline.children![0]!);
  const found = labelsIn(inline.content, inline.content, []).flatMap((label) => {
    const speaker = (label.longName && reading.names.find(label.longName)) || reading.names.find(label.name);
    return speaker ? [{ label, speaker }] : [];
  });
  for (const { label, speaker } of found.reverse()) wrap(state, inline, label, speaker, reading);
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

/** Puts an element around the words of a label. If they are not found as they should stand, nothing is done. */
function wrap(state: StateCore, inline: Token, label: LabelCandidate, speaker: string, reading: Reading): void {
  const children = inline.children ?? [];
  const start = startOfLine(children, lineOf(inline.content, label.start));
  const end = start < 0 ? -1 : splitBehind(state, children, start, wordsOf(inline.content, label));
  if (end < 0) return;
  const open = new state.Token("attest_label_open", "span", 1);
  open.attrs = [
    ["class", ["attest-label", ...speakerClasses([speaker], reading)].join(" ")],
    ["title", reading.nameOf(speaker)],
  ];
  children.splice(end, 0, new state.Token("attest_label_close", "span", -1));
  children.splice(start, 0, open);
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length - 1;
}

/** The words of a label as they are shown. */
function wordsOf(text: string, { start, end }: LabelCandidate): string {
  return text
    .slice(start, end)
    .trim()
    .replace(/\*\*|__/g, "");
}

function startOfLine(children: readonly Token[], line: number): number {
  let index = 0;
  for (let left = line; left > 0; index++) {
    const type = children[index]?.type;
    if (type === undefined) return -1;
    if (type === "softbreak" || type === "hardbreak") left--;
  }
  return index;
}

/** The index behind `words`, which begin at `start`; a text that goes on is cut in two. -1 if other words stand there. */
function splitBehind(state: StateCore, children: Token[], start: number, words: string): number {
  let left = words;
  for (let index = start; index < children.length; index++) {
    const token = children[index]!;
    if (left === "") return index + (token.type === "strong_close" ? 1 : 0);
    if (token.type === "strong_open" || token.type === "strong_close") continue;
    if (token.type !== "text") return -1;
    if (left.startsWith(token.content)) left = left.slice(token.content.length);
    else if (token.content.startsWith(left)) return cut(state, children, index, left.length);
    else return -1;
  }
  return left === "" ? children.length : -1;
}

function cut(state: StateCore, children: Token[], index: number, at: number): number {
  const token = children[index]!;
  const rest = new state.Token("text", "", 0);
  rest.level = token.level;
  rest.content = token.content.slice(at);
  token.content = token.content.slice(0, at);
  children.splice(index + 1, 0, rest);
  return index + 1;
}
