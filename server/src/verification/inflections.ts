/* Language data: how English words are inflected, and which words deny. */

/** Endings, and what stands in their stead in the stem. */
export const SUFFIXES: readonly (readonly [string, string])[] = [
  ["s", ""],
  ["es", ""],
  ["ies", "y"],
  ["ed", ""],
  ["ied", "y"],
  ["ing", ""],
  ["'s", ""],
  ["s'", ""],
];

/** Forms of one word, a word a line. */
export const IRREGULAR: readonly string[] = [
  "be am is are was were been being isn't aren't wasn't weren't",
  "have has had having",
  "do does did done doing",
  "go goes went gone going",
  "will would",
  "can could",
  "shall should",
  "may might",
  "say says said saying",
  "make makes made making",
  "take takes took taken taking",
  "give gives gave given giving",
  "come comes came coming",
  "become becomes became becoming",
  "see sees saw seen seeing",
  "know knows knew known knowing",
  "think thinks thought thinking",
  "get gets got gotten getting",
  "find finds found finding",
  "tell tells told telling",
  "feel feels felt feeling",
  "leave leaves left leaving",
  "keep keeps kept keeping",
  "begin begins began begun beginning",
  "write writes wrote written writing",
  "hold holds held holding",
  "bring brings brought bringing",
  "stand stands stood standing",
  "understand understands understood understanding",
  "lose loses lost losing",
  "pay pays paid paying",
  "meet meets met meeting",
  "send sends sent sending",
  "build builds built building",
  "fall falls fell fallen falling",
  "speak speaks spoke spoken speaking",
  "lead leads led leading",
  "grow grows grew grown growing",
  "win wins won winning",
  "fight fights fought fighting",
  "seek seeks sought seeking",
  "draw draws drew drawn drawing",
  "choose chooses chose chosen choosing",
  "rise rises rose risen rising",
  "break breaks broke broken breaking",
  "buy buys bought buying",
  "teach teaches taught teaching",
  "sell sells sold selling",
  "man men",
  "woman women",
  "child children",
  "this these",
  "that those",
  "i me",
  "he him his",
  "she her hers",
  "they them their theirs",
  "we us our ours",
  "it its",
];

/** Words that deny. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  (
    "not no never none nor neither nobody nothing nowhere cannot without hardly scarcely barely unless except " +
    "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder " +
    "ne pas jamais aucun aucune rien personne ni sans " +
    "no nunca ningún ninguna nadie nada non mai nessuno niente " +
    "не нет ни никогда никто ничего нельзя без " +
    "не немає ніколи ніхто לא אין אל לא ليس لا لم لن 不 没 沒 未 無 无 ない"
  ).split(" "),
);
