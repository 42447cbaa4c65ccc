/**
 * Locators: where in a source something stands (`pp. 40-42`, `fol. 12r`). The terms are CSL's, the labels those of
 * citation practice in each language; English ones count in every document.
 */

const ENGLISH =
  "pages?|pp?\\.|chapters?|chaps?\\.|ch\\.|sections?|secs?\\.|§§?|¶¶?|paragraphs?|paras?\\.|parts?|pts?\\.|vol(?:ume)?s?\\.?|" +
  "books?|bk\\.|columns?|cols?\\.|figures?|figs?\\.|folios?|fols?\\.|ff?\\.|lines?|ll?\\.|notes?|nn?\\.|fn\\.|numbers?|nos?\\.|" +
  "op\\.|s\\.v\\.|verses?|vv?\\.|box(?:es)?|folders?|docs?\\.|documents?|items?|frames?|reels?|entry|annex|appendix|tabs?|plates?|pls?\\.";

/** Locator labels by language (BCP 47 primary subtag). */
const LABELS: Readonly<Record<string, string>> = {
  en: ENGLISH,
  de: "S\\.|Seiten?|Bl\\.|Bd\\.|Kap\\.|Abs\\.|Anm\\.|Nr\\.|Sp\\.|Z\\.",
  fr: "pages?|chap\\.|t\\.|n[o°]\\.?|fol\\.|col\\.|éd\\.|l\\.",
  es: "págs?\\.|cap\\.|t\\.|núm\\.|f\\.|l\\.",
  it: "pagg?\\.|cap\\.|c\\.|n\\.|f\\.",
  pt: "págs?\\.|cap\\.|n\\.º|fl\\.",
  nl: "blz\\.|hfst\\.|dl\\.|nr\\.",
  pl: "ss?\\.|rozdz\\.|t\\.|k\\.|nr",
  cs: "s\\.|kap\\.|sv\\.|č\\.|l\\.",
  ru: "сс?\\.|стр\\.|л?л\\.|гл\\.|т\\.|д\\.|оп\\.|ф\\.|№",
  sv: "s\\.|kap\\.|bd\\.|nr|sp\\.",
  da: "s\\.|kap\\.|bd\\.|nr\\.|sp\\.",
  no: "s\\.|kap\\.|bd\\.|nr\\.|sp\\.",
  nb: "s\\.|kap\\.|bd\\.|nr\\.|sp\\.",
  fi: "ss?\\.|luku|nro",
  hu: "o\\.|old\\.|köt\\.|sz\\.",
  ro: "pp?\\.|cap\\.|vol\\.|f\\.",
  tr: "ss?\\.|böl\\.|c\\.",
  el: "σσ?\\.|κεφ\\.|τ\\.",
  he: "עמ['׳]|עמודים|עמוד|פרק|כרך",
  ar: "ص\\.?|ج\\.?|فصل",
  uk: "сс?\\.|стор\\.|арк\\.|гл\\.|т\\.|спр\\.|оп\\.|ф\\.|№",
};

// `\b` knows Latin letters alone.
const NUMBER = "(?:\\d[\\d.:/]*(?:\\s?(?:об|Rs|Vs)\\.|\\p{L}{1,2}\\d{0,3}(?!\\p{L}))?|[ivxlcdm]+(?!\\p{L}))";
const VALUE = `${NUMBER}(?:\\s?[-–—]\\s?${NUMBER}|\\s?[,&]\\s?(?=\\d)${NUMBER})*(?:\\s?ff?\\.)?`;

const patterns = new Map<string, RegExp>();

function pattern(languages: readonly string[], bare: boolean): RegExp {
  const key = `${languages.join()} ${bare}`;
  let known = patterns.get(key);
  if (!known) {
    const label = `(?:${languages
      .map((language) => LABELS[language] ?? "")
      .filter(Boolean)
      .join("|")})`;
    const labelled = `${label}\\s?${VALUE}(?:,?\\s${label}\\s?${VALUE})*`;
    known = new RegExp(bare ? `(?:${labelled}|${VALUE})` : labelled, "iuy");
    patterns.set(key, known);
  }
  return known;
}

function languagesOf(lang: string | null): string[] {
  const primary = lang?.toLowerCase().split(/[-_]/)[0];
  return primary && primary !== "en" && primary in LABELS ? [primary, "en"] : ["en"];
}

/** The locator at the start of a citation's suffix (a bare number is a page), or `""`. */
export function locatorAtStart(suffix: string, lang: string | null): string {
  const found = pattern(languagesOf(lang), true);
  found.lastIndex = 0;
  return found.exec(suffix)?.[0] ?? "";
}

/** Whether `text` is wholly a locator with its label, as in `[p. 41]`, in English or `lang`. */
export function isLocator(text: string, lang: string | null): boolean {
  return whole(text, languagesOf(lang));
}

/** Whether `text` is wholly a locator in any language known here. */
export function isLocatorAnywhere(text: string): boolean {
  return whole(text, Object.keys(LABELS));
}

function whole(text: string, languages: readonly string[]): boolean {
  if (text.length > 80) return false;
  const found = pattern(languages, false);
  found.lastIndex = 0;
  return found.exec(text)?.[0].length === text.length;
}
