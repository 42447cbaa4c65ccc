import { describeSource } from "../../bibliography/plain";
import type { ProvenanceLink, Source } from "../../bibliography/source";
import type { AnnotatedDocument } from "../../workspace/workspace";
import { escapeMarkdown } from "../markdown";

/** As long as a footnote may be: longer chains end in an ellipsis. */
const MAX_LINKS = 20;

/** The chain by which a source has come down, a Markdown list with one line a link; empty where none is known. */
export function describeProvenance(document: AnnotatedDocument, source: Source): string[] {
  const lines: string[] = [];
  follow(document, source, 0, new Set([source.id]), lines);
  return lines.length > MAX_LINKS ? [...lines.slice(0, MAX_LINKS), "- …"] : lines;
}

/** `seen` holds the sources told already: what cites itself, by whatever detour, is told once. */
function follow(document: AnnotatedDocument, source: Source, depth: number, seen: Set<string>, lines: string[]): void {
  for (const link of source.links) {
    if (lines.length > MAX_LINKS) return;
    const target = document.model.scope.source(link.id);
    lines.push(`${"  ".repeat(depth)}- ${describeLink(link, target)}`);
    if (!target || seen.has(target.id)) continue;
    seen.add(target.id);
    follow(document, target, depth + 1, seen, lines);
  }
}

function describeLink(link: ProvenanceLink, target: Source | undefined): string {
  const name = target ? describeSource(target) : `${link.id} (in no bibliography)`;
  const words = `${link.type.replace("-", " ")} ${escapeMarkdown(name)}`;
  return link.locator ? `${words}, ${escapeMarkdown(link.locator)}` : words;
}
