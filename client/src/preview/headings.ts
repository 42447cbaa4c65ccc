import type MarkdownIt from "markdown-it";
import type { StateCore, Token } from "markdown-it/index.mjs";
import { type Attributes, readAttributes } from "../../../server/src/syntax/attributes";
import { setCaption } from "./captions";
import { captionOf, describe } from "./describe";
import { readingIn } from "./environment";
import type { Reading } from "./reading";

/** Attributes of headings become classes and tooltips. */
export function headings(md: MarkdownIt): void {
  md.core.ruler.after("block", "attest_headings", takeAttributes);
}

function takeAttributes(state: StateCore): void {
  const reading = readingIn(state);
  if (!reading) return;
  for (const [index, token] of state.tokens.entries())
    if (token.type === "heading_open") takeFrom(token, state.tokens[index + 1]!, reading);
}

function takeFrom(heading: Token, inline: Token, reading: Reading): void {
  const attributes = attributesAtEnd(inline.content);
  if (!attributes) return;
  const { classes, title } = describe(attributes, reading);
  inline.content = inline.content.slice(0, attributes.from).trimEnd();
  for (const name of ["attest-heading", ...classes]) heading.attrJoin("class", name);
  if (title) heading.attrSet("title", title);
  setCaption(heading, captionOf(attributes, reading));
}

function attributesAtEnd(text: string): Attributes | null {
  if (!text.endsWith("}")) return null;
  const before = text.slice(0, text.lastIndexOf("{")).length;
  const attributes = readAttributes(text, before);
  return attributes?.to === text.length && text[before - 1] !== "]" ? attributes : null;
}
