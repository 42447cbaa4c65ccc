import type MarkdownIt from "markdown-it";
import type { StateCore, Token } from "markdown-it/index.mjs";

const CAPTION = "attestCaption";

/** Says above a paragraph that begins with a statement, and behind a heading, who speaks to whom. */
export function captions(md: MarkdownIt): void {
  md.core.ruler.push("attest_captions", addCaptions);
}

/** Keeps a caption with the token that it belongs to. */
export function setCaption(token: Token, caption: string): void {
  token.meta = { ...token.meta, [CAPTION]: caption };
}

/** Lets the token go without a caption. */
export function dropCaption(token: Token): void {
  setCaption(token, "");
}

function addCaptions(state: StateCore): void {
  for (const [index, token] of state.tokens.entries()) {
    const children = state.tokens[index + 1]?.children;
    if (!children) continue;
    if (token.type === "heading_open") children.push(...captionFor(state, token));
    else if (token.type === "paragraph_open") children.unshift(...captionFor(state, children[0]));
  }
}

function captionFor(state: StateCore, token: Token | undefined): Token[] {
  const caption: string = token?.meta?.[CAPTION] ?? "";
  if (!caption) return [];
  const piece = new state.Token("attest_text", "span", 0);
  const colour = /\battest-voice-\d/.exec(token?.attrGet("class") ?? "")?.[0];
  piece.attrs = [["class", colour ? `attest-caption ${colour}` : "attest-caption"]];
  piece.content = caption;
  return [piece];
}
