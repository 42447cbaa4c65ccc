import type { GoldQuotation, GoldText } from "./litbank";

/*
 * Where the gold says who speaks, but not how a reader knows it: whether a clause beside the quotation names the speaker.
 * This test is made without a look at the engine that it judges, and is plain on purpose: in the same sentence as the
 * quotation, just before it, just after it or between its parts, a verb of saying stands next to one of the speaker's
 * names, with at most one adverb between (“said Darcy”, “Darcy quietly replied”, “said old Mr. Darcy”).
 */

const VERBS =
  "said|says|say|saying|asked|asks|replied|replies|answered|answers|cried|cries|exclaimed|exclaims|returned|rejoined|" +
  "remarked|observed|added|continued|began|went on|called|called out|shouted|whispered|murmured|muttered|growled|" +
  "inquired|enquired|demanded|declared|explained|repeated|retorted|responded|suggested|insisted|protested|stammered|" +
  "faltered|sighed|laughed|interrupted|interposed|put in|broke in|burst out|resumed|pursued|announced|admitted|" +
  "agreed|persisted|urged|commented|ejaculated|gasped|echoed|thought|told|spoke";

const ADVERB = "(?:\\p{L}+ly |then |at last |again |still )?";
const TITLE = "(?:(?:the|old|young|poor|little|Mr\\.?|Mrs\\.?|Miss|Dr\\.?|Sir|Lady|Lord|Captain|Uncle|Aunt) )*";

/** Whether an explicit clause beside the quotation names its speaker. */
export function isExplicit(gold: GoldText, index: number): boolean {
  const quotation = gold.quotations[index]!;
  const names = namesOf(gold, quotation);
  if (!names.length) return false;
  const { before, after } = surroundings(gold, index);
  const name = names.map(escaped).join("|");
  const clause = `(?:(?:${VERBS}) ${ADVERB}${TITLE}(?:${name})|(?:${name}),? ${ADVERB}(?:${VERBS}))(?![\\p{L}\\p{N}])`;
  return (
    new RegExp(`^\\W*${TITLE}${clause}`, "u").test(after) ||
    new RegExp(`(?<![\\p{L}\\p{N}])${clause}[^.!?;]{0,80}[,:—-]\\W*$`, "u").test(before)
  );
}

function namesOf(gold: GoldText, quotation: GoldQuotation): readonly string[] {
  return gold.speakers.find(({ id }) => id === quotation.speaker)?.names ?? [];
}

/** What stands before the quotation from the last sentence end or quotation on, and after it up to the next. */
function surroundings(gold: GoldText, index: number): { before: string; after: string } {
  const { from, to } = gold.quotations[index]!;
  const earlier = gold.quotations[index - 1]?.to ?? 0;
  const later = gold.quotations[index + 1]?.from ?? gold.text.length;
  const before = gold.text.slice(Math.max(earlier, from - 200), from).replace(/\s+/g, " ");
  const after = gold.text.slice(to, Math.min(later, to + 200)).replace(/\s+/g, " ");
  return { before: before.replace(/^.*[.!?](?<!\b(?:Mr|Mrs|Dr|St)\.) /u, ""), after };
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, " ");
}
