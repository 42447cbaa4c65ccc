import type MarkdownIt from "markdown-it";
import type { StateInline } from "markdown-it/index.mjs";
import { keyAt, readCitation } from "../../../server/src/syntax/citations";
import { readingIn } from "./environment";
import { pushText } from "./push";
import type { Reading } from "./reading";

/** Citations in the text, `@key` and `@key [p. 3]`; those in brackets come from `brackets.ts`. */
export function citations(md: MarkdownIt): void {
  md.inline.ruler.before("link", "attest_citation", inText);
}

const WORD = /[\p{L}\p{N}]/u;
const LOCATOR_AFTER = /[ \t]*(?:\n[ \t]*)?\[[^[\]@^][^[\]@]{0,200}\](?![({[])/y;

function inText(state: StateInline, silent: boolean): boolean {
  const { pos, posMax, src } = state;
  const reading = src[pos] === "@" && !WORD.test(src[pos - 1] ?? "") ? readingIn(state) : null;
  const key = reading && keyAt(src, pos + 1);
  if (!reading || !key || key.end > posMax) return false;
  LOCATOR_AFTER.lastIndex = key.end;
  const end = key.end + (LOCATOR_AFTER.exec(src)?.[0].length ?? 0);
  const to = end > posMax ? key.end : end;
  if (!silent) pushCitation(state, src.slice(pos, to), src.slice(pos, to).replace(/\s*\[(.*)\]$/s, ", $1"), reading);
  state.pos = to;
  return true;
}

/** A citation or locator as it is written, without what only tells machines that it is one; `inner` stands in its brackets. */
export function pushCitation(state: StateInline, written: string, inner: string, reading: Reading): void {
  const items = readCitation(inner, null) ?? [];
  const titles = items.flatMap(({ key, locator }) => {
    const title = reading.titleOf(key);
    return title ? [[title, locator].filter(Boolean).join(", ")] : [];
  });
  pushText(state, "attest-citation", written.replace(/-?@(?=[\p{L}\p{N}_{])/gu, ""), titles.join("; "));
}
