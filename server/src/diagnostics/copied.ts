import { commentaryWords } from "../export/commentaryWords";
import type { Problem } from "../syntax/problem";
import type { Span } from "../syntax/span";
import { type Copied, copiedRuns } from "../verification/copied";
import { isFunctionWord } from "../verification/functionWords";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { titleOf } from "./verdictWords";

/** So many words in a row are no coincidence, if so many of them say something: names, titles and formulas alone do not count. */
const LEAST_WORDS = 12;
const LEAST_TELLING = 6;

/** Words of commentary that stand in a source word for word, neither in quotation marks nor cited (`quotation.unmarked`). */
export function* copiedWords(workspace: Workspace, document: AnnotatedDocument): Generator<Problem> {
  const { commentary } = document.model;
  if (commentary.length === 0) return;
  const isCopied = (words: readonly string[]) => isTelling(words, document.frontMatter?.lang ?? null);
  for (const { source, text } of workspace.sourceTexts(document))
    for (const words of commentaryWords(document))
      for (const run of copiedRuns({ text: document.source.text, words }, text, LEAST_WORDS, isCopied)) {
        if (isCited(document.source.text, run)) continue;
        const message = `${run.count} words in a row stand so in ${titleOf(document, source)}, without quotation marks. Put them in marks and cite it, or say it in your own words.`;
        const related = [{ ...run.inSource, uri: text.uri, message: "The words of the source" }];
        yield { from: run.from, to: run.to, code: "quotation.unmarked", message, related };
      }
}

function isTelling(words: readonly string[], lang: string | null): boolean {
  const telling = words.filter((word) => /^\p{Ll}[\p{L}\p{M}'’-]*$/u.test(word) && !isFunctionWord(word, lang));
  return telling.length >= LEAST_TELLING && telling.every((word) => word === word.toLowerCase());
}

/** How far a sentence is looked at behind the words. */
const FURTHEST = 600;
const SENTENCE_END = /[.!?…]["”’»)\]}]*(?=\s|$)/u;
/** “p. 3” in them ends no sentence. */
const BRACKETS = /\[[^[\]]{0,200}\]/g;
/** What stands right behind a sentence belongs to it. */
const BEHIND = /^["”’»)]*\s?\^?\[[^[\]]{0,200}\]/u;
const CITATION = /\[-?@|\[\^|\^\[|(?<![\p{L}\p{N}])@\p{L}|\[(?:see|cf\.) |\[pp?\. ?\d/u;

/** Whether a citation or a note stands among the words, or behind them in the sentence in which they end. */
function isCited(text: string, { from, to }: Copied | Span): boolean {
  const after = text.slice(to, to + FURTHEST);
  const end = SENTENCE_END.exec(after.replace(BRACKETS, (brackets) => "x".repeat(brackets.length)));
  const sentence = after.slice(0, end ? end.index + end[0].length : after.length);
  const behind = BEHIND.exec(after.slice(sentence.length))?.[0] ?? "";
  return CITATION.test(text.slice(from, to) + sentence + behind);
}
