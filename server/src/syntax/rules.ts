import type { RuleLevel } from "./declarations";

const CODES_BY_LEVEL: Readonly<Record<RuleLevel, readonly string[]>> = {
  error: [
    "front-matter.invalid",
    "syntax.attribute",
    "syntax.unclosed-div",
    "citation.attributed",
    "citation.unknown-source",
    "text.changed",
    "source.unreadable",
    "source.cycle",
    "claim.cycle",
    "file.missing",
  ],
  warning: [
    "quotation.unsourced",
    "quotation.unclosed",
    "quotation.altered",
    "quotation.not-found",
    "quotation.wrong-page",
    "quotation.wrong-speaker",
    "quotation.unmarked",
    "speaker.unknown",
    "claim.undeclared",
    "citation.locator",
    "source.anachronism",
    "suppression.invalid",
    "id.conflict",
    "text.markdown",
  ],
  information: [
    "quotation.ambiguous",
    "quotation.elided-sense",
    "quotation.elsewhere",
    "quotation.second-hand",
    "source.dead-end",
    "source.archive-locator",
    "source.no-independent",
    "source.incomplete",
    "source.duplicate",
    "claim.contested",
    "claim.self-contradiction",
    "claim.status",
  ],
  hint: [
    "quotation.unattributed",
    "quotation.punctuation",
    "speaker.unused",
    "source.unused",
    "claim.unused",
    "claim.unsupported",
  ],
  off: ["claim.untagged"],
};

/** The codes of all rules of the format, each with the severity it has where nobody sets one. */
export const DEFAULT_SEVERITIES: ReadonlyMap<string, RuleLevel> = new Map(
  (Object.keys(CODES_BY_LEVEL) as RuleLevel[]).flatMap((level) => CODES_BY_LEVEL[level].map((code) => [code, level])),
);
