import type { Connection } from "vscode-languageserver";
import { createFormatter, type FormattingThread } from "./bibliography/format/formatter";
import { answerAnnotations } from "./serving/annotations";
import { answerQuestions } from "./serving/answering";
import { SERVER_CAPABILITIES } from "./serving/capabilities";
import { answerCiting } from "./serving/citing";
import { answerCompletion } from "./serving/completing";
import { answerFinding } from "./serving/finding";
import { followBibliographies } from "./serving/followBibliographies";
import { announceChanges, followDisk, followDocuments, followFolders, followSettings } from "./serving/following";
import { answerHierarchy } from "./serving/hierarchy";
import { answerImports } from "./serving/import";
import { answerNavigation } from "./serving/navigation";
import { answerPulls } from "./serving/pulls";
import { answerForQuotations } from "./serving/quotations";
import { readAhead } from "./serving/readAhead";
import { answerReaders } from "./serving/reading";
import { createSession, type OpenStore } from "./serving/session";
import { answerForSources } from "./serving/sources";
import { answerForSpeakers } from "./serving/speakers";
import { answerWriters } from "./serving/writing";
import type { FileSystem } from "./workspace/fileSystem";
import { NO_STORE } from "./workspace/store";

/**
 * Serves a client until it ends the connection. `filesFor` makes of the files that the client can reach all that the
 * host can; `startFormatting` starts the thread that formats citations, without which they have a plain form; `storeIn`
 * opens what outlives this.
 */
export function serve(
  connection: Connection,
  filesFor: (client: FileSystem) => FileSystem,
  startFormatting: () => Promise<FormattingThread> = () => Promise.reject(),
  storeIn: OpenStore = () => NO_STORE,
): void {
  const formatter = createFormatter(startFormatting);
  const initialized = new Promise<void>((resolve) => connection.onInitialized(() => resolve()));
  connection.onInitialize((params) => {
    const session = createSession(connection, params, filesFor, storeIn);
    const { boundary } = session;
    const roots = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    const configured = boundary.background(
      "settings",
      initialized.then(() => followSettings(session)),
    );
    void boundary.background(
      "start",
      initialized.then(() => {
        followFolders(session, roots);
        return followDisk(session);
      }),
    );
    followDocuments(session);
    answerQuestions(session);
    answerCiting(session, formatter);
    answerAnnotations(session);
    answerNavigation(session);
    answerHierarchy(session);
    answerFinding(session);
    answerImports(session);
    answerForSpeakers(session);
    answerForQuotations(session);
    answerForSources(session, formatter);
    answerReaders(session);
    answerWriters(session);
    answerCompletion(session);
    answerPulls(session, configured);
    announceChanges(session);
    followBibliographies(session);
    readAhead(session);
    return { capabilities: SERVER_CAPABILITIES, serverInfo: { name: "Attest" } };
  });
  connection.listen();
}
