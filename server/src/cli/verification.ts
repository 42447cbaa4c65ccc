import { lineStartsOf, placeAt } from "../syntax/lines";
import type { CheckedText } from "../verification/checkedText";
import { quotationOf } from "../verification/cutOut";
import { type Hand, judge } from "../verification/judge";
import { type Alteration, type Judgement, type Licence, VERDICTS, type Verdict } from "../verification/judgement";

/** A line that `attest verify` is given. */
export interface QuotationLine {
  readonly id: string | number;
  readonly quote: string;
  /** Relative to the folder of texts. */
  readonly source_file?: string | null;
  readonly quoting_file?: string | null;
}

/** A stretch of a file, in UTF-16 units. */
export interface FilePlace {
  readonly source_file: string;
  readonly from: number;
  readonly to: number;
}

/** A line that `attest verify` prints (syntaxes/attest-verify.schema.json). */
export interface VerdictLine {
  readonly id: string | number;
  readonly verdict: Verdict;
  readonly kinds: readonly Alteration[];
  readonly source_file: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly licences: readonly Licence[];
  readonly elided: readonly string[];
  readonly differences: readonly { readonly quote: string; readonly source: string; readonly kind: Alteration }[];
  readonly places: readonly FilePlace[];
  readonly elsewhere: readonly (FilePlace & { readonly verdict: Verdict })[];
}

/** The texts of a folder, by their paths in it. */
export type Texts = ReadonlyMap<string, CheckedText>;

interface Found {
  readonly file: string;
  readonly judgement: Judgement;
}

/**
 * The verdict on one quotation: against the source it names, else against all texts but the one it stands in, where words
 * that a text itself only quotes never make the verdict. Second-hand hits, and those beside a named source that lacks the
 * words, are listed apart.
 */
export function verdictOn(line: QuotationLine, texts: Texts): VerdictLine {
  const named = line.source_file ?? null;
  const others = [...texts.keys()].filter((file) => file !== line.quoting_file && file !== named);
  if (named !== null) {
    const text = named === line.quoting_file ? undefined : texts.get(named);
    if (!text) return { ...lineOf(line.id, []), verdict: "unverifiable", source_file: named };
    const judgement = judge(quotationOf(line.quote), text);
    if (judgement.verdict !== "not-found") return lineOf(line.id, [{ file: named, judgement }]);
    return { ...lineOf(line.id, []), elsewhere: placesIn(search(line, others, texts, "any").filter(isBorneOut)) };
  }
  const best = bestOf(search(line, others, texts, "first"));
  return { ...lineOf(line.id, best), elsewhere: placesIn(search(line, others, texts, "second").filter(isBorneOut)) };
}

function search(line: QuotationLine, files: readonly string[], texts: Texts, hand: Hand): Found[] {
  const quotation = quotationOf(line.quote);
  return files.flatMap((file) => {
    const judgement = judge(quotation, texts.get(file)!, hand);
    return judgement.passage ? [{ file, judgement }] : [];
  });
}

/** Whether the words are there, with no word changed. */
function isBorneOut({ judgement: { verdict } }: Found): boolean {
  return verdict !== "altered";
}

/** Those with the best verdict; of altered ones those with the fewest changes. */
function bestOf(found: readonly Found[]): Found[] {
  const rank = ({ judgement }: Found) => RANKS.indexOf(judgement.verdict) * 1000 + judgement.differences.length;
  const best = Math.min(...found.map(rank));
  return found.filter((each) => rank(each) === best);
}

/** Words in several places of one text are found better than words altered. */
const RANKS: readonly Verdict[] = ["exact", "permissible", "punctuation", "ambiguous", "altered"];

/** The line on the quotation `id`, of which `best` is what was found, equally good in each. */
export function lineOf(id: string | number, best: readonly Found[]): VerdictLine {
  const [first] = best;
  const judgement = first?.judgement;
  const passage = judgement?.passage;
  return {
    id,
    verdict: best.length > 1 ? "ambiguous" : (judgement?.verdict ?? "not-found"),
    kinds: best.length > 1 ? [] : (judgement?.kinds ?? []),
    source_file: first?.file ?? null,
    from: passage?.from ?? null,
    to: passage?.to ?? null,
    licences: judgement?.licences ?? [],
    elided: judgement?.elided ?? [],
    differences: (judgement?.differences ?? []).map(({ quote, source, kind }) => ({ quote, source, kind })),
    places: placesIn(best).map(({ source_file, from, to }) => ({ source_file, from, to })),
    elsewhere: [],
  };
}

/** Every place of what was found. */
export function placesIn(found: readonly Found[]) {
  return found.flatMap(({ file, judgement: { verdict, passages } }) =>
    passages.map(({ from, to }) => ({ source_file: file, from, to, verdict })),
  );
}

/** Whether the verdict is one to look into: a warning in `attest check`, or nothing to judge by. */
export function isDoubtful({ verdict }: VerdictLine): boolean {
  return verdict === "altered" || verdict === "not-found";
}

/** What `attest verify --format text` prints for people: a line a quotation, and what they come to. */
export function verdictsAsText(lines: readonly VerdictLine[], texts: Texts): string {
  const counts = VERDICTS.map((verdict) => [lines.filter((line) => line.verdict === verdict).length, verdict] as const);
  const sums = counts.filter(([count]) => count > 0).map(([count, verdict]) => `${count} ${verdict}`);
  const summary = lines.length === 0 ? "No quotations." : `${sums.join(", ")}.`;
  return [...lines.map((line) => `${described(line, texts)}\n`), `${lines.length ? "\n" : ""}${summary}\n`].join("");
}

function described(
  { id, verdict, source_file: file, from, licences, elided, differences }: VerdictLine,
  texts: Texts,
): string {
  const text = file === null ? undefined : texts.get(file)?.text;
  const place = text !== undefined && from !== null ? shownPlace(file!, text, from) : null;
  const changes = differences.map(({ kind, quote, source }) => `${kind}: “${source}” → “${quote}”`);
  const left = elided.map((each) => `elided: ${each}`);
  return [`${id} ${verdict}`, place, licences.join(", "), ...changes, ...left].filter(Boolean).join("; ");
}

function shownPlace(file: string, text: string, offset: number): string {
  const { line, character } = placeAt(lineStartsOf(text), offset);
  return `${file}:${line + 1}:${character + 1}`;
}

/** A line of quotations read, or what is wrong with it. */
export function readQuotationLine(line: string): QuotationLine | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "this is no JSON";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "this is no object";
  const { id, quote, source_file: source, quoting_file: quoting } = value as Record<string, unknown>;
  if (typeof id !== "string" && typeof id !== "number") return "`id` is missing, or no string or number";
  if (typeof quote !== "string" || !quote.trim()) return "`quote` is missing, empty or no string";
  if (!isFile(source)) return "`source_file` is no string";
  if (!isFile(quoting)) return "`quoting_file` is no string";
  return { id, quote, source_file: normal(source), quoting_file: normal(quoting) };
}

function isFile(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || typeof value === "string";
}

/** `./a\b.md` as `a/b.md`. */
function normal(file: string | null | undefined): string | null {
  return file ? file.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "") : null;
}
