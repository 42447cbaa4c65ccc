import type { CompletionItem, CompletionList } from "vscode-languageserver";
import { completions, type Described, documentationOf } from "../features/completion";
import { offsetAt } from "../features/ranges";
import { inFile } from "./inDocument";
import type { Session } from "./session";

/** Answers what can be written where, and says more of an entry when somebody looks at it. */
export function answerCompletion(session: Session): void {
  const { connection, abilities, workspace, boundary } = session;
  const can = { snippets: abilities.snippets, again: abilities.commands };
  connection.onCompletion(
    boundary.request("completion", NOTHING, (params, token) =>
      inFile(session, params, token, NOTHING, ({ source }) =>
        completions(workspace, source, offsetAt(source, params.position), can),
      ),
    ),
  );
  connection.onCompletionResolve((item, token) =>
    boundary.request("an entry", item, () => resolved(session, item))(item, token),
  );
}

const NOTHING: CompletionList = { items: [], isIncomplete: false };

function resolved({ workspace }: Session, item: CompletionItem): CompletionItem {
  const described = item.data as Described | undefined;
  const value = described ? documentationOf(workspace, described) : null;
  return value === null ? item : { ...item, documentation: { kind: "markdown", value } };
}
