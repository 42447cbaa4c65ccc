import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { CheckedText } from "../../server/src/verification/checkedText";
import { quotationOf } from "../../server/src/verification/cutOut";
import { judge } from "../../server/src/verification/judge";
import { ALTERATIONS, type Alteration, type Judgement, type Verdict } from "../../server/src/verification/judgement";
import { readPlainText } from "../../server/src/verification/plainText";
import type { Report } from "./report";

/** A quotation with its verdict by hand; offsets are code points. */
interface GoldQuotation {
  readonly id: string;
  readonly class: Verdict;
  readonly sub: readonly string[];
  readonly quote: string;
  readonly source_file: string | null;
  readonly src_start: number | null;
  readonly src_end: number | null;
}

interface Result {
  readonly gold: GoldQuotation;
  readonly judgement: Judgement;
  readonly placed: boolean;
}

const CLASSES = ["exact", "permissible", "punctuation", "altered", "not-found"] as const;

/** Are quotations of a history judged as by hand, each against the document that it quotes, or all that there are? */
export function evaluateVerification(folder: string): Report | null {
  const home = path.join(folder, "frus-history");
  if (!existsSync(path.join(home, "quotations.jsonl"))) return null;
  const lines = readFileSync(path.join(home, "quotations.jsonl"), "utf8").trim().split("\n");
  const gold: GoldQuotation[] = lines.map((line) => JSON.parse(line));
  const texts = new Map<string, CheckedText>();
  for (const { source_file: file } of gold)
    if (file && !texts.has(file))
      texts.set(file, readPlainText(file, readFileSync(path.join(home, "txt", file), "utf8")));
  return reportOf(gold.map((each) => resultOf(each, texts)));
}

function resultOf(gold: GoldQuotation, texts: ReadonlyMap<string, CheckedText>): Result {
  const quotation = quotationOf(gold.quote);
  if (gold.source_file === null) {
    const judgements = [...texts.values()].map((text) => judge(quotation, text, "first"));
    const found = judgements.find(({ verdict }) => verdict !== "not-found");
    return { gold, judgement: found ?? judgements[0]!, placed: true };
  }
  const text = texts.get(gold.source_file)!;
  const judgement = judge(quotation, text);
  return { gold, judgement, placed: isPlaced(gold, judgement, text.text) };
}

/** Whether the passage shares at least half of its characters with that of the gold. */
function isPlaced({ src_start, src_end }: GoldQuotation, { passage }: Judgement, text: string): boolean {
  const units = (points: number) => [...text.slice(0, 2 * points)].slice(0, points).join("").length;
  const [from, to] = [units(src_start!), units(src_end!)];
  if (!passage) return false;
  const shared = Math.min(to, passage.to) - Math.max(from, passage.from);
  return shared * 2 >= Math.max(to - from, passage.to - passage.from);
}

/** The kinds that the gold names; an inflection is a substitution, too. */
function kindsAsLabelled({ gold: { sub }, judgement: { kinds } }: Result): boolean {
  const labelled = ALTERATIONS.filter((kind) => sub.some((label) => label.startsWith(kind)));
  const found = (kind: Alteration) => kinds.includes(kind) || (kind === "substitution" && kinds.includes("inflection"));
  const expected = (kind: Alteration) =>
    labelled.includes(kind) || (kind === "inflection" && labelled.includes("substitution"));
  return labelled.every(found) && kinds.every(expected);
}

function reportOf(results: readonly Result[]): Report {
  const count = (test: (result: Result) => boolean) => results.filter(test).length;
  const rows = CLASSES.map((expected) => [
    expected,
    count(({ gold }) => gold.class === expected),
    ...CLASSES.map((found) => count(({ gold, judgement }) => gold.class === expected && judgement.verdict === found)),
    count(({ gold, judgement }) => gold.class === expected && !CLASSES.some((each) => each === judgement.verdict)),
  ]);
  const altered = results.filter(({ gold, judgement }) => gold.class === "altered" && judgement.verdict === "altered");
  const figures = {
    right: count(({ gold, judgement }) => gold.class === judgement.verdict),
    of: results.length,
    falselyAccepted: count(
      ({ gold, judgement }) =>
        (gold.class === "altered" || gold.class === "not-found") &&
        (judgement.verdict === "exact" || judgement.verdict === "permissible"),
    ),
    misplaced: count(({ judgement, placed }) => judgement.passage !== null && !placed),
    kinds: { of: altered.length, right: altered.filter(kindsAsLabelled).length },
  };
  return {
    title: "Verdicts on the quotations of frus-history (by hand down, found across)",
    tables: [
      { head: ["", "gold", ...CLASSES, "other"], rows },
      {
        head: ["", "of", ""],
        rows: [
          ["altered or not found, but accepted", figures.of, figures.falselyAccepted],
          ["at another place", figures.of, figures.misplaced],
          ["kinds of alteration as labelled", figures.kinds.of, figures.kinds.right],
        ],
      },
    ],
    figures,
    errors: results.filter(isError).map(drawn),
  };
}

function isError(result: Result): boolean {
  const { gold, judgement, placed } = result;
  return gold.class !== judgement.verdict || !placed || (judgement.verdict === "altered" && !kindsAsLabelled(result));
}

function drawn({ gold, judgement: { verdict, kinds, differences, licences, passage }, placed }: Result): string {
  const changes = differences.map(({ kind, quote, source }) => `${kind} ${source}→${quote}`);
  return `${gold.id}  ${gold.class} ${gold.sub.join()}: ${verdict} ${kinds.join()} ${licences.join()} ${changes.join("; ")}${placed ? "" : ` at ${passage?.from}`}  ${gold.quote}`;
}
