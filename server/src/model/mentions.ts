import { type Attributes, attribute, idsIn } from "../syntax/attributes";
import { memoised } from "../syntax/memo";
import type { Span } from "../syntax/span";
import type { Mention, Suppression } from "./annotatedSource";
import type { BlockQuotation } from "./blockQuotations";
import type { PlacedCitation } from "./citations";
import { type Document, nextSibling } from "./document";
import { HAS } from "./leaf";
import { byPlace } from "./spans";
import type { LabelledText } from "./statements";

const ROLES = [
  ["speaker", "speaker", "speaker"],
  ["to", "speaker", "addressee"],
  ["resp", "speaker", "resp"],
  ["claim", "claim", "claim"],
  ["source", "source", "source"],
] as const;

/** Every id that is written, and every label that names a speaker, in order of place. */
export function readMentions(
  document: Document,
  labelled: LabelledText,
  blocks: readonly BlockQuotation[],
  citations: readonly PlacedCitation[],
): Mention[] {
  const found: Mention[] = [...labelled.mentions];
  for (const { attributes, base } of document.regions) {
    for (const mention of inAttributes(attributes)) {
      const { kind, id, role, from, to } = mention;
      found.push({ kind, id, role, from: from + base, to: to + base });
    }
  }
  for (const block of document.leaves) {
    if (!(block.has & HAS.tags)) continue;
    for (const { claim, at } of block.leaf.tags) {
      found.push({ kind: "claim", id: claim, role: "claim", from: at.from + block.from, to: at.to + block.from });
    }
  }
  for (const citation of citations) addKeys(found, citation);
  return [...found, ...blocks.flatMap(attributed)].sort(byPlace);
}

const mentionsIn = new WeakMap<Attributes, readonly Mention[]>();

/** The ids in an attribute block, offsets as there. */
function inAttributes(attributes: Attributes): readonly Mention[] {
  return memoised(mentionsIn, attributes, () =>
    ROLES.flatMap(([key, kind, role]) => {
      const value = attribute(attributes, key);
      return value ? idsIn(value).map(({ value: id, from, to }): Mention => ({ kind, id, role, from, to })) : [];
    }),
  );
}

function addKeys(found: Mention[], citation: PlacedCitation): void {
  if (citation.form === "attribute") return;
  for (const { key, at } of citation.items) {
    found.push({ kind: "source", id: key, role: "citation", from: at.from, to: at.to });
  }
}

function attributed({ attribution }: BlockQuotation): Mention[] {
  if (!attribution?.speaker) return [];
  const mention =
    (role: Mention["role"]) =>
    (at: Span & { value: string }): Mention => ({
      kind: "speaker",
      id: at.value,
      role,
      from: at.from,
      to: at.to,
    });
  return [mention("label")(attribution.speaker), ...attribution.addressees.map(mention("addressee"))];
}

const IGNORE = /^<!--\s*attest-ignore\b([^:]*?)(?::([\s\S]*?))?-->$/;

/** The comments that silence a rule, each with the block that it holds for. */
export function readSuppressions(document: Document, text: string): Suppression[] {
  const found: Suppression[] = [];
  document.blocks.forEach((block, index) => {
    if (block.kind === "comment") add(found, text, block, targetAfter(document, index));
    if (!block.leaf || !(block.has & HAS.comments)) return;
    for (const { from, to } of block.leaf.comments) {
      add(found, text, { from: from + block.from, to: to + block.from }, block);
    }
  });
  return found;
}

function add(found: Suppression[], text: string, span: Span, target: Span | null): void {
  const match = IGNORE.exec(text.slice(span.from, span.to).trim());
  if (!match) return;
  const codes = match[1]!.split(/[\s,]+/).filter(Boolean);
  const at = target && { from: target.from, to: target.to };
  found.push({ from: span.from, to: span.to, codes, reason: match[2]?.trim() ?? "", target: at });
}

/** The next block that is no comment itself. */
function targetAfter(document: Document, index: number): Span | null {
  let next = nextSibling(document.blocks, index);
  while (next >= 0 && document.blocks[next]!.kind === "comment") next = nextSibling(document.blocks, next);
  return document.blocks[next] ?? null;
}
