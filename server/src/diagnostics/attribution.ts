import { encloseAll } from "../annotating/enclose";
import type { AnnotatedSource, IndirectSpeech, Statement, Suggestion } from "../model/annotatedSource";
import { byPlace, innermost } from "../model/spans";
import { innermostAt, lastIndexBefore } from "../model/statements";
import { memoised } from "../syntax/memo";
import type { Fix, Problem, TextEdit } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { AnnotatedDocument } from "../workspace/workspace";
import { unsuppressed } from "./suppression";

/** Words that nobody is said to speak yet, though a reporting clause tells who probably does. */
export interface Unattributed extends Span {
  /** Each run of the words: those of an interrupted quotation, or the whole. */
  readonly parts: readonly Span[];
  readonly suggestion: Suggestion;
}

/** Indirect speech that nobody is said to speak: in no statement, no more is its clause, and none of the speaker's is in it. */
export function unattributedSpeech({ indirectSpeech, statements }: AnnotatedSource): readonly IndirectSpeech[] {
  return indirectSpeech.filter(
    (speech) =>
      speech.statement === null &&
      innermostAt(statements, speech.suggestion.clause) < 0 &&
      !isPartlyAttributed(statements, speech),
  );
}

/** Whether a statement that begins in the speech is by whom its clause names: “Stalin said that [it would]{speaker=stalin}.” */
function isPartlyAttributed(statements: readonly Statement[], { from, to, suggestion }: IndirectSpeech): boolean {
  for (let i = lastIndexBefore(statements, from) + 1; i < statements.length; i++) {
    const { whole, speakers } = statements[i]!;
    if (whole.from >= to) return false;
    if (speakers.includes(suggestion.speaker)) return true;
  }
  return false;
}

const unattributed = new WeakMap<AnnotatedSource, readonly Unattributed[]>();

/** Quotations with an inferred speaker, and indirect speech without one that is marked, in order of place. */
export function unattributedWords(model: AnnotatedSource): readonly Unattributed[] {
  return memoised(unattributed, model, () => readUnattributed(model));
}

function readUnattributed(model: AnnotatedSource): Unattributed[] {
  const speech = unattributedSpeech(model);
  const around = innermost(speech, model.quotations);
  const quotations = model.quotations.flatMap(({ from, to, parts, speakerFrom, suggestion }, i): Unattributed[] => {
    // Once the speech around it is a statement, the quotation has its speaker.
    const isSaidAround = speech[around[i]!]?.suggestion.speaker === suggestion?.speaker;
    return speakerFrom === "inferred" && suggestion && !isSaidAround ? [{ from, to, parts, suggestion }] : [];
  });
  const reported = speech.map(({ from, to, suggestion }) => ({ from, to, parts: [{ from, to }], suggestion }));
  return [...reported, ...quotations].sort(byPlace);
}

/** `quotation.unattributed`: it is likely who speaks, but not written down. */
export function* unattributedQuotations(document: AnnotatedDocument, part = document.model): Generator<Problem> {
  for (const words of unattributedWords(part)) yield problemWith(document, words);
}

/** Writing an attribution has to be proved harmless, so it is tried only when somebody wants it. */
function problemWith(document: AnnotatedDocument, words: Unattributed): Problem {
  const { speaker, clause } = words.suggestion;
  const name = nameOf(document, speaker);
  return {
    code: "quotation.unattributed",
    message: `These are probably words of ${name}, by the clause that reports them. If so, attribute them: speaker=${speaker}.`,
    from: words.from,
    to: words.to,
    related: [{ from: clause.from, to: clause.to, message: "The reporting clause" }],
    get fixes() {
      return fixesFor(document, words, name);
    },
  };
}

function fixesFor(document: AnnotatedDocument, words: Unattributed, name: string): readonly Fix[] {
  const edits = attributing(document, words);
  return edits.length > 0 ? [{ title: `Attribute to ${name}`, edits }] : [];
}

function nameOf({ model }: AnnotatedDocument, id: string): string {
  return model.scope.speaker(id)?.name || id;
}

/** The edits that write an inferred speaker down; none if they would change how anything else is read. */
export function attributing(document: AnnotatedDocument, words: Unattributed): readonly TextEdit[] {
  const { edits, refused } = encloseAll(document, stretchesOf(words));
  return refused.every((reason) => reason === null) ? edits : [];
}

const known = new WeakMap<AnnotatedSource, readonly TextEdit[]>();

/** The same for all of a file together, those apart that are suppressed or cannot be written down whole. */
export function attributingAll(document: AnnotatedDocument): readonly TextEdit[] {
  return memoised(known, document.model, () => editsForAll(document));
}

function editsForAll(document: AnnotatedDocument): readonly TextEdit[] {
  const all = unattributedWords(document.model);
  const problems = all.map((words) => problemWith(document, words));
  const wanted = new Set(unsuppressed(document, problems));
  const stretches = all.map((words, i) => (wanted.has(problems[i]!) ? stretchesOf(words) : []));
  const { edits, refused } = encloseAll(document, stretches.flat());
  let at = 0;
  const whole = stretches.filter(({ length }) => {
    at += length;
    return refused.slice(at - length, at).every((reason) => reason === null);
  });
  const written = refused.filter((reason) => reason === null).length;
  return whole.flat().length === written ? edits : encloseAll(document, whole.flat()).edits;
}

function stretchesOf({ parts, suggestion }: Unattributed) {
  const annotation = { pairs: { speaker: suggestion.speaker } };
  return parts.map((span) => ({ span, annotation }));
}
