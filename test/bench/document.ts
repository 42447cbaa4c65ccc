import { TextDocument } from "vscode-languageserver-textdocument";
import { type Random, randomFrom } from "../soak/random";
import type { Measured } from "./servers";

/** A document that is open in a server, and typed in. */
export interface Typed {
  readonly uri: string;
  /** Types one letter behind a letter somewhere in the text; the server is told, and not waited for. */
  key(): void;
}

/** Opens a text in a server. */
export async function opened(server: Measured, uri: string, text: string): Promise<Typed> {
  const document = TextDocument.create(uri, "markdown", 1, text);
  const random = randomFrom(3);
  server.texts.set(uri, text);
  await server.notify("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text } });
  return {
    uri,
    key() {
      const offset = anyLetter(document.getText(), random);
      const position = document.positionAt(offset);
      const contentChanges = [{ range: { start: position, end: position }, text: "e" }];
      const version = document.version + 1;
      TextDocument.update(document, contentChanges, version);
      server.texts.set(uri, document.getText());
      void server.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
    },
  };
}

/** Behind the front matter, and within a word. */
function anyLetter(text: string, random: Random): number {
  const from = text.indexOf("\n---\n") + 5;
  for (;;) {
    const offset = from + random.int(text.length - from);
    if (/^[a-z]{2}/.test(text.slice(offset - 1, offset + 1))) return offset;
  }
}

/** What a server says is wrong with a document, asked for again and again as an editor does. */
export function problemsOf(server: Measured, uri: string): () => Promise<number> {
  let previousResultId: string | undefined;
  let count = 0;
  return async () => {
    const report = await server.ask<{ resultId?: string; items?: unknown[] }>("textDocument/diagnostic", {
      textDocument: { uri },
      previousResultId,
    });
    previousResultId = report.resultId;
    count = report.items?.length ?? count;
    return count;
  };
}
