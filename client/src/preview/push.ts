import type MarkdownIt from "markdown-it";
import type { StateInline } from "markdown-it/index.mjs";

const TYPE = "attest_text";

/** Adds a piece of text in an element of its own. */
export function pushText(state: StateInline, classes: string, content: string, title: string): void {
  const token = state.push(TYPE, "span", 0);
  token.attrs = [["class", classes]];
  if (title) token.attrs.push(["title", title]);
  token.content = content;
}

/** How such pieces are written: words and attributes escaped. */
export function pieces(md: MarkdownIt): void {
  md.renderer.rules[TYPE] = (tokens, index, _options, _env, self) => {
    const token = tokens[index]!;
    return `<span${self.renderAttrs(token)}>${md.utils.escapeHtml(token.content)}</span>`;
  };
}
