import type { Tree } from "@lezer/common";
import { type Attributes, hasClass, readAttributes } from "../syntax/attributes";
import { keyAt, locatorIn, readCitation } from "../syntax/citations";
import type { Span } from "../syntax/span";
import type { LeafCitation, LeafNote, LeafSpan, LeafTag, Swallowed } from "./leaf";

/** A span before it is known how it lies in its paragraph. */
export type SpanDraft = Pick<LeafSpan, "from" | "to" | "content" | "attributes">;

/** What the nodes of a leaf say, as it is collected. */
export interface LeafDraft {
  spans: SpanDraft[];
  citations: LeafCitation[];
  attributed: (Span & { citationTo: number })[];
  tags: LeafTag[];
  notes: LeafNote[];
  comments: Span[];
  escapes: number[];
  swallowed: Swallowed[];
  marks: number[];
  blanks: Span[];
  /** Those of the blanks that stand around words, not beside them: a mark's neighbours are beyond them. */
  joints: Span[];
}

/** Collects what the inline nodes of `tree` say; `text` is that of the leaf. */
export function collect(tree: Tree, text: string, lang: string | null): LeafDraft {
  const draft: LeafDraft = {
    spans: [],
    citations: [],
    attributed: [],
    tags: [],
    notes: [],
    comments: [],
    escapes: [],
    swallowed: [],
    marks: [],
    blanks: [],
    joints: [],
  };
  tree.iterate({ enter: (node) => visit(node.name, node.from, node.to, text, lang, draft) });
  return draft;
}

/** Enters a node into the draft; false keeps out of its children. */
function visit(name: string, from: number, to: number, text: string, lang: string | null, draft: LeafDraft): boolean {
  switch (name) {
    case "QuotationMark":
      draft.marks.push(from);
      break;
    case "Span":
      addSpan(from, to, text, draft);
      break;
    case "Citation":
      addCitation(from, to, text, lang, draft);
      break;
    case "InTextCitation":
      addInTextCitation(from, to, text, lang, draft);
      break;
    case "Locator":
      draft.citations.push({
        from,
        to,
        form: "locator",
        items: [],
        locator: text.slice(from + 1, to - 1),
        note: noteAt(draft, from),
      });
      draft.blanks.push({ from, to });
      break;
    case "AttributedCitation":
      draft.attributed.push({ from, to, citationTo: text.lastIndexOf("{", to) });
      break;
    case "ClaimTag":
      addTag(from, to, text, draft);
      break;
    case "FootnoteReference":
      draft.notes.push({ from, to, id: text.slice(from + 2, to - 1) });
      draft.blanks.push({ from, to });
      break;
    case "InlineNote":
      draft.notes.push({ from, to, id: null });
      draft.blanks.push({ from, to });
      break;
    case "Comment":
      draft.comments.push({ from, to });
      draft.blanks.push({ from, to });
      return false;
    case "Escape":
      draft.escapes.push(from);
      break;
    case "HTMLTag":
      draft.swallowed.push({ from, to, kind: "html" });
      draft.blanks.push({ from, to });
      break;
    case "TexCommand":
      draft.swallowed.push({ from, to, kind: "tex" });
      break;
    case "Math":
      draft.swallowed.push({ from, to, kind: "math" });
      break;
    case "Link":
      draft.swallowed.push({ from, to, kind: "link" });
      break;
    case "Attributes":
    case "SpanMark":
      draft.joints.push({ from, to });
      draft.blanks.push({ from, to });
      return false;
    case "InlineCode":
    case "QuoteMark":
    case "HeaderMark":
    case "URL":
    case "Autolink":
      draft.blanks.push({ from, to });
      return false;
  }
  return true;
}

function noteAt(draft: LeafDraft, at: number): number {
  return draft.notes.findLastIndex((note) => note.id === null && note.from <= at && at < note.to);
}

function addSpan(from: number, to: number, text: string, draft: LeafDraft): void {
  const attributes = attributesUpTo(text, from, to);
  if (!attributes) return;
  draft.spans.push({ from, to, content: { from: from + 1, to: attributes.from - 1 }, attributes });
  if (hasClass(attributes, "note") || hasClass(attributes, "page")) draft.blanks.push({ from, to });
}

/** The attribute block after a bracket that ends at `to`. */
function attributesUpTo(text: string, from: number, to: number): Attributes | null {
  for (let at = text.lastIndexOf("]{", to); at > from; at = text.lastIndexOf("]{", at - 1)) {
    const attributes = readAttributes(text, at + 1);
    if (attributes?.to === to) return attributes;
  }
  return null;
}

function addCitation(from: number, to: number, text: string, lang: string | null, draft: LeafDraft): void {
  const items = readCitation(text.slice(from + 1, to - 1), lang) ?? [];
  draft.citations.push({
    from,
    to,
    form: "bracketed",
    items: items.map((item) => ({ ...item, at: { from: item.at.from + from + 1, to: item.at.to + from + 1 } })),
    locator: null,
    note: noteAt(draft, from),
  });
  draft.blanks.push({ from, to });
}

function addInTextCitation(from: number, to: number, text: string, lang: string | null, draft: LeafDraft): void {
  const found = keyAt(text, from + 1);
  if (!found) return;
  const bracket = text.indexOf("[", found.end);
  const locator = bracket >= 0 && bracket < to ? locatorIn(text.slice(bracket + 1, to - 1), lang) : null;
  const item = { key: found.key, at: found.at, prefix: null, locator };
  draft.citations.push({ from, to, form: "in-text", items: [item], locator: null, note: noteAt(draft, from) });
  if (bracket >= 0 && bracket < to) draft.blanks.push({ from: bracket, to });
}

const STANCES = { claim: "asserts", denies: "denies", questions: "questions" } as const;

function addTag(from: number, to: number, text: string, draft: LeafDraft): void {
  const slash = text.indexOf("/", from);
  const stance = STANCES[text.slice(from + 1, slash) as keyof typeof STANCES];
  draft.tags.push({ from, to, stance, claim: text.slice(slash + 1, to), at: { from: slash + 1, to } });
  draft.blanks.push({ from, to });
}
