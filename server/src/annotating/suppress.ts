import type { Block } from "../model/blocks";
import type { TextEdit } from "../syntax/problem";
import { contains } from "../syntax/span";
import { type Annotatable, pageOf } from "./page";

/**
 * A comment that suppresses `code` in the block at `offset`, before that block. Without a reason none is made up: the
 * comment is then reported until somebody writes one. Null where no comment can stand, as in the front matter.
 */
export function suppressing(document: Annotatable, offset: number, code: string, reason: string): TextEdit | null {
  const page = pageOf(document);
  const block = outermostAt(page.document.blocks, offset);
  if (!block) return null;
  const { text, lineEnding: eol } = page;
  const at = Math.max(text.lastIndexOf("\n", block.from - 1), text.lastIndexOf("\r", block.from - 1)) + 1;
  if (text.slice(at, block.from).trim()) return null;
  const why = reason.replace(/\s+/g, " ").replace(/-{2,}/g, "–").replaceAll(">", "›").trim();
  const blank = isBlank(text.slice(Math.max(0, at - 300), at)) ? "" : eol;
  return { from: at, to: at, insert: `${blank}<!-- attest-ignore ${code}:${why ? ` ${why}` : ""} -->${eol}${eol}` };
}

/** Whether the text before a line is nothing, or ends in an empty line. */
function isBlank(before: string): boolean {
  return /(?:^|\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)$/.test(before) || before === "";
}

/** The block around `offset` that stands at top level or directly in a div. */
function outermostAt(blocks: readonly Block[], offset: number): Block | null {
  let found: Block | null = null;
  for (const block of blocks) {
    const isFree = block.parent < 0 || blocks[block.parent]!.kind === "div";
    if (isFree && contains(block, { from: offset, to: offset })) found = block;
  }
  return found;
}
