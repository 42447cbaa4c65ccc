import { firstIndex } from "../../syntax/search";
import type { Span } from "../../syntax/span";
import type { IndirectSpeech, Statement, Suggestion } from "../annotatedSource";
import { type Document, type LeafBlock, leafAt } from "../document";
import { HAS } from "../leaf";
import type { QuotationDraft } from "../quotationDraft";
import { byPlace, innermost } from "../spans";
import type { Carried } from "./antecedents";
import type { Clause } from "./clause";
import { passagesIn } from "./indirect";
import type { Language } from "./language";
import { languageOf } from "./languages";
import { personsOf } from "./persons";
import { type Placed, type Reading, readingOf } from "./reading";
import { type Speaking, speakingIn } from "./speaking";

/*
 * Whose words the text itself says some words are: “The war should be quick,” Stalin stressed; he added that … It abstains
 * wherever two readings are possible.
 */

interface ReadBlock {
  readonly block: LeafBlock;
  readonly reading: Reading;
  readonly speaking: Speaking;
}

/** What the reporting clauses of a document say. */
export interface Reporting {
  readonly blocks: readonly ReadBlock[];
  /** Indexes in `blocks` by index of the block, where it is read. */
  readonly byIndex: readonly (number | undefined)[];
  readonly document: Document;
  /** Whom the next paragraph may mean by "he" or "she". */
  readonly carried: Carried | null;
}

/** Reads the reporting clauses of a document; in a language without data there are none. `told`: what stood before it. */
export function readReporting(document: Document, told: Carried | null): Reporting {
  const language = languageOf(document.frontMatter?.lang ?? null);
  const { read: blocks, carried } =
    language && document.scope.labelSpeakers.length ? readBlocks(document, language, told) : NOTHING_READ;
  const byIndex: (number | undefined)[] = new Array(document.blocks.length);
  blocks.forEach(({ block }, i) => {
    byIndex[block.index] = i;
  });
  return { document, blocks, byIndex, carried };
}

const NOTHING_READ = { read: [], carried: null };

function readBlocks(
  document: Document,
  language: Language,
  told: Carried | null,
): { read: ReadBlock[]; carried: Carried | null } {
  const persons = personsOf(document.scope, language);
  const read: ReadBlock[] = [];
  let carried = told;
  let parent = -1;
  for (const block of document.leaves) {
    if (!(block.has & HAS.words)) continue;
    if (block.kind === "heading") {
      carried = null;
      continue;
    }
    if (block.parent !== parent || block.has & HAS.labels) carried = null;
    parent = block.parent;
    const reading = readingOf(block.leaf, language);
    // A page break divides a paragraph where it falls: what stood before it still counts.
    if (carried && reading.goesOn) carried = { ...carried, alone: true };
    const speaking = speakingIn(block.leaf, language, persons, carried);
    read.push({ block, reading, speaking });
    carried = speaking.carried;
  }
  // What stands in a list, a quotation or a div tells nothing to what stands behind it.
  return { read, carried: parent === -1 ? carried : null };
}

// Quotations.

/** What a clause says of the quotation's speaker, or null. The parts of an interrupted one have it together. */
export function suggestionFor(reporting: Reporting, quotation: QuotationDraft): Suggestion | null {
  if (!reporting.blocks.length) return null;
  if (quotation.form === "marks") {
    for (const part of quotation.parts) {
      const found = ofPart(reporting, quotation, part);
      if (found) return found;
    }
  }
  return introduced(reporting, quotation);
}

function ofPart(reporting: Reporting, quotation: QuotationDraft, part: Span): Suggestion | null {
  const first = readAt(reporting, part.from, quotation.first);
  const placed = first?.reading.starting.get(part.from - first.block.from);
  const here = first && placed ? ofPlace(first, placed, quotation) : null;
  if (here || (first && part.to <= first.block.to)) return here;
  const last = readAt(reporting, part.to - 1, quotation.last);
  const ended = last?.reading.ending.get(part.to - last.block.from);
  return last && ended ? ofPlace(last, ended, quotation) : null;
}

/** The block that holds `offset`, which is probably `likely`. */
function readAt({ document, blocks, byIndex }: Reporting, offset: number, likely: number): ReadBlock | undefined {
  const { from, to } = document.blocks[likely]!;
  const index = from <= offset && offset < to ? likely : leafAt(document.leaves, offset)?.index;
  const read = index === undefined ? undefined : byIndex[index];
  return read === undefined ? undefined : blocks[read];
}

function ofPlace(read: ReadBlock, { level, place }: Placed, quotation: QuotationDraft): Suggestion | null {
  const { reading, speaking } = read;
  const index = place.clause >= 0 ? place.clause : place.continues;
  const clause = reading.levels[level]!.clauses[index];
  if (clause) {
    const isSaid = !clause.hypothetical || clause.from > place.from;
    const isClear = !clause.negated && isSaid && (!place.reported || quotation.substantial);
    return isClear ? suggestion(read, clause, speaking.levels[level]![index]!) : null;
  }
  if (!place.woven || !quotation.substantial) return null;
  return ofItself(read, place.level) ?? (level === 0 ? ofPassage(read, place) : null);
}

/** A quotation woven into a sentence that itself says who spoke: But “Stalin repeated that the USSR was not ready.” */
function ofItself(read: ReadBlock, level: number): Suggestion | null {
  const [clause] = read.reading.levels[level]!.clauses;
  const isReport =
    clause?.first === 0 && clause.complement === "that" && clause.subject.kind === "phrase" && clause.past;
  return isReport && !clause.negated ? suggestion(read, clause, read.speaking.levels[level]![0]!) : null;
}

const MOST_NESTED = 8;

/** A quotation woven into the sentences that go on reporting. */
function ofPassage(read: ReadBlock, { from, to }: Span): Suggestion | null {
  const passages = passagesIn(read.block.leaf, read.reading, read.speaking);
  const next = firstIndex(passages.length, (i) => passages[i]!.from > from);
  const around = passages.slice(Math.max(0, next - MOST_NESTED), next).findLast((passage) => to <= passage.to);
  return around ? suggestion(read, around.clause, around.speaker) : null;
}

/** A block, or a paragraph that begins with the quotation, after one that ends in “Stalin said:”. */
function introduced(reporting: Reporting, { first, from }: QuotationDraft): Suggestion | null {
  const { blocks, byIndex, document } = reporting;
  const index = byIndex[first];
  const before = index === undefined ? undefined : blocks[index - 1];
  if (
    !before ||
    before.reading.introduces < 0 ||
    document.blocks[first]!.from + blocks[index!]!.block.leaf.words.from < from
  ) {
    return null;
  }
  const clause = before.reading.levels[0]!.clauses[before.reading.introduces]!;
  return clause.negated ? null : suggestion(before, clause, before.speaking.levels[0]![before.reading.introduces]!);
}

function suggestion({ block }: ReadBlock, clause: Clause, speaker: string | null): Suggestion | null {
  if (speaker === null) return null;
  const kind = clause.subject.kind === "phrase" ? "explicit" : "pronoun";
  return { speaker, clause: { from: clause.from + block.from, to: clause.to + block.from }, kind };
}

// Indirect speech.

/** The passages of indirect speech, in order of place, each with the innermost of `statements` around it. */
export function readIndirectSpeech(
  { blocks, document }: Reporting,
  statements: readonly Statement[],
): IndirectSpeech[] {
  const found: (Span & { suggestion: Suggestion })[] = [];
  for (const read of blocks) {
    const { from: base } = read.block;
    for (const { from, to, clause, speaker } of passagesIn(read.block.leaf, read.reading, read.speaking)) {
      if (document.inNote(from + base)) continue;
      found.push({ from: from + base, to: to + base, suggestion: suggestion(read, clause, speaker)! });
    }
  }
  found.sort(byPlace);
  const around = innermost(statements, found);
  return found.map(({ from, to, suggestion: suggested }, i) => ({
    from,
    to,
    suggestion: suggested,
    statement: around[i]! < 0 ? null : around[i]!,
  }));
}
