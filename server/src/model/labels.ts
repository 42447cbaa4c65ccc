import { attribute, idsIn, idsOf } from "../syntax/attributes";
import type { Certainty, Located } from "../syntax/declarations";
import type { Span } from "../syntax/span";
import type { Speech } from "./annotatedSource";
import type { Document, LeafBlock } from "./document";
import type { LabelCandidate } from "./labelCandidates";
import { certaintyOf, speechOf } from "./values";

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

/** Words that head the parts of minutes and reports, and are nobody's name. */
const NOT_SPEAKERS = new Set("subject participants present date place time agenda".split(" "));

/** The label that `candidate` is, or null. Who nobody declared counts only where `afterKnown`, and in bold or capitals. */
export function readLabel(
  document: Pick<Document, "names">,
  block: Pick<LeafBlock, "from" | "leaf">,
  candidate: LabelCandidate,
  afterKnown: boolean,
): SpeakerLabel | null {
  if (candidate.span !== null) return spanLabel(block, candidate);
  const long = candidate.longName === null ? null : document.names.find(candidate.longName);
  const found = long ?? document.names.find(candidate.name);
  if (found === null && !(afterKnown && mayBeSpeaker(block, candidate))) return null;
  const base = block.from;
  return {
    name: nameOf(candidate, base),
    start: candidate.start + base,
    end: candidate.end + base,
    known: found !== null,
    speakers: found === null ? NOBODY : [found],
    addressees: candidate.addressee ? addresseesIn(document, located(candidate.addressee, base)) : NOBODY,
    speech: null,
    date: null,
    cert: null,
    span: null,
  };
}

const NOBODY: readonly never[] = [];

function nameOf({ name, from, to }: LabelCandidate, base: number): Located {
  return { value: name, from: from + base, to: to + base };
}

function located({ value, from, to }: Located, base: number): Located {
  return { value, from: from + base, to: to + base };
}

function mayBeSpeaker(block: Pick<LeafBlock, "leaf">, candidate: LabelCandidate): boolean {
  const first = block.leaf.labels[0] === candidate && block.leaf.masked.slice(0, candidate.start).trim() === "";
  if (!first || candidate.hasDigits || !candidate.wordsFollow) return false;
  if (candidate.form === "plain" && !candidate.capitals) return false;
  return !NOT_SPEAKERS.has(candidate.name.toLowerCase());
}

function spanLabel(block: Pick<LeafBlock, "from" | "leaf">, candidate: LabelCandidate): SpeakerLabel {
  const { attributes, from, to } = block.leaf.spans[candidate.span!]!;
  const base = block.from;
  const value = (key: string) => attribute(attributes, key)?.value ?? null;
  const addressed = attribute(attributes, "to");
  return {
    name: nameOf(candidate, base),
    start: candidate.start + base,
    end: candidate.end + base,
    known: true,
    speakers: idsOf(attributes, "speaker"),
    addressees: addressed ? idsIn(addressed).map((id) => located(id, base)) : NOBODY,
    speech: speechOf(value("speech")),
    date: value("date"),
    cert: certaintyOf(value("cert")),
    span: { from: from + base, to: to + base },
  };
}

const AND = /\s*(?:,|&|;|\b(?:and|und|et|y|e|и)\b)\s*/u;

/** The ids of the speakers that a text such as `Kim Il Sung and Pak Hon-yong` names, each at its place. */
export function addresseesIn(document: Pick<Document, "names">, named: Located): Located[] {
  const found: Located[] = [];
  let at = 0;
  for (const name of named.value.split(AND)) {
    at = named.value.indexOf(name, at);
    const id = document.names.findPart(name);
    if (id === null) return [];
    found.push({ value: id, from: named.from + at, to: named.from + at + name.length });
    at += name.length;
  }
  return found;
}
