import {
  SOURCES,
  type SourceEntry,
  type SourcesParams,
  type SourcesResult,
  type WantedAnnotation,
} from "../../../server/src/protocol";
import type { Server } from "../server";
import { askFor } from "./askFor";
import { pick } from "./pick";
import { type Chosen, plain, tell } from "./writing";

const NO_SOURCE = "No source is known here: add a bibliography or references to the front matter or to attest.yaml.";

/** Lets the user choose a source by author, title, year or key, and say where in it. */
export async function askForCitation(server: Server, chosen: Chosen): Promise<WantedAnnotation | undefined> {
  const { uri, range, nameable } = chosen;
  const params: SourcesParams = { textDocument: { uri: uri.toString() }, position: plain(range.end) };
  const sources = (await server.ask<SourcesResult>(SOURCES, params))?.sources ?? [];
  if (sources.length === 0) return tell(NO_SOURCE);
  const title = "Where is this from? (citations by CSL, citeproc-js)";
  const picked = await pick({ title, placeholder: nameable.words ?? "", items: sources.map(itemOf) });
  if (picked.what !== "item") return undefined;
  const locator = await askFor("Where in it? Leave empty for none.", "p. 41, pp. 40-42, fol. 12r", true);
  return locator === undefined ? undefined : { kind: "cite", source: picked.item.id, locator };
}

function itemOf({ id, authors, title, year }: SourceEntry) {
  const label = [authors, year].filter(Boolean).join(", ");
  return { id, label: label || title || id, description: id, detail: label ? title : "" };
}
