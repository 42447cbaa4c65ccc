import type { Span } from "../syntax/span";

/*
 * Sentences, as far as citations and claim tags need them: an end that is missed joins two sentences, one too many cuts
 * a citation off from its quotation, so in doubt a sentence goes on.
 */

/** Abbreviations that a capital may follow within a sentence, without their full stop. */
const ABBREVIATIONS = new Set(
  (
    "Mr Mrs Ms Dr Prof Sen Rep Gov Gen Col Lt Maj Capt Sgt Adm Cdr Amb Pres Hon Rev Fr St Ste Mt Messrs Mme Mlle " +
    "p pp fol fols f ff l ll n nn no nos vol vols ch chap chaps sec secs par para paras art arts pt pts fig figs ed eds " +
    "trans cf ca c viz vs v s.v e.g i.e al ibid op cit loc sqq Inc Ltd Co Corp Bros Dept Univ Jan Feb Mar Apr Jun Jul " +
    "Aug Sep Sept Oct Nov Dec Nr Bd S Hrsg Hg bzw vgl z.B d.h u.a Bl Abs Anm Mgr gén M MM Mlle Me г гг т тов им ул ст " +
    "с стр л д оп ф гл см др"
  ).split(" "),
);

/** The place of what stands around words: a sentence's closing marks may be beyond it. */
export const JOINT = "\u2060";

const END = /[.!?…。！？｡]+[)\]"'”’»›」』》*_\u2060]*(?:[ \u00a0\u202f]?[»›](?=[\s.,;:!?)\]\u2060]|$)\u2060*)?/gu;
/** After a number, in German, these go on: “am 1. September”, “im 2. Weltkrieg”. */
const AFTER_ORDINAL =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert|Weltkrieg|Parteitag|Kongre(?:ss|ß)|Armee|Division|Auflage|Kapitel|Band)/u;
const IDEOGRAPHIC = /[。！？｡]/u;
const OPENERS = /[\s("'“‘«‹„‚「『《[*_–—\u2060-]/u;
const LOWER = /[\p{Ll}]/u;
const BEFORE = /([\p{L}\p{N}.]+)$/u;

/** What may follow a quoted question or exclamation within the same sentence: a name, then a verb of saying. */
const REPORTING =
  /^[\s]*(?:[\p{Lu}][\p{L}'’.-]*\s+){1,4}(?:said|says|asked|asks|cried|exclaimed|replied|answered|demanded|shouted|wondered|inquired|insisted|declared|added|wrote|called|warned|stressed|explained|told|thought|repeated)\b/u;

/**
 * The sentences of a paragraph whose annotations are blanked out: they tile it, each from its first character to
 * the first of the next, so that what stands after a sentence's end (citations, notes, tags) belongs to it.
 */
export function sentencesIn(masked: string): Span[] {
  const sentences: Span[] = [];
  let from = 0;
  END.lastIndex = 0;
  for (let end = END.exec(masked); end; end = END.exec(masked)) {
    const next = startAfter(masked, end);
    if (next === null) continue;
    sentences.push({ from, to: next });
    from = next;
  }
  if (from < masked.length || !sentences.length) sentences.push({ from, to: masked.length });
  return sentences;
}

/** Where the sentence after this end begins, or null if it is none. */
function startAfter(masked: string, end: RegExpExecArray): number | null {
  let next = END.lastIndex;
  while (next < masked.length && /\s/.test(masked[next]!)) next++;
  if (next >= masked.length) return null;
  if (IDEOGRAPHIC.test(end[0])) return next;
  if (next === END.lastIndex) return null;
  // The dots of an ellipsis may be spaced.
  if (/[.…]/.test(masked[next]!)) return null;
  let letter = next;
  while (letter < masked.length && OPENERS.test(masked[letter]!)) letter++;
  if (LOWER.test(masked[letter] ?? "")) return null;
  if (end[0].startsWith(".") && isAbbreviation(masked, end.index, end[0], letter)) return null;
  const quotedCry = /^[!?]+\u2060*["'”’»]/.test(end[0]);
  return quotedCry && REPORTING.test(masked.slice(END.lastIndex, END.lastIndex + 120)) ? null : next;
}

/** Whether the full stop at `at` ends an abbreviation, an initial or an ordinal, before what begins at `next`: No. 270, not “No. They …” */
function isAbbreviation(masked: string, at: number, end: string, next: number): boolean {
  if (end.replaceAll(JOINT, "").length > 1) return false;
  const word = BEFORE.exec(masked.slice(Math.max(0, at - 20), at))?.[1] ?? "";
  if (/^\d{1,2}$/.test(word)) return AFTER_ORDINAL.test(masked.slice(next, next + 20));
  if (word === "No" || word === "Nos") return /\d/.test(masked[next] ?? "");
  return ABBREVIATIONS.has(word) || /^\p{L}(?:\.\p{L})*$/u.test(word);
}

/** Index of the sentence that holds `offset`. */
export function sentenceAt(sentences: readonly Span[], offset: number): number {
  for (let i = sentences.length - 1; i > 0; i--) if (sentences[i]!.from <= offset) return i;
  return 0;
}

/** Whether text breaks off in mid-sentence: it has words and no end mark after the last one. */
export function endsInMidSentence(masked: string): boolean {
  const text = masked.trimEnd();
  return text !== "" && !/[.!?…。！？:;：；][)\]"'”’»›」』》*_]*$/u.test(text);
}
