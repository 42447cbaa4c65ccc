import type { Found, Severity } from "../diagnostics";
import { lineStartsOf, placeAt } from "../syntax/lines";

/** The problems of one file: `file` as it is shown, `text` what the offsets count in. */
export interface CheckedFile {
  readonly file: string;
  readonly text: string;
  readonly found: readonly Found[];
}

/** The gravest first. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "information", "hint"];

/** Puts `text` in the colours of a severity, or leaves it as it is. */
export type Paint = (severity: Severity, text: string) => string;

/** What `attest check` prints for people: a line a problem, files apart, and what they come to. */
export function asText(files: readonly CheckedFile[], paint: Paint): string {
  const blocks = files.filter(({ found }) => found.length > 0).map((file) => linesOf(file, paint));
  return [...blocks.map((lines) => `${lines.join("\n")}\n`), `${summaryLine(files)}\n`].join("\n");
}

/** What `attest check --format json` prints (syntaxes/attest-check.schema.json). */
export function asJson(files: readonly CheckedFile[]) {
  return { version: 1, problems: files.flatMap(problemsOf), summary: summaryOf(files) };
}

/** Whether there is a problem of this severity or a graver one. */
export function failsAt(files: readonly CheckedFile[], least: Severity): boolean {
  const grave = SEVERITIES.slice(0, SEVERITIES.indexOf(least) + 1);
  return files.some(({ found }) => found.some(({ severity }) => grave.includes(severity)));
}

function linesOf({ file, text, found }: CheckedFile, paint: Paint): string[] {
  const starts = lineStartsOf(text);
  return found.map(({ problem: { code, message, from }, severity }) => {
    const { line, character } = placeAt(starts, from);
    return `${file}:${line + 1}:${character + 1} ${paint(severity, severity)} ${code} ${message}`;
  });
}

function problemsOf({ file, text, found }: CheckedFile) {
  const starts = lineStartsOf(text);
  const place = (offset: number) => {
    const { line, character } = placeAt(starts, offset);
    return { line, column: character };
  };
  return found.map(({ problem: { code, message, from, to }, severity }) => ({
    file,
    code,
    severity,
    message,
    from,
    to,
    start: place(from),
    end: place(to),
  }));
}

function summaryOf(files: readonly CheckedFile[]) {
  const count = (wanted: Severity) =>
    files.reduce((sum, { found }) => sum + found.filter(({ severity }) => severity === wanted).length, 0);
  return {
    files: files.length,
    error: count("error"),
    warning: count("warning"),
    information: count("information"),
    hint: count("hint"),
  };
}

function summaryLine(files: readonly CheckedFile[]): string {
  if (files.length === 0) return "Nothing to check: no annotated source is there.";
  const summary = summaryOf(files);
  const counts = SEVERITIES.filter((severity) => summary[severity] > 0).map((each) => counted(summary[each], each));
  const checked = counted(files.length, "file");
  return counts.length === 0 ? `No problems in ${checked}.` : `${counts.join(", ")} in ${checked}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 || noun === "information" ? "" : "s"}`;
}
