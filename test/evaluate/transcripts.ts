import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { likelySpeakers } from "../../server/src/diagnostics/speakers";
import { firstDifference } from "../../server/src/export/difference";
import { textUnder } from "../../server/src/export/transcription";
import { importText } from "../../server/src/import/importText";
import { read } from "../../server/src/import/reading";
import type { AnnotatedSource } from "../../server/src/model/annotatedSource";
import type { Report } from "./report";

/** A line that begins with a name in capitals, whatever follows the colon on it: told by a plain test, not by the import's. */
const TURN =
  /^(?:\*\*)?(?!SUBJECT|PARTICIPANTS|PRESENT|AGENDA|ITEM|NOTE|DATE|PLACE|TIME|TO:|FROM:)\p{Lu}[\p{Lu}\d.,'’· ]{2,40}:(?:\*\*)? *\S/gmu;

/** Headings and events among the turns: a paragraph in capitals or in square brackets. */
const RECORDED = /^(?:\[[^[\]\n]+\]|(?:ITEM|SUBJECT)\b[^\n]*|\P{Ll}{12,})$/u;

/** With fewer, a text is no transcript, unless its name says so. */
const FEWEST_TURNS = 20;

interface Result {
  readonly name: string;
  readonly printed: number;
  readonly recognised: number;
  readonly speakers: number;
  /** Labels that `speaker.unknown` reports, and whom its fix names. */
  readonly unknown: readonly { readonly label: string; readonly meant: readonly string[] }[];
  readonly recorded: number;
  readonly spoken: number;
  readonly wordsKept: boolean;
}

/** Are the turns of transcripts recognised once they are imported, and whose they are? */
export function evaluateTranscripts(folder: string): Report | null {
  const place = path.join(folder, "frus-history", "txt");
  if (!existsSync(place)) return null;
  const files = readdirSync(place).filter((file) => /\.(?:md|txt)$/.test(file));
  const results = files.sort().flatMap((file) => evaluateFile(place, file) ?? []);
  return results.length ? reportOf(results) : null;
}

function evaluateFile(place: string, file: string): Result | null {
  const text = readFileSync(path.join(place, file), "utf8");
  const printed = [...text.matchAll(TURN)].length;
  if (printed < FEWEST_TURNS && !file.includes("transcript")) return null;
  const imported = importText({ text, markdown: file.endsWith(".md"), transcription: null });
  if (imported.kind === "refused") return null;
  const reading = read(imported.text);
  const { model } = reading;
  const recorded = recordedIn(model);
  return {
    name: file.replace(/\.\w+$/, ""),
    printed,
    recognised: model.statements.length,
    speakers: imported.speakers.length,
    unknown: model.unknownLabels.map(({ name }) => ({
      label: name,
      meant: likelySpeakers({ model }, name).map((each) => each.name),
    })),
    recorded: recorded.length,
    spoken: recorded.filter((at) => isSpoken(model, at)).length,
    wordsKept: firstDifference(textUnder(reading), text) === null,
  };
}

/** Where headings and events stand after the first turn. */
function recordedIn({ source, statements }: AnnotatedSource): number[] {
  const first = statements[0]?.from ?? Number.POSITIVE_INFINITY;
  const plain = source.text.replace(/^\[(?=[^\n]*\]\{\.stage\}$)|\]\{\.stage\}$/gm, (mark) => " ".repeat(mark.length));
  return [...plain.matchAll(/^[^\n]+$/gm)].flatMap(({ 0: line, index }) =>
    index > first && RECORDED.test(line.trim()) ? [index + line.search(/\S/) + 1] : [],
  );
}

function isSpoken({ statements }: AnnotatedSource, at: number): boolean {
  return statements.some(({ parts }) => parts.some(({ from, to }) => from <= at && at < to));
}

function reportOf(results: readonly Result[]): Report {
  return {
    title: "Transcripts in frus-history/txt after attest import",
    tables: [
      {
        head: [
          "transcript",
          "turns printed",
          "statements",
          "speakers",
          "speaker.unknown",
          "with a fix",
          "headings, events",
          "in a mouth",
          "words kept",
        ],
        rows: results.map(({ name, printed, recognised, speakers, unknown, recorded, spoken, wordsKept }) => [
          name,
          printed,
          recognised,
          speakers,
          unknown.length,
          unknown.filter(({ meant }) => meant.length > 0).length,
          recorded,
          spoken,
          wordsKept ? "yes" : "no",
        ]),
      },
      {
        head: ["speaker.unknown", "the fix names", "in"],
        rows: results.flatMap(({ name, unknown }) =>
          unknown.map(({ label, meant }) => [label, meant.join(" or ") || "–", name]),
        ),
      },
    ],
    figures: results,
    errors: [],
  };
}
