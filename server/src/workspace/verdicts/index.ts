import { editedQuotation, type LiftedQuotation } from "../../export/checkedQuotation";
import type { Quotation } from "../../model/annotatedSource";
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
import { type Answer, best, borneOut } from "./best";
import { createJudge } from "./judge";
import { liftedIn } from "./lifted";
import { stampOfWords } from "./space";
import type { Texts } from "./texts";
import type { Against, QuotationVerdict } from "./verdict";
import { nameOf, type TextPlace, textFinder } from "./whichText";

/** Holds quotations against the texts of their sources. */
export interface Verdicts {
  /** Of each quotation in a document what is known now; in an open one the rest is judged in the background. */
  of(document: AnnotatedDocument): readonly QuotationVerdict[];
  /** As `Workspace.rejudged`. */
  readonly rejudged: Workspace["rejudged"];
  /** As `Workspace.heldAgainst`. */
  readonly heldAgainst: Workspace["heldAgainst"];
  /** Resolves when all quotations of the document have been judged that can be. */
  complete(document: AnnotatedDocument): Promise<void>;
  /** A file may have other words now: tells those whose quotations were held against it. */
  textChanged(uri: string): void;
  /** Rises when verdicts on quotations in the file may be others than before. */
  revision(uri: string): number;
}

/** So long may the judging last for which somebody waits; what is left comes later. */
const LONGEST_WAIT_MS = 10;

/** What one look at a document has to do with. */
interface Look {
  readonly document: AnnotatedDocument;
  /** Milliseconds of judging that are left. */
  left: number;
  /** Texts that are not at hand. */
  readonly missing: Map<string, TextPlace>;
  /** Whether there was no time for all. */
  late: boolean;
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
  /** Which documents have been held against the text at a place, and what it said then. */
  const users = new Map<string, Map<string, { place: TextPlace; stamp: string }>>();

  function look(document: AnnotatedDocument): { seen: Look; verdicts: readonly QuotationVerdict[] } {
    const seen: Look = { document, left: LONGEST_WAIT_MS, missing: new Map(), late: false };
    const find = textFinder(answers, document);
    const lifted = liftedIn(document);
    const others = citedKeys(document);
    const verdicts = document.model.quotations.map((quotation, index) => {
      const asked = askedOf(document, quotation);
      const answersFor = (all: readonly Asked[]) => answersTo(seen, quotation, all, () => lifted(index), find);
      const verdict = best(quotation, answersFor(asked));
      if (verdict.judgement?.verdict !== "not-found" || !quotation.needsSource) return verdict;
      const rest = others().filter(({ key }) => asked.every((each) => each.key !== key));
      return { ...verdict, elsewhere: borneOut(answersFor(rest)) };
    });
    return { seen, verdicts };
  }

  function* answersTo(
    seen: Look,
    quotation: Quotation,
    all: readonly Asked[],
    lifted: () => LiftedQuotation,
    find: ReturnType<typeof textFinder>,
  ): Generator<Answer> {
    for (const asked of all) {
      const { places, source, via } = find(asked.key);
      for (const place of places) {
        const against: Against = { ...asked, source, via, uri: place.uri, annotated: place.annotated };
        yield answer(seen, quotation, lifted, place, against);
      }
    }
  }

  function answer(
    seen: Look,
    quotation: Quotation,
    lifted: () => LiftedQuotation,
    place: TextPlace,
    against: Against,
  ): Answer {
    const { document, missing } = seen;
    const text = texts.at(place, document);
    note(place, document.uri, text);
    if (text === undefined) missing.set(`${place.uri} ${place.source}`, place);
    if (text?.words.length === 0) return { against, found: null };
    if (!text) return { against, found: text };
    if (text.uri === document.uri && holds(text, quotation)) return { against, found: null };
    const whole = lifted();
    const parts = whole.parts.length > 1 ? whole.parts.map((part) => [part]) : [];
    const [all, ...each] = [whole.parts, ...parts].map((asked) => judgeIn(seen, whole, asked, text));
    if (!all || each.some((one) => !one)) return { against, found: undefined };
    const judge = (only: CheckedText) => judgeIn(seen, whole, whole.parts, only);
    return { against, found: { text, judgement: all, parts: each.length > 0 ? (each as Judgement[]) : [all], judge } };
  }

  function judgeIn(
    seen: Look,
    whole: LiftedQuotation,
    parts: LiftedQuotation["parts"],
    text: CheckedText,
  ): Judgement | undefined {
    const before = judge.known(whole, parts, text);
    if (before !== undefined) return before;
    if (seen.left <= 0) {
      seen.late = true;
      return undefined;
    }
    const began = performance.now();
    const judgement = judge.judge(whole, parts, text);
    seen.left -= performance.now() - began;
    return judgement;
  }

  function note(place: TextPlace, user: string, text: CheckedText | null | undefined): void {
    const stamp = text ? stampOfWords(text) : "";
    memoised(users, place.uri, () => new Map()).set(user, { place, stamp });
  }

  function of(document: AnnotatedDocument): readonly QuotationVerdict[] {
    if (!document.model.scope.complete) return document.model.quotations.map(waiting);
    const { seen, verdicts } = look(document);
    if (seen.late || seen.missing.size > 0) void later(document.uri);
    return verdicts;
  }

  async function later(uri: string): Promise<void> {
    if (running.has(uri)) return;
    running.add(uri);
    await nextTurn();
    const opened = state.opened.get(uri);
    if (opened) await complete(openedDocument(state, opened));
    running.delete(uri);
    if (opened) changed([uri]);
  }

  async function complete(document: AnnotatedDocument): Promise<void> {
    if (!document.model.scope.complete) return;
    const tried = new Set<string>();
    for (;;) {
      const { seen } = look(document);
      const [name, place] = [...seen.missing].find(([each]) => !tried.has(each)) ?? [];
      if (!seen.late && place === undefined) return;
      if (!seen.late) await texts.load(place!);
      if (!seen.late) tried.add(name!);
      await nextTurn();
    }
  }

  function changed(uris: readonly string[]): void {
    for (const uri of uris) revisions.set(uri, (revisions.get(uri) ?? 0) + 1);
    if (uris.length > 0) bell.ring();
  }

  function textChanged(uri: string): void {
    const opened = state.opened.get(uri);
    const document = opened && openedDocument(state, opened);
    const isOther = ({ place, stamp }: { place: TextPlace; stamp: string }) => {
      const text = document && texts.at(place, document);
      return !text || stampOfWords(text) !== stamp;
    };
    const told = [...(users.get(uri) ?? [])].filter(([user, used]) => user !== uri && isOther(used));
    changed(told.map(([user]) => user));
  }

  function rejudged(document: AnnotatedDocument, verdict: QuotationVerdict, edits: readonly TextEdit[]) {
    const { quotation, against } = verdict;
    if (against === null) return null;
    const lifted = liftedIn(document)(document.model.quotations.indexOf(quotation));
    const place = { uri: against.uri, source: against.source, annotated: against.annotated };
    const text = texts.at(place, document);
    const edited = editedQuotation(lifted, edits);
    if (text === undefined) void texts.load(place);
    return text && edited ? judge.judge(edited, edited.parts, text) : null;
  }

  return {
    of,
    rejudged,
    heldAgainst: (document, { uri, source, annotated }) => texts.at({ uri, source, annotated }, document) ?? null,
    complete,
    textChanged,
    revision: (uri) => revisions.get(uri) ?? 0,
  };
}

function waiting(quotation: Quotation): QuotationVerdict {
  return {
    quotation,
    state: "pending",
    judgement: null,
    parts: [],
    against: null,
    rightSpeaker: null,
    elsewhere: null,
  };
}

type Asked = Pick<Against, "key" | "locator" | "named">;

/** The sources that a document cites, made when first asked for. */
function citedKeys(document: AnnotatedDocument): () => readonly Asked[] {
  let asked: readonly Asked[] | null = null;
  return () => {
    const keys = document.model.citations.flatMap(({ items }) => items.map(({ key }) => nameOf(document, key)));
    asked ??= [...new Set(keys)].map((key) => ({ key, locator: null, named: false }));
    return asked;
  };
}

/** What a quotation is held against: the sources that it names; one in commentary that names none, against the file's own. */
function askedOf(document: AnnotatedDocument, quotation: Quotation): readonly Asked[] {
  const { sources, footnoted, from } = quotation;
  if (sources.length > 0)
    return sources.map(({ key, locator }) => ({ key: nameOf(document, key), locator, named: true }));
  const own = document.frontMatter?.source?.value;
  const inCommentary = document.model.commentary.some((each) => each.from <= from && from < each.to);
  if (own === undefined || footnoted || !inCommentary) return [];
  return [{ key: nameOf(document, own), locator: null, named: false }];
}

/** A quotation is never checked against text that contains it (format §9). */
function holds({ words }: CheckedText, { from, to }: Quotation): boolean {
  const next = firstFrom(words, from);
  return [words[next - 1], words[next]].some((run) => run !== undefined && run.from < to && run.to > from);
}
