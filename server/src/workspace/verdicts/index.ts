import { editedQuotation, type LiftedQuotation } from "../../export/checkedQuotation";
import { type Part, partsOf } from "../../model/annotate";
import type { AnnotatedSource, Quotation } from "../../model/annotatedSource";
import { firstFrom } from "../../model/spans";
import { memoised } from "../../syntax/memo";
import type { TextEdit } from "../../syntax/problem";
import type { CheckedText } from "../../verification/checkedText";
import type { Judgement } from "../../verification/judgement";
import { openedDocument } from "../answers";
import type { Bell } from "../bell";
import type { State } from "../state";
import { nextTurn } from "../turns";
import type { AnnotatedDocument, Workspace } from "../workspace";
import { type Answer, best, borneOut, unjudged } from "./best";
import { createJudge } from "./judge";
import { liftedAt, liftedIn } from "./lifted";
import { stampOfWords } from "./space";
import type { Texts } from "./texts";
import type { Against, PartVerdicts, QuotationVerdict } from "./verdict";
import { nameOf, nameOfPlace, type TextPlace, textFinder } from "./whichText";

/** Holds quotations against the texts of their sources. */
export interface Verdicts {
  /** Of each quotation in a document what is known now; in an open one the rest is judged in the background. */
  of(document: AnnotatedDocument): readonly QuotationVerdict[];
  /** The same of one part of it. */
  in(document: AnnotatedDocument, part: Part): PartVerdicts;
  /** As `Workspace.rejudged`. */
  readonly rejudged: Workspace["rejudged"];
  /** As `Workspace.sourceTexts`. */
  readonly sourceTexts: Workspace["sourceTexts"];
  /** As `Workspace.heldAgainst`. */
  readonly heldAgainst: Workspace["heldAgainst"];
  /** Resolves when all quotations of the document have been judged that can be; whether any has been that was not. */
  complete(document: AnnotatedDocument): Promise<boolean>;
  /** A file may have other words now: tells those whose quotations were held against it. */
  textChanged(uri: string): void;
  /** Rises when verdicts on quotations in the file may be others than before. */
  revision(uri: string): number;
}

/** So long may the judging last for which somebody waits; what is left comes later. */
const LONGEST_WAIT_MS = 10;

/** Whose quotations were held against a text. */
interface User {
  readonly user: string;
  readonly place: TextPlace;
  readonly stamp: string;
}

/** Milliseconds of judging that are left. */
interface Patience {
  left: number;
}

/** What one look at a document, or a part of it, has to do with. */
interface Look {
  readonly document: AnnotatedDocument;
  readonly patience: Patience;
  readonly find: ReturnType<typeof textFinder>;
  /** The texts that were looked for, and those of them that are not at hand. */
  readonly texts: Map<TextPlace, CheckedText | null | undefined>;
  readonly missing: Map<string, TextPlace>;
  /** Whether there was no time for all. */
  late: boolean;
  /** Whether it mattered what else the document cites. */
  wide: boolean;
}

export function createVerdicts(
  state: State,
  answers: Pick<Workspace, "summaries" | "projectOf" | "declaration">,
  texts: Texts,
  bell: Bell,
): Verdicts {
  const judge = createJudge();
  const revisions = new Map<string, number>();
  const running = new Set<string>();
  /** By file, which documents have been held against texts in it, and what these said then. */
  const users = new Map<string, Map<string, User>>();
  const patiences = new WeakMap<AnnotatedDocument, Patience>();
  const finders = new WeakMap<AnnotatedDocument, { revision: number; find: ReturnType<typeof textFinder> }>();

  /** Finds texts; what it has found holds as long as the declarations do. */
  function finder(document: AnnotatedDocument): ReturnType<typeof textFinder> {
    const before = finders.get(document);
    if (before?.revision === bell.revision) return before.find;
    const find = textFinder(answers, document);
    finders.set(document, { revision: bell.revision, find });
    return find;
  }

  function beginLook(document: AnnotatedDocument, patience: Patience): Look {
    const find = finder(document);
    return { document, patience, find, texts: new Map(), missing: new Map(), late: false, wide: false };
  }

  function verdictsOn(seen: Look, part: Part): readonly QuotationVerdict[] {
    const { document } = seen;
    const lifted = liftedIn(document, part);
    return part.model.quotations.map((quotation, index) => {
      const asked = askedOf(document, part.model, quotation);
      const answersFor = (all: readonly Asked[]) => answersTo(seen, quotation, all, () => lifted(index));
      const verdict = best(quotation, answersFor(asked));
      if (verdict.judgement?.verdict !== "not-found" || !quotation.needsSource) return verdict;
      seen.wide = true;
      const rest = citedBy(document).filter(({ key }) => asked.every((each) => each.key !== key));
      return { ...verdict, elsewhere: borneOut(answersFor(rest)) };
    });
  }

  /** Looks at all of a document, and for the texts that words of its commentary may have been copied from. */
  function lookAtAll(document: AnnotatedDocument, patience: Patience) {
    const seen = beginLook(document, patience);
    const verdicts = partsOf(document.model).parts.flatMap((part) => verdictsOn(seen, part));
    if (document.model.commentary.length > 0) for (const place of placesAround(seen)) textFor(seen, place);
    return { seen, verdicts };
  }

  /** Where the texts are of a document's own source, of those that it cites, and of those that its project names texts for. */
  function placesAround({ document, find }: Look): readonly TextPlace[] {
    const own = document.frontMatter?.source?.value;
    const named = answers.projectOf(document.uri)?.file.texts.keys() ?? [];
    const keys = [...(own === undefined ? [] : [own]), ...named].map((id) => nameOf(document, id));
    const cited = citedBy(document).map(({ key }) => key);
    const places = [...keys, ...cited].flatMap((key) => find(key).places);
    return [...new Map(places.map((place) => [nameOfPlace(place), place])).values()];
  }

  function sourceTexts(document: AnnotatedDocument) {
    const seen = beginLook(document, { left: 0 });
    const found = placesAround(seen).flatMap((place) => {
      const text = textFor(seen, place);
      return text ? [{ source: place.source, text }] : [];
    });
    if (seen.missing.size > 0) void later(document.uri);
    return found;
  }

  function answersTo(seen: Look, quotation: Quotation, all: readonly Asked[], lifted: () => LiftedQuotation): Answer[] {
    const found: Answer[] = [];
    for (const { key, locator, named } of all) {
      const { places, source, via } = seen.find(key);
      for (const place of places) {
        const against = { key, locator, named, source, via, uri: place.uri, annotated: place.annotated };
        found.push(answer(seen, quotation, lifted, place, against));
      }
    }
    return found;
  }

  function answer(
    seen: Look,
    quotation: Quotation,
    lifted: () => LiftedQuotation,
    place: TextPlace,
    against: Against,
  ): Answer {
    const text = seen.texts.has(place) ? seen.texts.get(place) : textFor(seen, place);
    if (!text) return { against, found: text };
    if (text.uri === seen.document.uri && holds(text, quotation)) return { against, found: null };
    const whole = lifted();
    const judgement = judgeIn(seen, whole, whole.parts, text);
    const parts = whole.parts.length > 1 ? whole.parts.map((part) => judgeIn(seen, whole, [part], text)) : [judgement];
    if (!areKnown(parts) || !judgement) return { against, found: undefined };
    const judge = (only: CheckedText) => judgeIn(seen, whole, whole.parts, only);
    return { against, found: { text, judgement, parts, judge } };
  }

  /** A text without words, as a file of nothing but commentary has it, is none. */
  function textFor({ document, texts: known, missing }: Look, place: TextPlace): CheckedText | null | undefined {
    const found = texts.at(place, document);
    const text = found?.words.length === 0 ? null : found;
    if (text === undefined) missing.set(nameOfPlace(place), place);
    note(place, document.uri, text);
    known.set(place, text);
    return text;
  }

  function judgeIn(
    seen: Look,
    whole: LiftedQuotation,
    parts: LiftedQuotation["parts"],
    text: CheckedText,
  ): Judgement | undefined {
    const before = judge.known(whole, parts, text);
    if (before !== undefined) return before;
    if (seen.patience.left <= 0) {
      seen.late = true;
      return undefined;
    }
    const began = performance.now();
    const judgement = judge.judge(whole, parts, text);
    seen.patience.left -= performance.now() - began;
    return judgement;
  }

  function note(place: TextPlace, user: string, text: CheckedText | null | undefined): void {
    const stamp = text ? stampOfWords(text) : "";
    memoised(users, place.uri, () => new Map()).set(`${user} ${place.source}`, { user, place, stamp });
  }

  function of(document: AnnotatedDocument): readonly QuotationVerdict[] {
    if (!document.model.scope.complete) return document.model.quotations.map((each) => unjudged(each, "pending"));
    const { seen, verdicts } = lookAtAll(document, patienceWith(document));
    if (isUnfinished(seen)) void later(document.uri);
    const { quotations } = document.model;
    return verdicts.map((verdict, index) => ({ ...verdict, quotation: quotations[index]! }));
  }

  function inPart(document: AnnotatedDocument, part: Part): PartVerdicts {
    const { quotations } = part.model;
    if (quotations.length === 0) return { verdicts: [], lasting: true };
    if (!document.model.scope.complete)
      return { verdicts: quotations.map((each) => unjudged(each, "pending")), lasting: false };
    const seen = beginLook(document, patienceWith(document));
    const verdicts = verdictsOn(seen, part);
    if (isUnfinished(seen)) void later(document.uri);
    const isOwn = [...seen.texts.keys()].some(({ uri }) => uri === document.uri);
    return { verdicts, lasting: !isUnfinished(seen) && !seen.wide && !isOwn };
  }

  /** Whoever asks of one version of a document, part by part, waits no longer than who asks of all of it. */
  function patienceWith(document: AnnotatedDocument): Patience {
    return memoised(patiences, document, () => ({ left: LONGEST_WAIT_MS }));
  }

  async function later(uri: string): Promise<void> {
    if (running.has(uri)) return;
    running.add(uri);
    await nextTurn();
    const opened = state.opened.get(uri);
    const isFurther = opened !== undefined && (await complete(openedDocument(state, opened)));
    running.delete(uri);
    // Who is told asks again: where nothing has come of it, that would go on for ever.
    if (isFurther) changed([uri]);
  }

  async function complete(document: AnnotatedDocument): Promise<boolean> {
    if (!document.model.scope.complete) return false;
    const tried = new Set<string>();
    for (let isFurther = false; ; await nextTurn()) {
      const patience = { left: LONGEST_WAIT_MS };
      const { seen } = lookAtAll(document, patience);
      isFurther ||= patience.left < LONGEST_WAIT_MS;
      if (seen.late) continue;
      const [name, place] = [...seen.missing].find(([each]) => !tried.has(each)) ?? [];
      if (place === undefined) return isFurther;
      await texts.load(place);
      tried.add(name!);
    }
  }

  function changed(uris: readonly string[]): void {
    for (const uri of uris) revisions.set(uri, (revisions.get(uri) ?? 0) + 1);
    if (uris.length > 0) bell.ring();
  }

  function textChanged(uri: string): void {
    const opened = state.opened.get(uri);
    const document = opened && openedDocument(state, opened);
    const isOther = ({ place, stamp }: User) => {
      const text = document && texts.at(place, document);
      return !text || stampOfWords(text) !== stamp;
    };
    const told = [...(users.get(uri)?.values() ?? [])].filter((each) => each.user !== uri && isOther(each));
    changed([...new Set(told.map(({ user }) => user))]);
  }

  function rejudged(document: AnnotatedDocument, verdict: QuotationVerdict, edits: readonly TextEdit[]) {
    const { quotation, against } = verdict;
    const lifted = liftedAt(document, quotation);
    if (against === null || lifted === null) return null;
    const place = { uri: against.uri, source: against.source, annotated: against.annotated };
    const text = texts.at(place, document);
    const edited = editedQuotation(lifted, edits);
    if (text === undefined) void texts.load(place);
    return text && edited ? judge.judge(edited, edited.parts, text) : null;
  }

  return {
    of,
    in: inPart,
    rejudged,
    heldAgainst: (document, { uri, source, annotated }) => texts.at({ uri, source, annotated }, document) ?? null,
    sourceTexts,
    complete,
    textChanged,
    revision: (uri) => revisions.get(uri) ?? 0,
  };
}

function areKnown(judgements: readonly (Judgement | undefined)[]): judgements is readonly Judgement[] {
  return !judgements.includes(undefined);
}

function isUnfinished({ late, missing }: Look): boolean {
  return late || missing.size > 0;
}

type Asked = Pick<Against, "key" | "locator" | "named">;

const keysInParts = new WeakMap<object, ReadonlySet<string>>();

/** The sources that a document cites. */
function citedBy(document: AnnotatedDocument): readonly Asked[] {
  const keys = new Set<string>();
  for (const { kept, model } of partsOf(document.model).parts)
    for (const key of memoised(keysInParts, kept, () => keysIn(model))) keys.add(nameOf(document, key));
  return [...keys].map((key) => ({ key, locator: null, named: false }));
}

function keysIn({ citations }: AnnotatedSource): ReadonlySet<string> {
  return new Set(citations.flatMap(({ items }) => items.map(({ key }) => key)));
}

/** What a quotation is held against: the sources that it names; one in commentary that names none, against the file's own. */
function askedOf(document: AnnotatedDocument, { commentary }: AnnotatedSource, quotation: Quotation): readonly Asked[] {
  const { sources, footnoted, from } = quotation;
  if (sources.length > 0)
    return sources.map(({ key, locator }) => ({ key: nameOf(document, key), locator, named: true }));
  const own = document.frontMatter?.source?.value;
  const inCommentary = commentary.some((each) => each.from <= from && from < each.to);
  if (own === undefined || footnoted || !inCommentary) return [];
  return [{ key: nameOf(document, own), locator: null, named: false }];
}

/** A quotation is never checked against text that contains it (format §9). */
function holds({ words }: CheckedText, { from, to }: Quotation): boolean {
  const next = firstFrom(words, from);
  return [words[next - 1], words[next]].some((run) => run !== undefined && run.from < to && run.to > from);
}
