import {
  commands,
  type Disposable,
  ProgressLocation,
  type QuickPickItem,
  QuickPickItemKind,
  Uri,
  window,
} from "vscode";
import {
  FIND_SOURCE,
  FIND_SOURCE_COMMAND,
  type FindSourceParams,
  type FindSourceResult,
  type FoundSource,
  type TextPosition,
} from "../../../server/src/protocol";
import { locationOf } from "../places";
import type { Server } from "../server";
import { pick } from "./pick";
import { createPreview } from "./preview";
import { make, NOT_ANNOTATED, NOT_RUNNING, plain, tell } from "./writing";

/** `Attest: Find the Source of This Quotation`: in the texts of all sources of the workspace; what is chosen is cited. */
export function registerFindSource(server: Server): Disposable {
  return commands.registerCommand(FIND_SOURCE_COMMAND, async (uri?: string, position?: TextPosition) => {
    const editor = window.activeTextEditor;
    const document = uri === undefined ? editor?.document.uri : Uri.parse(uri, true);
    const at = position ?? (editor && plain(editor.selection.active));
    if (!document || !at) return;
    const found = await find(server, { textDocument: { uri: document.toString() }, position: at });
    if (found === "cancelled") return;
    if (found === null) return tell(server.state === "running" ? NOT_ANNOTATED : NOT_RUNNING);
    if ("refused" in found) return tell(found.refused);
    await choose(document, found.words, found.hits);
  });
}

function find(server: Server, params: FindSourceParams): Thenable<FindSourceResult | null | "cancelled"> {
  const options = {
    location: ProgressLocation.Notification,
    title: "Looking for these words in the texts of all sources",
    cancellable: true,
  };
  return window.withProgress(options, async (_, token) => {
    const found = await server.ask<FindSourceResult>(FIND_SOURCE, params, token);
    return token.isCancellationRequested ? "cancelled" : found;
  });
}

interface HitItem extends QuickPickItem {
  readonly hit?: FoundSource;
}

/** Shows each place while the user goes through the list, and cites the source of the one that is chosen. */
async function choose(uri: Uri, words: string, hits: readonly FoundSource[]): Promise<void> {
  const preview = createPreview();
  const [own, quoted] = [hits.filter((hit) => !hit.quoted), hits.filter((hit) => hit.quoted)];
  const items: HitItem[] = [
    ...own.map(itemOf),
    ...(quoted.length > 0 ? [{ label: "only quoted there", kind: QuickPickItemKind.Separator }] : []),
    ...quoted.map(itemOf),
  ];
  const onActive = ({ hit }: HitItem) => void (hit && preview.show(locationOf(hit.location)));
  const title = "The source of this quotation: choose one to cite it";
  const picked = await pick<HitItem>({ title, placeholder: words, items, onActive });
  const hit = picked.what === "item" ? picked.item.hit : undefined;
  if (!hit) return preview.restore();
  if (!hit.citing) {
    await preview.keep(locationOf(hit.location));
    return tell(`This stands in ${hit.title}. Change the citation yourself: it names a place, or several sources.`);
  }
  await preview.restore();
  await make(uri, hit.citing);
}

function itemOf(hit: FoundSource): HitItem {
  const { title, source, verdict, verified, page, passage } = hit;
  const facts = [verdict, page && `p. ${page}`, source];
  return {
    label: `$(${verified ? "pass" : "warning"}) ${title}`,
    description: facts.filter(Boolean).join(" · "),
    detail: passage,
    hit,
  };
}
