import { annotations } from "../features/annotations";
import { ANNOTATIONS, type AnnotationsParams, type AnnotationsResult } from "../protocol";
import { inDocument } from "./inDocument";
import type { Session } from "./session";

/** Answers where the notation of an open document stands. */
export function answerAnnotations(session: Session): void {
  const { connection, boundary } = session;
  connection.onRequest<AnnotationsResult | null, void>(
    ANNOTATIONS,
    boundary.request("annotations", null, (params: AnnotationsParams, token) =>
      inDocument<AnnotationsResult | null>(session, params, token, null, (document) => ({
        version: document.source.version,
        annotations: annotations(document),
      })),
    ),
  );
}
