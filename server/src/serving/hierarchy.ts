import type { CallHierarchyItem } from "vscode-languageserver";
import { type HierarchyData, incoming, outgoing, prepareHierarchy } from "../features/callHierarchy";
import { offsetAt } from "../features/ranges";
import { inFile } from "./inDocument";
import type { Session } from "./session";

/** Answers what a source rests on, and what rests on it or cites it, as a hierarchy of calls. */
export function answerHierarchy(session: Session): void {
  const { connection, workspace, boundary } = session;
  const spelled = (item: CallHierarchyItem) => ({ ...item, uri: workspace.spelled(item.uri) });
  connection.languages.callHierarchy.onPrepare(
    boundary.request("a source", null, (params, token) =>
      inFile<CallHierarchyItem[] | null>(session, params, token, null, (document) =>
        prepareHierarchy(workspace, document, offsetAt(document.source, params.position)).map(spelled),
      ),
    ),
  );
  connection.languages.callHierarchy.onOutgoingCalls(
    boundary.request("what a source rests on", [], async ({ item }) => {
      await workspace.settled();
      return outgoing(workspace, item.data as HierarchyData).map(({ to, fromRanges }) => ({
        to: spelled(to),
        fromRanges,
      }));
    }),
  );
  connection.languages.callHierarchy.onIncomingCalls(
    boundary.request("what rests on a source", [], async ({ item }) => {
      await workspace.settled();
      return incoming(workspace, item.data as HierarchyData).map(({ from, fromRanges }) => ({
        from: spelled(from),
        fromRanges,
      }));
    }),
  );
}
