import { ENGLISH } from "./english";
import { formsOf } from "./inflection";
import type { Language, LanguageData } from "./language";

const LANGUAGES: Readonly<Record<string, LanguageData>> = { en: ENGLISH };
const made = new Map<string, Language>();

/** The data for a document's `lang` (BCP 47; absent means English), or null if there is none. */
export function languageOf(lang: string | null): Language | null {
  const code = (lang ?? "en").toLowerCase().split(/[-_]/, 1)[0]!;
  if (!Object.hasOwn(LANGUAGES, code)) return null;
  let language = made.get(code);
  if (!language) {
    language = { ...LANGUAGES[code]!, byForm: formsOf(LANGUAGES[code]!) };
    made.set(code, language);
  }
  return language;
}
