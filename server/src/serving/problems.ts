import type { Diagnostic } from "vscode-languageserver";
import { type Found, problemsIn } from "../diagnostics";
import { toDiagnostic } from "../features/diagnostics";
import type { SourceText } from "../syntax/sourceText";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import type { Severities } from "./settings";

/** The problems of a file under the settings that hold. */
export interface Problems {
  /** Names an answer: as long as it is the same, so are the problems. */
  resultId(uri: string): string;
  /** For `visit`ed or open files; synchronous, so that the answer is of one moment. */
  diagnostics(uri: string): Diagnostic[];
  /** With the text that they are in; undefined for a file that is none of ours. */
  found(uri: string): { readonly source: SourceText; readonly found: readonly Found[] } | undefined;
  /** Takes new settings; every resultId is another. */
  configure(severities: Severities): void;
}

export function createProblems(workspace: LiveWorkspace): Problems {
  const session = Date.now().toString(36);
  let severities: Severities = new Map();
  let settings = 0;

  function found(uri: string) {
    const project = workspace.projectOf(uri);
    const document = workspace.document(uri);
    const shown = document?.annotated ? document : (workspace.library(uri) ?? document);
    const source = (project?.uri === uri ? project : shown)?.source;
    return source && { source, found: problemsIn(workspace, uri, severities) };
  }

  return {
    resultId(uri) {
      const stamp = workspace.stamp(uri);
      return stamp === undefined ? "none" : [session, stamp, workspace.revision, settings].join(":");
    },
    diagnostics(uri) {
      const here = found(uri);
      return here === undefined ? [] : here.found.map((each) => toDiagnostic(workspace, here.source, each));
    },
    found,
    configure(next) {
      severities = next;
      settings++;
    },
  };
}
