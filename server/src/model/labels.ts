import { attribute, idsIn } from "../syntax/attributes";
import type { Certainty, Located } from "../syntax/declarations";
import type { Span } from "../syntax/span";
import type { Speech } from "./annotatedSource";
import { type Document, type LeafBlock, placed } from "./document";
import type { LabelCandidate } from "./labelCandidates";

/** A speaker label; offsets are the document's. */
export interface SpeakerLabel {
  readonly name: Located;
  /** Where it begins, and where the words after it do. */
  readonly start: number;
  readonly end: number;
  readonly known: boolean;
  readonly speakers: readonly string[];
  readonly addressees: readonly Located[];
  readonly speech: Speech | null;
  readonly date: string | null;
  readonly cert: Certainty | null;
  /** The span that makes it one, where it is printed otherwise than declared. */
  readonly span: Span | null;
}

/** Words that stand before a colon in reports and are nobody's name. */
const NOT_SPEAKERS = new Set(
  (
    "subject participants present attendees date place time location note notes title source description re to from cc " +
    "copies via classification reference ref summary conclusion background agenda item comment question decision action " +
    "warning example chapter section part appendix annex attachment enclosure distribution"
  ).split(" "),
);

const MOST_WORDS = 6;

/** The label that `candidate` is, or null. Who nobody declared counts only where `afterKnown`, and in bold or capitals. */
export function readLabel(
  document: Document,
  block: LeafBlock,
  candidate: LabelCandidate,
  afterKnown: boolean,
): SpeakerLabel | null {
  if (candidate.span !== null) return spanLabel(block, candidate);
  const found = document.names.find(candidate.name);
  if (found === null && !(afterKnown && mayBeSpeaker(block, candidate))) return null;
  return {
    ...places(block, candidate),
    ...SILENT,
    known: found !== null,
    speakers: found === null ? [] : [found],
    addressees: addresseesOf(document, block, candidate),
  };
}

const SILENT = { speech: null, date: null, cert: null, span: null } as const;

function places(block: LeafBlock, candidate: LabelCandidate) {
  const name = { value: candidate.name, from: candidate.from + block.from, to: candidate.to + block.from };
  return { name, start: candidate.start + block.from, end: candidate.end + block.from };
}

function mayBeSpeaker(block: LeafBlock, candidate: LabelCandidate): boolean {
  const words = candidate.name.toLowerCase().split(" ");
  const first = block.leaf.labels[0] === candidate && block.leaf.masked.slice(0, candidate.start).trim() === "";
  if (!first || candidate.hasDigits || !candidate.wordsFollow) return false;
  if (candidate.form === "plain" && !candidate.capitals) return false;
  return words.length <= MOST_WORDS && !NOT_SPEAKERS.has(words[0]!);
}

function spanLabel(block: LeafBlock, candidate: LabelCandidate): SpeakerLabel {
  const span = block.leaf.spans[candidate.span!]!;
  const value = (key: string) => attribute(span.attributes, key)?.value ?? null;
  const to = attribute(span.attributes, "to");
  const speech = value("speech");
  return {
    ...places(block, candidate),
    known: true,
    speakers: idsIn(attribute(span.attributes, "speaker")!).map((id) => id.value),
    addressees: to ? idsIn(to).map((id) => placed({ base: block.from }, id)) : [],
    speech: speech === "direct" || speech === "indirect" ? speech : null,
    date: value("date"),
    cert: value("cert") as Certainty | null,
    span: placed({ base: block.from }, { from: span.from, to: span.to }),
  };
}

const AND = /\s*(?:,|&|;|\b(?:and|und|et|y|e|и)\b)\s*/u;

/** The addressees named in `(to Kim and Pak)`; none unless all are declared. */
function addresseesOf(document: Document, block: LeafBlock, candidate: LabelCandidate): Located[] {
  const { addressee } = candidate;
  if (!addressee) return [];
  return addresseesIn(document, { ...addressee, from: addressee.from + block.from, to: addressee.to + block.from });
}

/** The ids of the speakers that a text such as `Kim Il Sung and Pak Hon-yong` names, each at its place. */
export function addresseesIn(document: Document, named: Located): Located[] {
  const found: Located[] = [];
  let at = 0;
  for (const name of named.value.split(AND)) {
    at = named.value.indexOf(name, at);
    const id = document.names.find(name);
    if (id === null) return [];
    found.push({ value: id, from: named.from + at, to: named.from + at + name.length });
    at += name.length;
  }
  return found;
}
