import type { TextEdit } from "../syntax/problem";
import type { Span } from "../syntax/span";
import { paragraphsOf } from "./paragraphs";
import type { Parsed } from "./reading";

/** Paragraphs of a plain text that Markdown, since their first line is indented, takes for code. */
export function indentedParagraphs({ text, syntax: { tree, bodyFrom } }: Parsed): Span[] {
  const code: Span[] = [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (name === "CodeBlock") code.push({ from: from + bodyFrom, to: to + bodyFrom });
    },
  });
  let next = 0;
  return [...paragraphsOf(text)].filter(({ from, to }) => {
    while (next < code.length && code[next]!.to <= from) next++;
    return next < code.length && code[next]!.from < to;
  });
}

/** A span takes the indentation in: the paragraph then begins with its bracket. */
export function enclosed({ from, to }: Span, attributes: string): TextEdit[] {
  return [
    { from, to: from, insert: "[" },
    { from: to, to, insert: `]{${attributes}}` },
  ];
}
