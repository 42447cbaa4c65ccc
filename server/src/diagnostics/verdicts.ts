import type { Part } from "../model/annotate";
import type { Problem, Related } from "../syntax/problem";
import { agreesWithPages, pagesIn } from "../workspace/verdicts/pages";
import type { QuotationVerdict } from "../workspace/verdicts/verdict";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import type { PartRules } from "./parts";
import { correctedKey, correctedLocator, punctuationFixes, wordFixes } from "./requoting";
import { differencesIn, isSlip, type Judged, nameOfText, pagesOf, quotesReport, speakersNamed } from "./verdictWords";

type Rule = (workspace: Workspace, document: AnnotatedDocument, judged: Judged, part: Part) => Problem | null;

/** What is wrong with quotations beside the texts of their sources (`quotation.altered` and so on); silent until texts are read. */
export const VERDICT_RULES: PartRules = {
  find(workspace, document, part) {
    const { verdicts, lasting } = workspace.verdictsIn(document, part);
    const checked = verdicts.filter(isJudged).filter(isChecked);
    const problems = checked.flatMap((judged) =>
      RULES.flatMap((rule) => rule(workspace, document, judged, part) ?? []),
    );
    return { problems, lasting };
  },
  stamp: (workspace, { uri }) => workspace.judgedRevision(uri),
};

function isJudged(verdict: QuotationVerdict): verdict is Judged {
  return verdict.state === "judged";
}

/** Titles and terms are nobody's words, and a quotation within one is judged with it. */
function isChecked({ quotation }: Judged): boolean {
  return quotation.speech && quotation.parent === null;
}

const altered: Rule = (workspace, document, judged) => {
  const { judgement, against } = judged;
  if (judgement.verdict !== "altered") return null;
  const what = differencesIn(judgement.differences);
  const isCopy = against.via.length > 0 || judgement.differences.every(isSlip);
  const text = nameOfText(document, against);
  const message = isCopy
    ? `This differs from this copy of ${text}: ${what}. Restore its words, mark the change, or correct the copy.`
    : `Altered without a mark: ${what}. Restore the words of ${text}, or mark the change.`;
  return {
    ...problemAt(judged, "quotation.altered", message),
    related: related(document, judged),
    get fixes() {
      return wordFixes(workspace, document, judged);
    },
  };
};

const notFound: Rule = (_, document, judged) => {
  const { judgement, against, quotation } = judged;
  if (judgement.verdict !== "not-found" || !quotation.needsSource || judged.elsewhere !== null) return null;
  const text = nameOfText(document, against);
  const advice = against.via.length > 0 ? "Compare it with the source itself" : "Correct the words or the citation";
  return problemAt(judged, "quotation.not-found", `These words are not in ${text}. ${advice}.`);
};

const elsewhere: Rule = (_, document, judged) => {
  const found = judged.elsewhere;
  if (found === null) return null;
  const [cited, other] = [judged.against, found.against].map((against) => nameOfText(document, against));
  const message = `These words are not in ${cited} but in ${other}. If that is what you quote, cite it.`;
  return {
    ...problemAt(judged, "quotation.elsewhere", message),
    related: related(document, found),
    fixes: correctedKey(document, judged, found.against.key),
  };
};

const ambiguous: Rule = (_, document, judged) => {
  const { passages, verdict } = judged.judgement;
  if (verdict !== "ambiguous") return null;
  const text = nameOfText(document, judged.against);
  const pages = [...new Set(passages.flatMap((passage) => pagesOf(passage) ?? []))];
  const where = pages.length > 1 ? `, on pages ${listed(pages)}` : "";
  const message = `These words stand in ${passages.length} places of ${text}${where}. Name the page or the speaker that is meant.`;
  return { ...problemAt(judged, "quotation.ambiguous", message), related: related(document, judged) };
};

const wrongPage: Rule = (_, document, judged) => {
  const { judgement, against } = judged;
  const pages = against.via.length === 0 ? pagesIn(against.locator) : null;
  if (pages === null || !judgement.passage || judgement.passages.some((passage) => agreesWithPages(passage, pages)))
    return null;
  const found = pagesOf(judgement.passage);
  const message = `${nameOfText(document, against)} has these words on page ${found}, not on ${against.locator}.`;
  return {
    ...problemAt(judged, "quotation.wrong-page", capital(message)),
    related: related(document, judged),
    get fixes() {
      return correctedLocator(document, judged);
    },
  };
};

/** Words that the source only reports are the reporter's, not those of whom it reports. */
const reportersWords: Rule = (_, document, judged, part) => {
  const { quotation } = judged;
  const statement = quotation.statement === null ? undefined : part.model.statements[quotation.statement];
  if (statement?.speech !== "direct" || !quotesReport(quotation)) return null;
  const [marked, clause] = [speakersNamed(document, quotation.speakers), quotation.suggestion!.clause];
  const words = document.source.text.slice(clause.from, clause.to);
  const message = `These are not words of ${marked} but of whoever reports them, as “${words}” shows. Say speech=indirect, or quote only what ${marked} said.`;
  return problemAt(judged, "quotation.wrong-speaker", message);
};

const wrongSpeaker: Rule = (_, document, judged) => {
  const { quotation, judgement, against } = judged;
  if (judged.rightSpeaker !== false || quotation.speakerFrom === "inferred") return null;
  const [said, marked] = [judgement.passage!.speakers, quotation.speakers].map((ids) => speakersNamed(document, ids));
  const message = `In ${nameOfText(document, against)} these are words of ${said}, not of ${marked}. Correct the speaker.`;
  return { ...problemAt(judged, "quotation.wrong-speaker", message), related: related(document, judged) };
};

const ELIDED = {
  negation: "a negation",
  "sentence-end": "the end of a sentence",
  speaker: "a change of speaker",
} as const;

const elidedSense: Rule = (_, document, judged) => {
  const { elided } = judged.judgement;
  if (elided.length === 0) return null;
  const what = listed(elided.map((each) => ELIDED[each]));
  const message = `The ellipsis leaves out ${what}: see in ${nameOfText(document, judged.against)} whether the words still say the same.`;
  return { ...problemAt(judged, "quotation.elided-sense", message), related: related(document, judged) };
};

/** A text that bears the source along the chain of provenance quotes its words by nature. */
const secondHand: Rule = (_, document, judged) => {
  const { judgement, against } = judged;
  const isQuoted = judgement.passages.length > 0 && judgement.passages.every(({ quoted }) => quoted);
  const isAttributed = judged.rightSpeaker === true;
  if (!isQuoted || isAttributed || against.via.length > 0) return null;
  const message = `${nameOfText(document, against)} only quotes these words itself. Say whose they are, and cite whom it quotes.`;
  return { ...problemAt(judged, "quotation.second-hand", capital(message)), related: related(document, judged) };
};

const punctuation: Rule = (workspace, document, judged) => {
  if (judged.judgement.verdict !== "punctuation") return null;
  const message = `The words are those of ${nameOfText(document, judged.against)}; commas, capitals or hyphens within them differ.`;
  return {
    ...problemAt(judged, "quotation.punctuation", message),
    related: related(document, judged),
    get fixes() {
      return punctuationFixes(workspace, document, judged);
    },
  };
};

const RULES: readonly Rule[] = [
  altered,
  notFound,
  elsewhere,
  ambiguous,
  wrongPage,
  wrongSpeaker,
  reportersWords,
  elidedSense,
  secondHand,
  punctuation,
];

function problemAt({ quotation: { from, to } }: Judged, code: Problem["code"], message: string): Problem {
  return { code, message, from, to };
}

const MOST_RELATED = 10;

function related(
  { uri }: AnnotatedDocument,
  { judgement, against }: Pick<Judged, "judgement" | "against">,
): readonly Related[] {
  const place = against.uri === uri ? {} : { uri: against.uri };
  return judgement.passages.slice(0, MOST_RELATED).map((passage) => {
    const page = pagesOf(passage);
    const message = page === null ? "The words of the source" : `The words of the source, page ${page}`;
    return { ...place, from: passage.from, to: passage.to, message };
  });
}

function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join("");
}

function capital(message: string): string {
  return message[0]!.toUpperCase() + message.slice(1);
}
