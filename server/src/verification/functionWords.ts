/** Words that every text of a language has, whatever it is about; a language beside this one is a line more. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en:
    "a about above after again against all also although always am among an and another any are as at away back be because been " +
    "before being below between both but by can cannot could did do does doing done down during each either else even ever every few " +
    "first for from further had has have having he her here hers herself him himself his how however i if in indeed into is it its " +
    "itself just last least less let like made make many may me might mine more most much must my myself neither never no nor not now " +
    "of off often on once one only onto or other others ought our ours ourselves out over own per perhaps quite rather same second " +
    "several shall she should since so some soon still such than that the their theirs them themselves then thence there therefore " +
    "these they this those though three through thus till to together too toward towards two under until up upon us very was we well " +
    "were what whatever when whence where whether which while who whole whom whose why will with within without would yet you your yours",
};

const sets = new Map(Object.entries(FUNCTION_WORDS).map(([lang, words]) => [lang, new Set(words.split(" "))]));

/** Short words are mostly such, in any language. */
const SHORT = 4;

/** Whether a word in lower case says nothing of what a text is about; `lang` is a BCP 47 tag, null for English. */
export function isFunctionWord(word: string, lang: string | null): boolean {
  const known = sets.get((lang ?? "en").split("-", 1)[0]!.toLowerCase());
  return known ? known.has(word) : word.length <= SHORT;
}
