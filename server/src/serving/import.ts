import { importText } from "../import/importText";
import { IMPORT_TEXT, type ImportTextParams, type ImportTextResult } from "../protocol";
import type { Session } from "./session";

/** Makes annotated sources of plain transcriptions. The text comes with the request: nobody need have it open as Markdown. */
export function answerImports({ connection, boundary }: Session): void {
  connection.onRequest<ImportTextResult, void>(
    IMPORT_TEXT,
    boundary.request("import", { refused: "something went wrong; the log says what" }, imported),
  );
}

async function imported(params: ImportTextParams): Promise<ImportTextResult> {
  const found = importText(params);
  if (found.kind === "refused") return { refused: found.reason };
  const { text, speakers, statements, doubtful } = found;
  return { text, speakers: speakers.length, statements, doubtful: doubtful.map(({ name }) => name) };
}
