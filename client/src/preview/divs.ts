import type MarkdownIt from "markdown-it";
import type { StateBlock, Token } from "markdown-it/index.mjs";
import { isDivFence, readDivOpening } from "../../../server/src/syntax/fences";
import { memoised } from "../../../server/src/syntax/memo";
import { captionOf, describe, kindOf } from "./describe";
import { readingIn } from "./environment";

/** Fenced divs as blocks, with a caption that says who speaks to whom. */
export function divs(md: MarkdownIt): void {
  md.block.ruler.before("fence", "attest_div", openDiv, { alt: ["paragraph", "reference", "blockquote", "list"] });
  md.renderer.rules.attest_div_open = (tokens, index, options, _env, self) =>
    `${self.renderToken(tokens, index, options)}${caption(md, tokens[index]!)}`;
}

function caption(md: MarkdownIt, { content }: Token): string {
  return content ? `<div class="attest-caption">${md.utils.escapeHtml(content)}</div>\n` : "";
}

function openDiv(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const reading = readingIn(state);
  const opening = reading && readDivOpening(lineAt(state, startLine));
  if (!reading || !opening) return false;
  if (silent) return true;
  const { close, next } = extent(state, startLine, endLine);
  const { classes, title } = describe(opening.attributes, reading);
  const open = state.push("attest_div_open", "div", 1);
  open.block = true;
  open.map = [startLine, close];
  open.attrs = [["class", ["attest-div", ...classes].join(" ")]];
  open.content = captionOf(opening.attributes, reading) || kindOf(opening.attributes);
  if (title && title !== open.content) open.attrs.push(["title", title]);
  readInside(state, startLine + 1, close);
  state.push("attest_div_close", "div", -1).block = true;
  state.line = next;
  return true;
}

function readInside(state: StateBlock, from: number, to: number): void {
  const { lineMax, parentType } = state;
  state.lineMax = to;
  state.parentType = "root";
  state.md.block.tokenize(state, from, to);
  state.lineMax = lineMax;
  state.parentType = parentType;
}

/**
 * The line before which the div ends that begins at `startLine`, and the line after it: past the fence that closes it;
 * where nothing closes it, it ends with what is around it, and there is no line of its own to pass.
 */
function extent(state: StateBlock, startLine: number, endLine: number): { close: number; next: number } {
  let depth = 0;
  let code = "";
  for (let line = startLine + 1; line < endLine; line++) {
    if (state.sCount[line]! < state.blkIndent && !state.isEmpty(line)) return { close: line, next: line };
    const text = lineAt(state, line);
    const fence = /^(?:`{3,}|~{3,})/.exec(text)?.[0] ?? "";
    if (code) code = fence.startsWith(code) ? "" : code;
    else if (fence) code = fence;
    else if (text[0] === ":") depth += deeper(state, text);
    if (depth < 0) return { close: line, next: line + 1 };
  }
  return { close: endLine, next: endLine };
}

const known = new WeakMap<StateBlock, Map<string, number>>();

/** 1 where a line opens a div, -1 where it closes one. Lines are asked for again by each div around them. */
function deeper(state: StateBlock, line: string): number {
  const lines = memoised(known, state, () => new Map<string, number>());
  return memoised(lines, line, () => (isDivFence(line) ? -1 : readDivOpening(line) ? 1 : 0));
}

/** A line from the place where its block begins. */
function lineAt(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]);
}
