import { quotesReport } from "../diagnostics/verdictWords";
import type { CitationItem, ClaimTag, IndirectSpeech, Statement, Suggestion } from "../model/annotatedSource";
import type { Span } from "../syntax/span";
import type { QuotationVerdict } from "../workspace/verdicts/verdict";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { verdictLines } from "./verdictLine";

/**
 * What `attest inspect` prints (syntaxes/attest-inspect.schema.json): plain data, null where nothing is known. `shown` gives
 * the path of a file as people write it.
 */
export function inspect(workspace: Workspace, document: AnnotatedDocument, shown: (uri: string) => string) {
  const { model } = document;
  return {
    version: 1,
    speakers: speakersOf(document),
    statements: model.statements.map(inspectStatement),
    quotations: workspace.verdicts(document).map((verdict) => inspectQuotation(verdict, shown)),
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

function inspectQuotation(verdict: QuotationVerdict, shown: (uri: string) => string) {
  const { quotation } = verdict;
  const lines = verdictLines(verdict, shown);
  const { from, to, form, speech, speakerFrom, needsSource } = quotation;
  const parts = quotation.parts.map((part, index) => ({ ...spanOnly(part), verdict: lines.parts[index]! }));
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
    reported: quotesReport(quotation),
    verdict: lines.whole,
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
