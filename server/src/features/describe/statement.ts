import type { IndirectSpeech, Statement } from "../../model/annotatedSource";
import type { Span } from "../../syntax/span";
import { contains } from "../../syntax/span";
import type { AnnotatedDocument, Workspace } from "../../workspace/workspace";
import { describeDate } from "../dates";
import { bold, escapeMarkdown, italic } from "../markdown";
import { describeInferred } from "./inferred";
import { describeProvenance } from "./provenance";
import { namesOf } from "./speaker";

/** More voices than these in one another no reader follows. */
const MAX_VOICES = 20;

/** Who says it to whom, how and when, through which voices it reaches us, and in what source. */
export function describeStatement(workspace: Workspace, document: AnnotatedDocument, statement: Statement): string {
  const key = sourceAround(document, statement);
  const chain = key === null ? [] : describeProvenance(workspace.provenance(document.uri), key);
  return [describeHead(document, statement), describeVoices(document, statement), chain.join("\n")]
    .filter(Boolean)
    .join("\n\n");
}

/** Whose words those reported without annotation probably are. */
export function describeReported(document: AnnotatedDocument, { suggestion }: IndirectSpeech): string {
  const who = describeInferred(document, [suggestion.speaker], suggestion);
  return `Reported (indirect) speech: ${escapeMarkdown(who)}`;
}

function describeHead(document: AnnotatedDocument, statement: Statement): string {
  const { addressees, cert } = statement;
  const date = dateOf(document, statement);
  const facts = [
    addressees.length > 0
      ? `${speakerOf(document, statement)} to ${boldNames(document, addressees)}`
      : speakerOf(document, statement),
    statement.speech === "direct" ? "direct speech" : "reported (indirect) speech",
    date && escapeMarkdown(describeDate(date)),
    cert && `certainty ${cert}`,
  ];
  return facts.filter(Boolean).join(" · ");
}

function speakerOf(document: AnnotatedDocument, { speakers }: Statement): string {
  return speakers.length > 0 ? boldNames(document, speakers) : "Somebody unknown";
}

function boldNames(document: AnnotatedDocument, ids: readonly string[]): string {
  return bold(namesOf(document, ids));
}

/** `Mao Zedong, as Kim Il Sung reports, in the Report …`: empty where there is nobody and nothing in between. */
function describeVoices(document: AnnotatedDocument, statement: Statement): string {
  const voices = statementsAround(document, statement).map((outer, index, all) =>
    describeVoice(document, outer, all[index - 1] ?? statement),
  );
  const where = describeWhere(document, statement);
  if (voices.length === 0 && !where) return "";
  const first = namesOf(document, statement.speakers) || "Somebody unknown";
  return [escapeMarkdown(first), ...voices, where].filter(Boolean).join(", ");
}

function describeVoice(document: AnnotatedDocument, outer: Statement, inner: Statement): string {
  const name = escapeMarkdown(namesOf(document, outer.speakers) || "somebody unknown");
  const verb = inner.speech === "direct" ? "quote" : "report";
  return `as ${name} ${outer.speakers.length > 1 ? verb : `${verb}s`}`;
}

function describeWhere(document: AnnotatedDocument, statement: Statement): string {
  const commentary = document.model.commentary.findLast((part) => contains(part, statement));
  if (commentary) {
    const author = namesOf(document, commentary.speakers);
    return author ? `in commentary by ${escapeMarkdown(author)}` : "in the commentary";
  }
  const key = sourceAround(document, statement);
  return key === null ? "" : `in ${italic(document.model.scope.source(key)?.title || key)}`;
}

/** The statements around one, innermost first. */
function statementsAround(document: AnnotatedDocument, statement: Statement): Statement[] {
  const around: Statement[] = [];
  let parent = statement.parent;
  while (parent !== null && around.length < MAX_VOICES) {
    const outer = document.model.statements[parent]!;
    around.push(outer);
    parent = outer.parent;
  }
  return around;
}

/** Its own date, else that of a statement around it, else the file's if the file is the text of a source. */
function dateOf(document: AnnotatedDocument, statement: Statement): string | null {
  const own = [statement, ...statementsAround(document, statement)].find(({ date }) => date !== null)?.date;
  return own ?? (document.frontMatter?.source ? document.frontMatter.date : null);
}

/** The source that the text at `place` belongs to: that of the part around it, else of the file; none in commentary. */
function sourceAround(document: AnnotatedDocument, place: Span): string | null {
  const { sourceParts, commentary } = document.model;
  if (commentary.some((part) => contains(part, place))) return null;
  const part = sourceParts.findLast((each) => contains(each, place));
  return part?.source ?? document.frontMatter?.source?.value ?? null;
}
