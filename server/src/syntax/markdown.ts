import { NodeProp } from "@lezer/common";
import { type MarkdownParser, parser, Table } from "@lezer/markdown";
import { blocks, paragraphEnds } from "./blocks";
import { brackets } from "./brackets";
import { inlines } from "./inlines";
import { limits } from "./limits";

/*
 * When the parser takes over unchanged nodes, the last one must be a `Block`. Divs and footnotes are kept out of that
 * group: they may go on over blank lines, so the text after them decides where they end.
 */
const compositesAreNotLast = NodeProp.group.add({
  FencedDiv: ["BlockContext"],
  FootnoteDefinition: ["BlockContext"],
});

/** Pandoc's Markdown, as far as annotated sources need it: a lossless tree, incremental, total on any string. */
export const markdown: MarkdownParser = withParagraphEnds(
  parser.configure([Table, inlines, brackets, blocks, limits, { props: [compositesAreNotLast] }]),
);

/** CommonMark's own list of what interrupts a paragraph cannot be configured away, only replaced. */
function withParagraphEnds(configured: MarkdownParser): MarkdownParser {
  const internals = configured as unknown as { endLeafBlock: unknown[] };
  internals.endLeafBlock = paragraphEnds;
  return configured;
}
