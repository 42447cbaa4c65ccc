import type { Editor } from "./editor";
import { type Server, startServer } from "./server";

/** All that a server says of the folder and of the open documents, when it has looked at everything; plain data. */
export async function stateOf(server: Server, editor: Editor): Promise<Record<string, unknown>> {
  const report = (await server.ask("workspace/diagnostic", { previousResultIds: [] })) as Report;
  const state: Record<string, unknown> = {
    problems: Object.fromEntries(report.items.map(({ uri, items }) => [uri, items]).sort()),
    symbols: sorted(await server.ask("workspace/symbol", { query: "" })),
    speakers: await server.ask("attest/speakers", {}),
  };
  for (const path of [...editor.open.keys()].sort()) {
    const textDocument = { uri: editor.uri(path) };
    for (const method of ["documentSymbol", "foldingRange", "documentLink", "codeLens"])
      state[`${path} ${method}`] = await server.ask(`textDocument/${method}`, { textDocument });
    const tokens = (await server.ask("textDocument/semanticTokens/full", { textDocument })) as { data: number[] };
    state[`${path} tokens`] = tokens.data;
    const problems = (await server.ask("textDocument/diagnostic", { textDocument })) as { items: unknown };
    state[`${path} problems`] = problems.items;
    state[`${path} status`] = await server.ask("attest/status", { uri: textDocument.uri });
  }
  return state;
}

interface Report {
  readonly items: readonly { readonly uri: string; readonly items: unknown }[];
}

/** Files may be looked at in any order. */
function sorted(symbols: unknown): string[] {
  return (symbols as unknown[]).map((symbol) => JSON.stringify(symbol)).sort();
}

/** The same of a server that has just been started, with the same documents open. */
export async function freshStateOf(root: string, editor: Editor): Promise<Record<string, unknown>> {
  const server = await startServer(root);
  try {
    for (const [path, { languageId, version, getText }] of documentsOf(editor)) {
      const textDocument = { uri: editor.uri(path), languageId, version, text: getText() };
      await server.notify("textDocument/didOpen", { textDocument });
    }
    return await stateOf(server, editor);
  } finally {
    server.stop();
  }
}

function documentsOf(editor: Editor) {
  return [...editor.open].map(
    ([path, document]) =>
      [
        path,
        { languageId: document.languageId, version: document.version, getText: () => document.getText() },
      ] as const,
  );
}
