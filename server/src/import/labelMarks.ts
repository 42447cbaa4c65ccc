import { isLetter } from "../model/words";
import type { TextEdit } from "../syntax/problem";
import { insertion } from "./edits";
import type { Attributed } from "./speakers";

/**
 * What makes labels of the opening words: nothing where the format reads them by itself, else a span around them. A
 * misprinted one that `speaker.unknown` reports stays as it is: that problem has the fix that makes it a label.
 */
export function labelMarks(text: string, labels: readonly Attributed[], markdown: boolean, eol: string): TextEdit[] {
  return labels.flatMap((each) => [
    ...(each.label.opensParagraph || (each.label.bold && markdown) ? [] : [insertion(each.label.line.from, eol)]),
    ...(isReadAlready(each, markdown) ? [] : span(text, each)),
  ]);
}

function isReadAlready({ label, doubtful }: Attributed, markdown: boolean): boolean {
  const { mark, indented, bold, name, wordsFollow, numbered } = label;
  if (mark !== "colon" || indented || numbered || (bold && !markdown)) return false;
  return !doubtful || (isReported(name, bold) && wordsFollow);
}

function isReported(name: string, bold: boolean): boolean {
  return !/\d/.test(name) && (bold || !/\p{Ll}/u.test(name));
}

function span(text: string, { label, speaker, doubtful }: Attributed): TextEdit[] {
  const { line, whole, indented } = label;
  const next = /\S/.exec(text.slice(whole.to, whole.to + 100))?.[0];
  if (!next || !(isLetter(next) || /["“«„‘'([]/u.test(next))) return [];
  const from = indented ? line.from : whole.from;
  const stars = [...text.slice(whole.from, whole.to).matchAll(/[*_]/g)].map(({ index }) => whole.from + index);
  return [
    insertion(from, "["),
    ...(label.number === null ? [] : [insertion(label.number, "\\")]),
    ...stars.map((at) => insertion(at, "\\")),
    insertion(whole.to, `]{speaker=${speaker.id}${doubtful ? " cert=low" : ""}}`),
  ];
}
