import type { Located } from "../syntax/declarations";
import type { Span } from "../syntax/span";
import type { Statement } from "./annotatedSource";
import type { Document, LeafBlock } from "./document";
import { addresseesIn } from "./labels";

/** A block quotation (format §5): `from`–`to` is what is quoted, without the attribution. */
export interface BlockQuotation extends Span {
  /** Index of its block. */
  readonly block: number;
  readonly attribution: Attribution | null;
  /** What its attribution makes of it, if that names a speaker. */
  readonly statement: AttributedStatement | null;
}

/** Its core is still to be found, and what it lies in. */
export type AttributedStatement = Omit<Statement, "parent"> & { readonly core: null };

/** The line `— Stalin, to Kim Il Sung [@report, p. 41]` that ends a block quotation. */
export interface Attribution extends Span {
  /** Index of the paragraph that it ends. */
  readonly block: number;
  readonly speaker: Located | null;
  readonly addressees: readonly Located[];
}

const DASH = /^(?:—|―|--+)\s*/u;

export function readBlockQuotations(document: Document): BlockQuotation[] {
  const found: BlockQuotation[] = [];
  document.blocks.forEach((block, index) => {
    if (block.kind !== "quotation" || block.end === index + 1) return;
    const attribution = attributionOf(document, index);
    const to = attribution ? wordsBefore(document, index, attribution) : block.to;
    if (to <= block.from) return;
    const span = { from: block.from, to };
    found.push({
      ...span,
      block: index,
      attribution,
      statement: attribution && statementOf(document, index, span, attribution),
    });
  });
  return found;
}

function attributionOf(document: Document, index: number): Attribution | null {
  const lastIndex = lastChild(document, index);
  const last = document.blocks[lastIndex];
  if (last?.kind !== "paragraph") return null;
  const { masked } = (last as LeafBlock).leaf;
  const lineAt = masked.lastIndexOf("\n", masked.trimEnd().length) + 1;
  for (const start of new Set([0, lineAt])) {
    const at = start + (masked.slice(start).search(/\S|$/) ?? 0);
    const dash = DASH.exec(masked.slice(at));
    if (dash)
      return {
        from: last.from + at,
        to: last.to,
        block: lastIndex,
        ...names(document, last as LeafBlock, at + dash[0].length),
      };
  }
  return null;
}

function lastChild(document: Document, index: number): number {
  let child = index + 1;
  while (document.blocks[child]!.end < document.blocks[index]!.end) child = document.blocks[child]!.end;
  return child;
}

/** Where the quoted words end before the attribution. */
function wordsBefore(document: Document, index: number, attribution: Attribution): number {
  const paragraph = document.blocks[attribution.block] as LeafBlock;
  const before = paragraph.leaf.masked.slice(0, attribution.from - paragraph.from).trimEnd();
  if (before) return paragraph.from + before.length;
  let to = document.blocks[index]!.from;
  for (let child = index + 1; child < attribution.block; child = document.blocks[child]!.end)
    to = document.blocks[child]!.to;
  return to;
}

/** What is longer names nobody in its beginning. */
const LONGEST_ATTRIBUTION = 400;
const NAME = /^[*_]*([^,;:()*_]+?)[*_]*\s*(?=[,;:(]|$)/u;
const ADDRESSED = /^[*_]*[^,;:()]+[*_]*,?\s*\(?to\s+([^,;()[\]]+)/u;

function names(document: Document, block: LeafBlock, at: number): Pick<Attribution, "speaker" | "addressees"> {
  const text = block.leaf.masked
    .slice(at, at + LONGEST_ATTRIBUTION)
    .replace(/\n/g, " ")
    .trimEnd();
  const from = block.from + at;
  const name = NAME.exec(text);
  const id = name && document.names.findPart(name[1]!.trim());
  if (!name || !id) return { speaker: null, addressees: [] };
  const nameFrom = from + text.indexOf(name[1]!);
  const addressed = ADDRESSED.exec(text);
  const to = addressed?.[1]?.trimEnd();
  const toFrom = to === undefined ? 0 : from + text.indexOf(to, name[0].length);
  return {
    speaker: { value: id, from: nameFrom, to: nameFrom + name[1]!.trimEnd().length },
    addressees: to === undefined ? [] : addresseesIn(document, { value: to, from: toFrom, to: toFrom + to.length }),
  };
}

function statementOf(
  document: Document,
  index: number,
  span: Span,
  attribution: Attribution,
): AttributedStatement | null {
  if (!attribution.speaker) return null;
  return {
    ...span,
    parts: [span],
    whole: document.blocks[index]!,
    form: "attribution",
    speakers: [attribution.speaker.value],
    addressees: attribution.addressees.map((addressee) => addressee.value),
    speech: "direct",
    date: null,
    cert: null,
    core: null,
  };
}
