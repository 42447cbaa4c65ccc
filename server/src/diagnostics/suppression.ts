import type { AnnotatedSource, Suppression } from "../model/annotatedSource";
import { nearest } from "../syntax/nearest";
import type { Problem } from "../syntax/problem";
import { DEFAULT_SEVERITIES } from "../syntax/rules";
import type { Span } from "../syntax/span";
import type { AnnotatedDocument } from "../workspace/workspace";
import { replaceBy } from "./knownIds";

const EXAMPLE = "<!-- attest-ignore quotation.unsourced: the phrase is proverbial -->";

/** `suppression.invalid`: a suppression that names no reason, no rule or no block, and therefore suppresses nothing. */
export function* invalidSuppressions(model: AnnotatedSource): Generator<Problem> {
  for (const suppression of model.suppressions) {
    const unknown = suppression.codes.filter((code) => !isKnown(code));
    if (unknown.length > 0) yield* unknown.map((code) => unknownCode(model, suppression, code));
    else if (!isValid(suppression)) yield invalid(suppression, whatIsMissing(suppression));
  }
}

/** The problems that no valid suppression silences. `problems` are in order of place. */
export function unsuppressed({ model }: AnnotatedDocument, problems: readonly Problem[]): readonly Problem[] {
  const targets = targetsByCode(model.suppressions.filter(isValid));
  if (targets.size === 0) return problems;
  const reached = new Map([...targets.keys()].map((code) => [code, { next: 0, until: -1 }]));
  return problems.filter(({ code, from }) => {
    const at = reached.get(code);
    if (!at) return true;
    const spans = targets.get(code)!;
    for (; at.next < spans.length && spans[at.next]!.from <= from; at.next++) {
      at.until = Math.max(at.until, spans[at.next]!.to);
    }
    return from >= at.until;
  });
}

function targetsByCode(suppressions: readonly Suppression[]): Map<string, Span[]> {
  const targets = new Map<string, Span[]>();
  for (const { codes, target } of suppressions) {
    for (const code of codes) {
      if (code === "suppression.invalid") continue;
      if (!targets.has(code)) targets.set(code, []);
      targets.get(code)!.push(target!);
    }
  }
  for (const spans of targets.values()) spans.sort((a, b) => a.from - b.from);
  return targets;
}

function isValid({ codes, reason, target }: Suppression): boolean {
  return codes.length > 0 && codes.every(isKnown) && reason.trim() !== "" && target !== null;
}

function isKnown(code: string): boolean {
  return DEFAULT_SEVERITIES.has(code);
}

function whatIsMissing({ codes, reason }: Suppression): string {
  if (codes.length === 0) return `This suppression names no rule. Write ${EXAMPLE}.`;
  if (reason.trim() === "") return `This suppression gives no reason. Say why after a colon: ${EXAMPLE}.`;
  return "This suppression stands before nothing. Put it before the paragraph that it is for.";
}

function invalid({ from, to }: Span, message: string): Problem {
  return { code: "suppression.invalid", message, from, to };
}

function unknownCode({ source }: AnnotatedSource, suppression: Suppression, code: string): Problem {
  const likely = nearest(code, DEFAULT_SEVERITIES.keys());
  const start = source.text.slice(suppression.from, suppression.to).indexOf(code);
  const at = start < 0 ? suppression : { from: suppression.from + start, to: suppression.from + start + code.length };
  const message = `There is no rule “${code}”${likely ? `. Did you mean “${likely}”?` : ", so this suppresses nothing."}`;
  return { ...invalid(at, message), fixes: start < 0 ? [] : replaceBy(likely, at) };
}
