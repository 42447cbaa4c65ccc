import type MarkdownIt from "markdown-it";
import type { StateInline } from "markdown-it/index.mjs";
import { readAttributes } from "../../../server/src/syntax/attributes";
import { ID_PATTERN } from "../../../server/src/syntax/ids";
import { claimTitle } from "./describe";
import { readingIn } from "./environment";
import { pushText } from "./push";

/** Claim tags as chips; attributes of links and code, which say nothing to a reader, not at all. */
export function tags(md: MarkdownIt): void {
  md.inline.ruler.before("link", "attest_tag", tag);
  md.inline.ruler.before("link", "attest_attributes", attributesBehind);
}

const TAG = new RegExp(`#(claim|denies|questions)/(${ID_PATTERN})`, "uy");
const IN_ADDRESS = /[\p{L}\p{N}/:=&?%~#@]/u;
const STANCES: Readonly<Record<string, string>> = { claim: "asserts", denies: "denies", questions: "questions" };

function tag(state: StateInline, silent: boolean): boolean {
  const { pos, src } = state;
  const reading = src[pos] === "#" && !IN_ADDRESS.test(src[pos - 1] ?? "") ? readingIn(state) : null;
  if (!reading) return false;
  TAG.lastIndex = pos;
  const found = TAG.exec(src);
  if (!found || TAG.lastIndex > state.posMax) return false;
  const [whole, name, id] = found as unknown as [string, string, string];
  const stance = STANCES[name]!;
  if (!silent) pushText(state, `attest-tag attest-${stance}`, id, claimTitle(stance, reading.claimText(id) ?? id));
  state.pos += whole.length;
  return true;
}

const HAS_ATTRIBUTES = new Set(["code_inline", "link_close", "image"]);

function attributesBehind(state: StateInline): boolean {
  if (state.src[state.pos] !== "{" || state.pending || !HAS_ATTRIBUTES.has(state.tokens.at(-1)?.type ?? ""))
    return false;
  const attributes = readingIn(state) && readAttributes(state.src, state.pos);
  if (!attributes || attributes.errors.length || attributes.to > state.posMax) return false;
  state.pos = attributes.to;
  return true;
}
