import type { Annotation } from "../annotating/annotation";
import { cite } from "../annotating/cite";
import { declaringClaim, declaringSpeaker, idFor } from "../annotating/declare";
import { type Enclosing, encloseAll } from "../annotating/enclose";
import { suppressing } from "../annotating/suppress";
import { wordsMeant } from "../annotating/wordsAt";
import type { WantedAnnotation } from "../protocol";
import type { TextEdit } from "../syntax/problem";
import { DEFAULT_SEVERITIES } from "../syntax/rules";
import type { Span } from "../syntax/span";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";

/** What `wanted` makes of the selection; or why nothing. */
export function annotating(
  workspace: Workspace,
  document: AnnotatedDocument,
  selection: Span,
  wanted: WantedAnnotation,
): Enclosing {
  if (wanted.kind === "suppress") return suppressed(document, selection, wanted.code, wanted.reason);
  const words = wordsMeant(document, selection);
  if (words.length === 0) return refused(NO_WORDS);
  if (wanted.kind === "cite") return cite(document, words.at(-1)!, wanted.source, wanted.locator);
  if (wanted.kind === "mention") return enclosing(document, words, MENTION);
  if (wanted.kind === "attribute") {
    if ("speaker" in wanted) return enclosing(document, words, { pairs: { speaker: wanted.speaker } });
    const id = idFor(wanted.name, taken(workspace, document, "speaker"));
    return declared(
      enclosing(document, words, { pairs: { speaker: id } }),
      declaringSpeaker(declarer(document), id, wanted.name),
    );
  }
  if ("claim" in wanted) return tagging(document, words, wanted.claim, wanted.stance);
  const id = claimIdFor(wanted.text, taken(workspace, document, "claim"));
  return declared(tagging(document, words, id), declaringClaim(declarer(document), id, wanted.text));
}

export const MENTION: Annotation = { classes: ["mention"] };

const NO_WORDS = "There are no words here to annotate: select some.";

function refused(reason: string): Enclosing {
  return { edits: null, reason };
}

/** One annotation on each of the runs of words, or on none. */
function enclosing(document: AnnotatedDocument, words: readonly Span[], annotation: Annotation): Enclosing {
  const { edits, refused: reasons } = encloseAll(
    document,
    words.map((span) => ({ span, annotation })),
  );
  const reason = reasons.find((each) => each !== null);
  return reason ? refused(reason) : { edits, reason: null };
}

/** A claim tag on exactly these words; one that asserts needs no stance. */
function tagging(
  document: AnnotatedDocument,
  words: readonly Span[],
  claim: string,
  stance: string = "asserts",
): Enclosing {
  return enclosing(document, words, { pairs: { claim, ...(stance !== "asserts" && { stance }) } });
}

const NOT_DECLARED = "The front matter is written so that nothing can be added to it: declare it there by hand first.";

/** An annotation together with the declaration of what it names. */
function declared(annotation: Enclosing, declaration: readonly TextEdit[] | null): Enclosing {
  if (annotation.edits === null) return annotation;
  return declaration ? { edits: [...declaration, ...annotation.edits], reason: null } : refused(NOT_DECLARED);
}

function declarer({ source }: AnnotatedDocument) {
  return { text: source.text, isProject: false };
}

function taken(workspace: Workspace, { uri }: AnnotatedDocument, kind: "speaker" | "claim"): (id: string) => boolean {
  const ids = new Set(workspace.ids(kind, uri));
  return (id) => ids.has(id);
}

const FILLERS = /^(?:a|an|the|of|in|on|at|to|and|or|is|are|was|were|will|would|be|that|this)$/;

/** An id of the words that say most in a claim's sentence. */
export function claimIdFor(text: string, isTaken: (id: string) => boolean): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  const telling = words.filter((word) => !FILLERS.test(word));
  const id = (telling.length > 0 ? telling : words).slice(0, 4).join("-").slice(0, 40);
  return id !== "" && !isTaken(id) ? id : idFor(id || "claim", isTaken);
}

function suppressed(document: AnnotatedDocument, { from }: Span, code: string, reason: string): Enclosing {
  if (!DEFAULT_SEVERITIES.has(code)) return refused(`There is no rule “${code}”.`);
  if (!reason.trim())
    return refused("A suppression needs a reason: say in a few words why this is right as it stands.");
  const edit = suppressing(document, from, code, reason);
  return edit
    ? { edits: [edit], reason: null }
    : refused("This place cannot be silenced by a comment: use `rules` in the front matter.");
}
