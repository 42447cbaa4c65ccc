import { memoised } from "../../syntax/memo";
import type { LanguageData, Tense, VerbForm } from "./language";

/** All inflected forms of a language's verbs, lower case; for each the entries, those with most particles first. */
export function formsOf(data: LanguageData): Map<string, VerbForm[]> {
  const forms = new Map<string, VerbForm[]>();
  for (const entry of data.verbs) {
    for (const [form, tenses] of inflected(entry.lemma, data)) {
      memoised(forms, form, (): VerbForm[] => []).push({ entry, tenses });
    }
  }
  for (const list of forms.values()) list.sort((a, b) => b.entry.particles.length - a.entry.particles.length);
  return forms;
}

function inflected(lemma: string, data: LanguageData): Map<string, Tense[]> {
  const forms = new Map<string, Tense[]>();
  const add = (form: string, tense: Tense) => memoised(forms, form, (): Tense[] => []).push(tense);
  const [past, participle] = data.irregular.get(lemma) ?? [regularPast(lemma, data), regularPast(lemma, data)];
  add(lemma, "base");
  add(thirdPerson(lemma), "present");
  add(past, "past");
  add(participle, "participle");
  add(ing(lemma, data), "ing");
  return forms;
}

function thirdPerson(lemma: string): string {
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
}

function regularPast(lemma: string, data: LanguageData): string {
  if (lemma.endsWith("e")) return `${lemma}d`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ied`;
  return `${doubled(lemma, data)}ed`;
}

function ing(lemma: string, data: LanguageData): string {
  return /[^eo]e$/.test(lemma) ? `${lemma.slice(0, -1)}ing` : `${doubled(lemma, data)}ing`;
}

function doubled(lemma: string, data: LanguageData): string {
  return data.doubling.has(lemma) ? lemma + lemma.at(-1) : lemma;
}
