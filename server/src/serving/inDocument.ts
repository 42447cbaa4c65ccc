import type { CancellationToken, TextDocumentIdentifier } from "vscode-languageserver";
import type { AnnotatedDocument } from "../workspace/workspace";
import { cancelled, outdated } from "./boundary";
import type { Session } from "./session";

/** Asks `use` of the document as it is when the files that it names have been read; `otherwise` if it is not annotated. */
export function inDocument<Result>(
  session: Session,
  params: { textDocument: TextDocumentIdentifier },
  token: CancellationToken,
  otherwise: Result,
  use: (document: AnnotatedDocument) => Result | Promise<Result>,
): Promise<Result> {
  return inFile(session, params, token, otherwise, (document) => (document.annotated ? use(document) : otherwise));
}

/** The same of any open file: what is not annotated may be a project file. */
export async function inFile<Result>(
  { workspace }: Session,
  { textDocument: { uri } }: { textDocument: TextDocumentIdentifier },
  token: CancellationToken,
  otherwise: Result,
  use: (document: AnnotatedDocument) => Result | Promise<Result>,
): Promise<Result> {
  const asked = workspace.document(uri)?.source;
  await workspace.ready(uri);
  if (token.isCancellationRequested) throw cancelled();
  const document = workspace.document(uri);
  if (document?.source !== asked) throw outdated();
  return document === undefined ? otherwise : use(document);
}
