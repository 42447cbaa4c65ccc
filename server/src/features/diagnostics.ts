import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import type { Found, Severity } from "../diagnostics";
import type { Related } from "../syntax/problem";
import type { SourceText } from "../syntax/sourceText";
import type { Workspace } from "../workspace/workspace";
import { rangeIn } from "./places";
import { rangeOf } from "./ranges";

const LSP_SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A problem of `source` as the LSP has it. */
export function toDiagnostic(workspace: Workspace, source: SourceText, { problem, severity }: Found): Diagnostic {
  const { code, message, related } = problem;
  return {
    range: rangeOf(source, problem),
    severity: LSP_SEVERITIES[severity],
    code,
    source: "Attest",
    message,
    ...(code.endsWith(".unused") && { tags: [DiagnosticTag.Unnecessary] }),
    relatedInformation: related?.map((each) => toRelated(workspace, source, each)),
  };
}

function toRelated(workspace: Workspace, source: SourceText, related: Related) {
  const { uri, message } = related;
  if (uri === undefined) return { location: { uri: source.uri, range: rangeOf(source, related) }, message };
  return { location: { uri, range: rangeIn(workspace, uri, related) }, message };
}
