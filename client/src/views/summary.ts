/** Of a diagnostic, what a summary needs. `severity` counts as in VS Code: 0 error, 1 warning, 2 information, 3 hint. */
export interface Finding {
  readonly code: string;
  readonly severity: number;
}

const HINT = 3;

/** The problems of a document in a few words: "3 quotations unsourced, 1 other problem". Hints do not count. */
export function summarise(findings: readonly Finding[]): string {
  const problems = findings.filter(({ severity }) => severity < HINT);
  const unsourced = problems.filter(({ code }) => code === "quotation.unsourced").length;
  const others = problems.length - unsourced;
  if (unsourced === 0) return others === 0 ? "No problems" : count(others, "problem");
  const quotations = `${count(unsourced, "quotation")} unsourced`;
  return others === 0 ? quotations : `${quotations}, ${count(others, "other problem")}`;
}

/** "412 sources, 1 unreadable"; nothing where there are none. */
export function describeSources({
  sources,
  unreadable,
}: {
  readonly sources: number;
  readonly unreadable: number;
}): string {
  if (unreadable > 0) return `${count(sources, "source")}, ${unreadable} unreadable`;
  return sources > 0 ? count(sources, "source") : "";
}

/** "1 problem", "2 problems". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
