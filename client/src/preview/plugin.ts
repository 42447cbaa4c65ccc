import type MarkdownIt from "markdown-it";
import { brackets } from "./brackets";
import { captions } from "./captions";
import { citations } from "./citations";
import { divs } from "./divs";
import { setReading } from "./environment";
import { headings } from "./headings";
import { labels } from "./labels";
import { pieces } from "./push";
import { readingOf } from "./reading";
import { tags } from "./tags";

/**
 * Teaches markdown-it the notation of annotated sources, so that a preview shows what it says instead of braces. Other
 * Markdown is left alone. Block tokens keep their lines; all that comes from the text is escaped.
 */
export function extendMarkdownIt(md: MarkdownIt): MarkdownIt {
  md.core.ruler.before("block", "attest_reading", (state) => setReading(state, readingOf(state.src)));
  for (const part of [divs, headings, brackets, citations, tags, labels, captions, pieces]) md.use(part);
  return md;
}
