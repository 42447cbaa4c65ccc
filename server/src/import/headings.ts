/*
 * What begins a line with a colon in minutes, letters, telegrams and reports, and is nobody's name.
 */

const WHOLE = new Set(
  [
    "first second third fourth fifth firstly secondly thirdly fourthly lastly finally however therefore thus also moreover today",
    "text translation original signed message letter memorandum telegram cable despatch dispatch airgram circular memo",
    "secret confidential restricted unclassified classified priority immediate flash routine precedence status result outcome",
    "against opposed yeas nays ayes noes yes no absent abstaining abstentions moved carried ordered seconded whereas note",
    "begin end tape language file copy copies page vol volume number day exhibit title author description summary",
    "примечание примечания тема дата место время присутствовали слушали постановили решили anmerkung betreff betr datum ort zeit anwesend",
    "tagesordnung beschluss remarque objet sujet présents lieu décision nota asunto fecha lugar acuerdo",
  ].flatMap((words) => words.split(" ")),
);

const BEGINNING = new RegExp(
  "^(?:subjects?|participants?|present|absent|apologies|regrets|in attendance|also present|members of|guest speakers|date|place|time|location|" +
    "agenda|notes?|sources?|to|from|re|cc|bcc|via|ref|references?|attachments?|enclosures?|summary|comments?|actions?|items?|sections?|parts?|" +
    "chapter|appendix|annex|tables?|figures?|examples?|see|distribution|classification|background|discussion|conclusions?|recommendations?|" +
    "decisions?|resolved|resolutions?|reported by|recorded by|prepared by|drafted by|approved by|typed by|transcribed by|edited by|by|" +
    "copies to|copy to|info|introduction|introductory remarks|remarks|contents|table of|proceedings|motions?|votes?|voting|in favou?r|" +
    "p\\.?p?\\.?s|nb|n\\.b|warning|important|telephone|tel|fax|address|e-?mail|session|state department|department|representing|" +
    "top secret|question put|amendments?|corrections?|footnotes?|tags|passed to|for the|повестка дня|ordre du jour)(?:$|[\\s.:]|(?=\\d))",
  "iu",
);

/** Whether words before a colon head a part of a text. */
export function isHeading(words: string): boolean {
  return WHOLE.has(words.toLowerCase()) || BEGINNING.test(words);
}
