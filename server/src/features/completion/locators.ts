import { CompletionItemKind } from "vscode-languageserver-types";
import type { Entry } from "./items";

/* Labels of locators as people write them, with CSL's names of what they count; all are read by syntax/locators.ts. */

type Labels = readonly (readonly [label: string, term: string])[];

const ENGLISH: Labels = [
  ["p.", "page"],
  ["pp.", "pages"],
  ["ch.", "chapter"],
  ["sec.", "section"],
  ["§", "section"],
  ["para.", "paragraph"],
  ["vol.", "volume"],
  ["no.", "number"],
  ["n.", "note"],
  ["fol.", "folio"],
  ["fols.", "folios"],
  ["col.", "column"],
  ["fig.", "figure"],
  ["bk.", "book"],
  ["box", "box of an archive"],
  ["folder", "folder of an archive"],
  ["doc.", "document"],
];

const LABELS: Readonly<Record<string, Labels>> = {
  en: ENGLISH,
  de: [
    ["S.", "page"],
    ["Bl.", "folio"],
    ["Bd.", "volume"],
    ["Kap.", "chapter"],
    ["Anm.", "note"],
    ["Nr.", "number"],
    ["Sp.", "column"],
  ],
  fr: [
    ["p.", "page"],
    ["pp.", "pages"],
    ["chap.", "chapter"],
    ["t.", "volume"],
    ["n°", "number"],
    ["fol.", "folio"],
    ["col.", "column"],
  ],
  es: [
    ["pág.", "page"],
    ["págs.", "pages"],
    ["cap.", "chapter"],
    ["t.", "volume"],
    ["núm.", "number"],
    ["f.", "folio"],
  ],
  it: [
    ["pag.", "page"],
    ["pagg.", "pages"],
    ["cap.", "chapter"],
    ["c.", "folio"],
    ["n.", "number"],
  ],
  pt: [
    ["pág.", "page"],
    ["págs.", "pages"],
    ["cap.", "chapter"],
    ["fl.", "folio"],
    ["n.º", "number"],
  ],
  nl: [
    ["blz.", "page"],
    ["hfst.", "chapter"],
    ["dl.", "volume"],
    ["nr.", "number"],
  ],
  pl: [
    ["s.", "page"],
    ["ss.", "pages"],
    ["rozdz.", "chapter"],
    ["t.", "volume"],
    ["k.", "folio"],
    ["nr", "number"],
  ],
  cs: [
    ["s.", "page"],
    ["kap.", "chapter"],
    ["sv.", "volume"],
    ["č.", "number"],
    ["l.", "folio"],
  ],
  ru: [
    ["с.", "page"],
    ["сс.", "pages"],
    ["л.", "folio"],
    ["лл.", "folios"],
    ["гл.", "chapter"],
    ["т.", "volume"],
    ["д.", "file"],
    ["оп.", "inventory"],
    ["ф.", "fonds"],
    ["№", "number"],
  ],
  sv: [
    ["s.", "page"],
    ["kap.", "chapter"],
    ["bd.", "volume"],
    ["nr", "number"],
  ],
  da: [
    ["s.", "page"],
    ["kap.", "chapter"],
    ["bd.", "volume"],
    ["nr.", "number"],
  ],
  no: [
    ["s.", "page"],
    ["kap.", "chapter"],
    ["bd.", "volume"],
    ["nr.", "number"],
  ],
  nb: [
    ["s.", "page"],
    ["kap.", "chapter"],
    ["bd.", "volume"],
    ["nr.", "number"],
  ],
  fi: [
    ["s.", "page"],
    ["ss.", "pages"],
    ["luku", "chapter"],
    ["nro", "number"],
  ],
  hu: [
    ["o.", "page"],
    ["köt.", "volume"],
    ["sz.", "number"],
  ],
  ro: [
    ["p.", "page"],
    ["pp.", "pages"],
    ["cap.", "chapter"],
    ["vol.", "volume"],
    ["f.", "folio"],
  ],
  tr: [
    ["s.", "page"],
    ["ss.", "pages"],
    ["böl.", "chapter"],
    ["c.", "volume"],
  ],
  el: [
    ["σ.", "page"],
    ["σσ.", "pages"],
    ["κεφ.", "chapter"],
    ["τ.", "volume"],
  ],
  he: [
    ["עמ'", "page"],
    ["פרק", "chapter"],
    ["כרך", "volume"],
  ],
  ar: [
    ["ص.", "page"],
    ["ج.", "volume"],
    ["فصل", "chapter"],
  ],
  uk: [
    ["с.", "page"],
    ["сс.", "pages"],
    ["арк.", "folio"],
    ["гл.", "chapter"],
    ["т.", "volume"],
    ["спр.", "file"],
    ["оп.", "inventory"],
    ["ф.", "fonds"],
    ["№", "number"],
  ],
};

/** The labels in the language of a file (BCP 47), then English ones, which count in every file. */
export function locatorLabels(lang: string | null): readonly (readonly [label: string, term: string])[] {
  const own = LABELS[lang?.toLowerCase().split(/[-_]/)[0] ?? "en"] ?? ENGLISH;
  return own === ENGLISH ? own : [...own, ...ENGLISH.filter(([label]) => !own.some(([each]) => each === label))];
}

export function locatorEntries(lang: string | null): Entry[] {
  return locatorLabels(lang).map(([label, term]) => ({
    label,
    insertText: `${label} `,
    kind: CompletionItemKind.Unit,
    detail: term,
  }));
}
