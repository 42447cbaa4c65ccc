import type { CLASS_NAMES } from "../../syntax/attributes";

/* What the words of the notation mean (format §3), for whoever chooses among them. */

export const ATTRIBUTE_MEANINGS: Readonly<Record<string, string>> = {
  speaker:
    "Whose words these are, quoted or reported; on commentary, its author. Several ids in quotation marks if said together.",
  to: "Whom it is said to; several ids in quotation marks.",
  speech:
    "`direct`: the words themselves; `indirect`: a report of them. If absent: direct under a label or wholly in quotation marks.",
  date: "When it was said, in EDTF: `1950-04-25`, `1950-04~`, `1950-03-30/1950-04-25`.",
  source:
    "On a div or heading: the text in it is that source’s own. On a span, a quotation or in commentary: what is quoted there.",
  locator: 'Where in the source: `"pp. 40-42"`.',
  claim: "A claim made in exactly this text.",
  stance: "Whether the claim is asserted (if absent), denied or questioned.",
  cert: "How sure the annotator is.",
  resp: "Who annotated.",
};

type ClassName = (typeof CLASS_NAMES)[number];

export const CLASS_MEANINGS: Readonly<Record<ClassName, string>> = {
  commentary: "Words of the text by a later author or editor, not the source’s own.",
  note: "The annotator’s own remark: no part of the text.",
  stage: "The recorder’s words, in nobody’s mouth: headings of items, events.",
  quotation: "A quotation without marks.",
  mention: "Marks that quote nobody: a title, a scare quote.",
  page: "A page begins here: `[]{.page n=41}`.",
};

/** Values of an attribute that has few. */
export const ATTRIBUTE_VALUES: Readonly<Record<string, readonly string[]>> = {
  speech: ["direct", "indirect"],
  stance: ["asserts", "denies", "questions"],
  cert: ["high", "medium", "low", "unknown"],
};

/** What the ids in an attribute are. */
export const ID_ATTRIBUTES: Readonly<Record<string, "speaker" | "claim" | "source">> = {
  speaker: "speaker",
  to: "speaker",
  resp: "speaker",
  claim: "claim",
  source: "source",
};
