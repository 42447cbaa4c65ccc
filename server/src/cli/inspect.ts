import type {
  CitationItem,
  ClaimTag,
  IndirectSpeech,
  Quotation,
  Statement,
  Suggestion,
} from "../model/annotatedSource";
import type { Span } from "../syntax/span";
import type { AnnotatedDocument } from "../workspace/workspace";

/** What `attest inspect` prints (syntaxes/attest-inspect.schema.json): plain data, null where nothing is known. */
export function inspect(document: AnnotatedDocument) {
  const { model } = document;
  return {
    version: 1,
    speakers: speakersOf(document),
    statements: model.statements.map(inspectStatement),
    quotations: model.quotations.map(inspectQuotation),
    indirectSpeech: model.indirectSpeech.map(inspectIndirectSpeech),
    claims: model.claimTags.map(inspectClaimTag),
    citations: model.citations.map(({ from, to, items }) => ({ from, to, items: items.map(inspectItem) })),
  };
}

/** The speakers that the file declares, then the others that it names. */
function speakersOf({ frontMatter, model }: AnnotatedDocument) {
  const own = frontMatter?.speakers ?? [];
  const declared = new Map(own.map((speaker) => [speaker.id, speaker]));
  for (const { kind, id } of model.mentions) {
    const speaker = kind === "speaker" ? model.scope.speaker(id) : undefined;
    if (speaker && !declared.has(id)) declared.set(id, speaker);
  }
  return [...declared.values()].map(({ id, name, aliases, role, born, died }) => ({
    id,
    name,
    aliases: [...aliases],
    role,
    born,
    died,
  }));
}

function inspectStatement({ from, to, speakers, addressees, speech, date, parent }: Statement) {
  return { from, to, speaker: joined(speakers), addressees: [...addressees], speech, date, parent };
}

function inspectQuotation(quotation: Quotation) {
  const { from, to, form, speech, speakerFrom, needsSource } = quotation;
  const parts = quotation.parts.map(spanOnly);
  const sources = quotation.sources.map(({ key, locator, via }) => ({ key, locator, via }));
  const suggestion = quotation.suggestion && inspectSuggestion(quotation.suggestion);
  return {
    from,
    to,
    form,
    parts,
    speech,
    speaker: joined(quotation.speakers),
    speakerFrom,
    suggestion,
    needsSource,
    sources,
  };
}

function inspectIndirectSpeech({ from, to, suggestion, statement }: IndirectSpeech) {
  return { from, to, suggestion: inspectSuggestion(suggestion), statement };
}

function inspectSuggestion({ speaker, clause, kind }: Suggestion) {
  return { speaker, clause: spanOnly(clause), kind };
}

function inspectClaimTag({ from, to, claim, stance, by }: ClaimTag) {
  return { from, to, claim, stance, by: joined(by) };
}

function inspectItem({ key, locator, prefix }: CitationItem) {
  return { key, locator, prefix };
}

function spanOnly({ from, to }: Span): Span {
  return { from, to };
}

/** Several who speak jointly are one string, as in `speaker="kim pak"`. */
function joined(ids: readonly string[]): string | null {
  return ids.length > 0 ? ids.join(" ") : null;
}
