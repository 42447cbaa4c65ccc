import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { memoised } from "../../server/src/syntax/memo";
import { type AnnotatedText, annotateText } from "./annotated";

/** A quotation of the gold, or each part of an interrupted one; `from`–`to` includes the marks. */
export interface GoldQuotation {
  readonly from: number;
  readonly to: number;
  readonly speaker: string;
  /** Whether the speaker has a proper name in the text. */
  readonly named: boolean;
}

export interface GoldText {
  readonly name: string;
  readonly text: string;
  readonly speakers: readonly { readonly id: string; readonly names: readonly string[] }[];
  readonly quotations: readonly GoldQuotation[];
}

/** The texts of `litbank/` in the folder, in order of name; a text without its JSON is left out. */
export function litbankIn(folder: string): GoldText[] {
  const litbank = path.join(folder, "litbank");
  if (!existsSync(litbank)) return [];
  const names = readdirSync(litbank).filter((name) => name.endsWith(".json"));
  return names.sort(byNumber).flatMap((file) => {
    const name = file.slice(0, -".json".length);
    const text = path.join(litbank, `${name}.txt`);
    if (!existsSync(text)) return [];
    const { speakers, quotations } = JSON.parse(readFileSync(path.join(litbank, file), "utf8"));
    return [{ name, text: readFileSync(text, "utf8"), speakers, quotations }];
  });
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

/** A part of a quotation that the model has; offsets in the text as given. */
export interface FoundPart {
  readonly from: number;
  readonly to: number;
  /** The gold id of the suggested speaker. */
  readonly speaker: string | null;
  readonly kind: "explicit" | "pronoun" | null;
  /** Whether the model takes it for speech, and it stands within no other quotation: the gold has none within another. */
  readonly counts: boolean;
}

const annotated = new Map<string, AnnotatedText>();

/** The quotations of the text as annotated with its speakers declared, part by part. */
export function partsOf(gold: GoldText): FoundPart[] {
  const speakers = gold.speakers.map(({ names }, i) => ({ id: `s${i}`, names }));
  const { model, offset } = memoised(annotated, gold.name, () => annotateText(gold.text, speakers));
  const goldId = (id: string) => gold.speakers[Number(id.slice(1))]?.id ?? null;
  return model.quotations.flatMap(({ parts, suggestion, speech, parent }) =>
    parts.map(({ from, to }) => ({
      from: from - offset,
      to: to - offset,
      speaker: suggestion && goldId(suggestion.speaker),
      kind: suggestion?.kind ?? null,
      counts: speech && parent === null,
    })),
  );
}

export function placeOf({ from, to }: { readonly from: number; readonly to: number }): string {
  return `${from}-${to}`;
}
