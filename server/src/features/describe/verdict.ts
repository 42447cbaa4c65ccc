import { type Judged, nameOfText, pagesOf } from "../../diagnostics/verdictWords";
import type { Span } from "../../syntax/span";
import type { CheckedText } from "../../verification/checkedText";
import type { Difference, Licence, Passage, Verdict } from "../../verification/judgement";
import type { QuotationVerdict } from "../../workspace/verdicts/verdict";
import type { AnnotatedDocument, Workspace } from "../../workspace/workspace";
import { bold, escapeMarkdown, link } from "../markdown";
import { lineUri } from "../places";
import { listed } from "./speaker";
import { shorten } from "./words";

/** What a verdict says, before the name of the text. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  exact: "Word for word",
  permissible: "True to the words",
  punctuation: "True to the words, but not to their punctuation",
  altered: "Altered",
  ambiguous: "In several places",
  "not-found": "Not found",
  unverifiable: "Not compared",
};

const LICENCE_WORDS: Readonly<Record<Licence, string>> = {
  "initial-capital": "the initial capital",
  "final-punctuation": "the final punctuation",
  interruption: "punctuation for the interruption",
  "quotation-marks": "the shape of marks",
  dashes: "the shape of dashes",
  ligatures: "ligatures",
  "line-end-hyphen": "a hyphen at a line's end",
  "note-marks": "marks of notes",
  ellipsis: "a marked ellipsis",
  insertion: "a bracketed insertion",
  replacement: "a bracketed replacement",
  sic: "[sic]",
};

/** What came of comparing a quotation with the text of its source; empty where it names none, and none could be meant. */
export function describeVerdict(workspace: Workspace, document: AnnotatedDocument, verdict: QuotationVerdict): string {
  if (verdict.state === "pending") return "Being compared with its source…";
  if (!isJudged(verdict))
    return verdict.quotation.sources.length > 0 ? `${bold("Not compared")}: the text of the source is not here` : "";
  const lines = [headOf(workspace, document, verdict), licencesOf(verdict.judgement.licences)].filter(Boolean);
  const passage = passageOf(workspace, document, verdict);
  return [lines.join("  \n"), passage && `> ${passage}`].filter(Boolean).join("\n\n");
}

function isJudged(verdict: QuotationVerdict): verdict is Judged {
  return verdict.state === "judged";
}

/** `Altered · “Minutes”, p. 12`, with a link to the place. */
function headOf(workspace: Workspace, document: AnnotatedDocument, { judgement, against }: Judged): string {
  const { verdict, passage } = judgement;
  const words = VERDICT_WORDS[verdict];
  const name = escapeMarkdown(nameOfText(document, against));
  if (passage === null) return `${bold(words)} in ${name}`;
  const pages = pagesOf(passage);
  const place = `${against.uri.split("/").at(-1)}${pages === null ? "" : `, p. ${pages}`}`;
  return `${bold(words)} · ${name} · ${link(decoded(place), lineUri(workspace, against.uri, passage.from))}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function licencesOf(licences: readonly Licence[]): string {
  return licences.length > 0 ? `permitted: ${listed(licences.map((licence) => LICENCE_WORDS[licence]))}` : "";
}

/** So much of the text around the passage is shown. */
const CONTEXT = 90;
const LONGEST_PASSAGE = 900;

/**
 * The passage with what stands around it. Where the quotation has other words, the source's are bold and its own, before them,
 * struck through: that reads in every theme.
 */
function passageOf(workspace: Workspace, document: AnnotatedDocument, { judgement, against }: Judged): string {
  const text = workspace.heldAgainst(document, against);
  const { passage, differences } = judgement;
  if (!text || passage === null) return "";
  const end = Math.min(passage.to, passage.from + LONGEST_PASSAGE);
  const [before, after] = around(text, passage);
  const shown = marked(text, { from: passage.from, to: end }, differences);
  return `${before}${shown}${end < passage.to ? "…" : after}`.replace(/ {2,}/g, " ").trim();
}

function marked(text: CheckedText, { from, to }: Span, differences: readonly Difference[]): string {
  const inOrder = [...differences].sort((a, b) => a.inSource.from - b.inSource.from);
  let shown = "";
  let at = from;
  for (const { quote, inSource } of inOrder) {
    if (inSource.from < at || inSource.to > to) continue;
    shown += escaped(wordsIn(text, { from: at, to: inSource.from }));
    shown += changed("~~", quote) + changed("**", wordsIn(text, inSource));
    at = inSource.to;
  }
  return shown + escaped(wordsIn(text, { from: at, to }));
}

/** White space stays outside of the marks, which else would be none. */
function changed(marks: string, words: string): string {
  const plain = escapeMarkdown(words);
  return plain && ` ${marks}${plain}${marks} `;
}

/** With the white space at its ends, as it goes on. */
function escaped(words: string): string {
  const [before, after] = [/^\s/.test(words), /\s$/.test(words)].map((space) => (space ? " " : ""));
  return `${before}${escapeMarkdown(words)}${after}`;
}

function around(text: CheckedText, { from, to }: Passage): [before: string, after: string] {
  const start = Math.max(0, from - CONTEXT);
  const end = Math.min(text.text.length, to + CONTEXT);
  const before = wordsIn(text, { from: start, to: from });
  const after = wordsIn(text, { from: to, to: end });
  const first = start > 0 ? before.replace(/^\S*\s/, "… ") : before;
  const last = shorten(after, CONTEXT - 10);
  return [escaped(first), `${/^\s/.test(after) ? " " : ""}${escapeMarkdown(last)}`];
}

/** The source's own words within a stretch of its file, without notation. */
function wordsIn({ text, words }: CheckedText, { from, to }: Span): string {
  return words
    .filter((run) => run.from < to && from < run.to)
    .map((run) => text.slice(Math.max(run.from, from), Math.min(run.to, to)))
    .join("");
}
