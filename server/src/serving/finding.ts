import type { CancellationToken } from "vscode-languageserver";
import { foundSources } from "../features/findSource";
import { quotationAt } from "../features/quotationAt";
import { offsetAt } from "../features/ranges";
import { FIND_SOURCE, type FindSourceParams, type FindSourceResult } from "../protocol";
import type { AnnotatedDocument } from "../workspace/workspace";
import { cancelled, outdated } from "./boundary";
import { inDocument } from "./inDocument";
import { spelled } from "./lists";
import { showProgress } from "./progress";
import type { Session } from "./session";

/** Answers where the words of a quotation stand in the texts of all sources. */
export function answerFinding(session: Session): void {
  const { connection, workspace, boundary } = session;
  connection.onRequest<FindSourceResult | null, void>(
    FIND_SOURCE,
    boundary.request("the source of a quotation", null, (params: FindSourceParams, token) =>
      inDocument<FindSourceResult | null>(session, params, token, null, async (document) => {
        const result = await findSource(session, document, offsetAt(document.source, params.position), token);
        if ("refused" in result) return result;
        const hits = result.hits.map((hit) => ({ ...hit, location: spelled(workspace, hit.location) }));
        return { ...result, hits };
      }),
    ),
  );
}

const NO_QUOTATION = "There is no quotation here: put the cursor into one.";

/** Looks for the quotation at `offset`; it must still stand in the document as it is when all has been looked through. */
export async function findSource(
  session: Session,
  document: AnnotatedDocument,
  offset: number,
  token: CancellationToken,
): Promise<FindSourceResult> {
  const { workspace } = session;
  const quotation = quotationAt(document, offset);
  if (!quotation) return { refused: NO_QUOTATION };
  await workspace.settled();
  const onProgress = showProgress(session, "Attest: indexing the texts of sources", 3);
  const isCancelled = () => token.isCancellationRequested;
  const answer = await workspace.findSource(document, quotation, { onProgress, isCancelled });
  if (token.isCancellationRequested) throw cancelled();
  if (workspace.document(document.uri)?.source !== document.source) throw outdated();
  return answer ? foundSources(document, quotation, answer) : { refused: NO_QUOTATION };
}
