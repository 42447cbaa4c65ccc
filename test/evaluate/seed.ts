import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { AnnotatedSource, Suggestion } from "../../server/src/model/annotatedSource";
import type { Span } from "../../server/src/syntax/span";
import { annotateText } from "./annotated";
import { excerpt, type Report, type Table } from "./report";

interface GoldEntry {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** `Stalin`, `Stalin (he)`, `words: the report; content: Stalin`, `(collective, unnamed)`. */
  readonly speaker: string;
  readonly kind?: string;
}

interface Gold {
  readonly quotes: readonly GoldEntry[];
  readonly clauses_report: readonly GoldEntry[];
  readonly clauses_remarks: readonly GoldEntry[];
}

/** Evidence, attitudes and what the speaker says of himself are in the gold, but report no speech. */
const NO_REPORTING = new Set(["evidential", "attitude", "first person"]);

/** Is a report read as by hand: its quotations with their speakers, its reporting clauses? */
export function evaluateSeed(folder: string): Report | null {
  const [report, goldFile] = ["report.txt", "gold.json"].map((name) => path.join(folder, "seed", name)) as [
    string,
    string,
  ];
  if (!existsSync(report) || !existsSync(goldFile)) return null;
  const text = readFileSync(report, "utf8");
  const gold: Gold = JSON.parse(readFileSync(goldFile, "utf8"));
  const clauses = [...gold.clauses_report, ...gold.clauses_remarks].filter(({ kind }) => !NO_REPORTING.has(kind ?? ""));
  const names = [...new Set([...gold.quotes, ...clauses].flatMap((each) => nameOf(each) ?? []))];
  const { model, offset } = annotateText(
    text,
    names.map((name, i) => ({ id: `s${i}`, names: [name] })),
  );
  const reading: Reading = { text, model, offset, nameOf: (id) => names[Number(id.slice(1))]! };
  return reportOf(
    gold.quotes.map((each) => readQuote(reading, each)),
    clauses.map((each) => readClause(reading, each)),
    extras(reading, gold.quotes),
  );
}

interface Reading {
  readonly text: string;
  readonly model: AnnotatedSource;
  readonly offset: number;
  nameOf(id: string): string;
}

/** One entry of the gold: what was expected, what found. */
interface Result {
  readonly id: string;
  readonly found: boolean;
  readonly expected: string;
  readonly speaker: string;
  readonly right: boolean;
  readonly excerpt: string;
}

/** The name in the gold's description of the speaker, or null: nobody named. */
function nameOf({ speaker }: GoldEntry): string | null {
  const described = /content: (.+)$/.exec(speaker)?.[1] ?? speaker;
  const name = described.split(/\s*(?:\(|,|;| about )/)[0]!.trim();
  return name === "" || name === "-" ? null : name;
}

function readQuote(reading: Reading, gold: GoldEntry): Result {
  const { model, offset } = reading;
  const isThis = ({ from, to }: Span) => from - offset === gold.start && to - offset === gold.end;
  const quotation = model.quotations.find(({ parts }) => parts.some(isThis));
  return resultOf(reading, gold, quotation?.speech === true, quotation?.suggestion ?? null);
}

/** A clause is found if some suggestion rests on it; the best is taken where several touch it. */
function readClause(reading: Reading, gold: GoldEntry): Result {
  const { model, offset } = reading;
  const suggestions = [...model.quotations, ...model.indirectSpeech].flatMap(({ suggestion }) => suggestion ?? []);
  const touching = suggestions.filter(
    ({ clause }) => clause.from - offset < gold.end && clause.to - offset > gold.start,
  );
  const right = touching.find(({ speaker }) => reading.nameOf(speaker) === nameOf(gold));
  return resultOf(reading, gold, touching.length > 0, right ?? touching[0] ?? null);
}

function resultOf(
  { text, nameOf: name }: Reading,
  gold: GoldEntry,
  found: boolean,
  suggestion: Suggestion | null,
): Result {
  const expected = nameOf(gold);
  const speaker = suggestion && name(suggestion.speaker);
  return {
    id: gold.id,
    found,
    expected: expected ?? "–",
    speaker: speaker ? `${speaker} (${suggestion.kind})` : "–",
    right: found && speaker === expected,
    excerpt: excerpt(text, gold.start, gold.end),
  };
}

/** Marks around what the gold has not as a quotation: titles, scare quotes. */
function extras({ model, offset, text }: Reading, quotes: readonly GoldEntry[]) {
  const known = new Set(quotes.map(({ start, end }) => `${start}-${end}`));
  return model.quotations.flatMap(({ parts, suggestion, speech }) =>
    parts
      .filter(({ from, to }) => !known.has(`${from - offset}-${to - offset}`))
      .map(({ from, to }) => ({
        speech,
        suggested: suggestion !== null,
        excerpt: excerpt(text, from - offset, to - offset),
      })),
  );
}

function reportOf(quotes: readonly Result[], clauses: readonly Result[], others: ReturnType<typeof extras>): Report {
  const figures = {
    quotations: { gold: quotes.length, found: count(quotes, "found"), right: count(quotes, "right") },
    clauses: { gold: clauses.length, found: count(clauses, "found"), right: count(clauses, "right") },
    others: {
      marked: others.length,
      speech: others.filter(({ speech }) => speech).length,
      suggested: others.filter(({ suggested }) => suggested).length,
    },
  };
  const summary: Table = {
    head: ["", "gold", "found", "with their speaker"],
    rows: [
      ["quotations", quotes.length, figures.quotations.found, figures.quotations.right],
      ["reporting clauses", clauses.length, figures.clauses.found, figures.clauses.right],
      ["titles and scare quotes taken for speech", 0, figures.others.speech, figures.others.suggested],
    ],
  };
  const errors = [...quotes, ...clauses].filter(({ right }) => !right).map(lineOf);
  return {
    title: "Quotations and reporting clauses in seed/report.txt",
    tables: [summary, detail(quotes)],
    figures,
    errors: [
      ...errors,
      ...others.filter(({ speech, suggested }) => speech || suggested).map((other) => `extra  ${other.excerpt}`),
    ],
  };
}

function detail(quotes: readonly Result[]): Table {
  return {
    head: ["quotation", "found", "speaker", "suggested"],
    rows: quotes.map(({ id, found, expected, speaker }) => [id, found ? "yes" : "no", expected, speaker]),
  };
}

function count(results: readonly Result[], key: "found" | "right"): number {
  return results.filter((result) => result[key]).length;
}

function lineOf({ id, found, expected, speaker, excerpt: words }: Result): string {
  return `${found ? `${speaker}, not ${expected}` : "missed"}  ${id} ${words}`;
}
