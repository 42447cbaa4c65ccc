import { describeSource } from "../../bibliography/plain";
import type { Provenance, SourceNode, Step } from "../../workspace/workspace";
import { escapeMarkdown } from "../markdown";

/** As long as a footnote may be: longer chains end in an ellipsis. */
const MAX_LINKS = 20;

/** The chain by which a source has come down, a Markdown list with one line a link; empty where none is known. */
export function describeProvenance(provenance: Provenance, id: string): string[] {
  const lines: string[] = [];
  const node = provenance.node(id);
  if (node) follow(provenance, node, 0, new Set([node]), lines);
  return lines.length > MAX_LINKS ? [...lines.slice(0, MAX_LINKS), "- …"] : lines;
}

/** `seen` holds the sources told already: what cites itself, by whatever detour, is told once. */
function follow(provenance: Provenance, node: SourceNode, depth: number, seen: Set<SourceNode>, lines: string[]): void {
  for (const step of node.restsOn) {
    if (lines.length > MAX_LINKS) return;
    const target = provenance.node(step.to);
    lines.push(`${"  ".repeat(depth)}- ${describeStep(step, target)}`);
    if (!target || seen.has(target)) continue;
    seen.add(target);
    follow(provenance, target, depth + 1, seen, lines);
  }
}

function describeStep({ type, to, locator }: Step, target: SourceNode | undefined): string {
  const name = target ? describeSource(target.source) : `${to} (in no bibliography)`;
  const words = `${type.replace("-", " ")} ${escapeMarkdown(name)}`;
  return locator ? `${words}, ${escapeMarkdown(locator)}` : words;
}
