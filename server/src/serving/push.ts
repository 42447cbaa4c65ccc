import type { Connection } from "vscode-languageserver";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import { normalUri } from "../workspace/uris";
import type { Boundary } from "./boundary";
import type { Problems } from "./problems";

const PAUSE_MS = 150;

/** Publishes the problems of open documents, for clients that do not ask for them. */
export interface Push {
  /** After a pause in the typing. */
  soon(uri: string): void;
  all(): void;
  /** A closed document has none. */
  closed(uri: string): void;
}

export function createPush(
  connection: Connection,
  workspace: LiveWorkspace,
  problems: Problems,
  boundary: Boundary,
): Push {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const published = new Map<string, string>();

  async function publish(uri: string): Promise<void> {
    timers.delete(uri);
    await workspace.ready(uri);
    const open = workspace.openDocument(uri);
    const resultId = problems.resultId(uri);
    if (open === undefined || published.get(uri) === resultId) return;
    published.set(uri, resultId);
    const diagnostics = problems.diagnostics(uri);
    await connection.sendDiagnostics({ uri: open.clientUri, version: open.source.version, diagnostics });
  }

  function soon(spelled: string): void {
    const uri = normalUri(spelled);
    clearTimeout(timers.get(uri));
    const timer = setTimeout(() => boundary.background("problems", publish(uri)), PAUSE_MS);
    timers.set(uri, timer);
  }

  return {
    soon,
    all() {
      for (const { source } of workspace.openDocuments()) soon(source.uri);
    },
    closed(spelled) {
      const uri = normalUri(spelled);
      clearTimeout(timers.get(uri));
      timers.delete(uri);
      published.delete(uri);
      void connection.sendDiagnostics({ uri: spelled, diagnostics: [] });
    },
  };
}
