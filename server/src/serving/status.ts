import type { StatusResult } from "../protocol";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import type { Library } from "../workspace/workspace";

export const NO_STATUS: StatusResult = {
  annotated: false,
  speakers: 0,
  statements: 0,
  bibliography: false,
  sources: 0,
  unreadable: 0,
};

/** What a file is to Attest. */
export function statusOf(workspace: LiveWorkspace, uri: string): StatusResult {
  const document = workspace.document(uri);
  const library = workspace.library(uri);
  if (workspace.isProject(uri) || document?.annotated)
    return { ...NO_STATUS, ...countSpeech(workspace, uri), ...countSources(workspace.libraries(uri)), annotated: true };
  return library ? { ...NO_STATUS, ...countSources([library]), bibliography: true } : NO_STATUS;
}

function countSpeech(workspace: LiveWorkspace, uri: string): Pick<StatusResult, "speakers" | "statements"> {
  const document = workspace.document(uri);
  const statements = document?.annotated ? document.model.statements : [];
  const speakers = new Set(statements.flatMap((statement) => statement.speakers));
  return { speakers: speakers.size, statements: statements.length };
}

/** A source counts once, whatever its names. */
function countOf(sources: Library["bibliography"]["sources"]): number {
  return sources.filter(({ aliasOf }) => aliasOf === undefined).length;
}

function countSources(libraries: readonly Library[]): Pick<StatusResult, "sources" | "unreadable"> {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    sources: sum(libraries.map(({ bibliography }) => countOf(bibliography.sources))),
    unreadable: sum(libraries.map(({ bibliography }) => bibliography.unreadable.length)),
  };
}
