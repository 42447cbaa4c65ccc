import { Disposable, type ExtensionContext } from "vscode";
import {
  DESCRIBE,
  type DescribeParams,
  type ListFilter,
  SPEAKERS,
  type SpeakersInFolder,
  type SpeakersResult,
  STATEMENT_AT,
  STATEMENTS,
  type StatementAtResult,
  type StatementEntry,
  type StatementsParams,
} from "../../../server/src/protocol";
import type { Server } from "../server";
import type { Listing, ListTree } from "./listTree";
import { type PlaceInDocument, showListView } from "./listView";
import { itemOf, type SpeakerNode, type SpeakersRow, type StatementNode } from "./speakerNodes";
import { registerNodeCommands } from "./speakersCommands";

/** The view Speakers: who says what, in order of date, then of place. */
export function showSpeakers(server: Server, context: ExtensionContext): Disposable {
  const view = showListView<SpeakersInFolder, SpeakersRow>(server, context, {
    id: "attest.speakers",
    filterPrompt: {
      title: "Filter Speakers and Statements",
      placeholder: "Name, words, date, addressee or file",
    },
    listing: (filter) => speakersFrom(server, filter),
    rowAt: (tree, at, chosen) => statementAt(server, tree, at, chosen),
  });
  return Disposable.from(view, registerNodeCommands());
}

/** Folders have speakers; under these stand their statements. */
function speakersFrom(server: Server, filter: () => ListFilter): Listing<SpeakersInFolder, SpeakersRow> {
  async function statementsOf(parent: SpeakerNode): Promise<StatementNode[]> {
    const params: StatementsParams = { ...filter(), folder: parent.folder, speaker: parent.speaker.id };
    const found = (await server.ask<readonly StatementEntry[]>(STATEMENTS, params)) ?? [];
    return found.map((statement) => ({ kind: "statement", statement, parent }));
  }

  return {
    list: () => server.ask<SpeakersResult>(SPEAKERS, filter()),
    rowsIn: ({ uri, speakers }, parent) =>
      speakers.map((speaker) => ({ kind: "speaker", speaker, folder: uri, parent })),
    rowsUnder: (row) => (row.kind === "speaker" ? statementsOf(row) : []),
    itemOf: (row) => itemOf(row, filter().text !== undefined),
    async describe(row) {
      const params = describing(row);
      return params && server.ask<string>(DESCRIBE, params);
    },
  };
}

function describing(row: SpeakersRow): DescribeParams | null {
  if (row.kind === "statement") {
    const { index, location } = row.statement;
    return { uri: location.uri, speaker: row.parent.speaker.id, index };
  }
  const { id, seenIn } = row.speaker;
  return seenIn === null ? null : { uri: seenIn, speaker: id };
}

/** The statement at a place: a joint one under the speaker where it is shown already. */
async function statementAt(
  server: Server,
  tree: ListTree<SpeakersInFolder, SpeakersRow>,
  at: PlaceInDocument,
  chosen: SpeakersRow | undefined,
): Promise<SpeakersRow | undefined> {
  const here = await server.ask<StatementAtResult>(STATEMENT_AT, at);
  const shown = chosen && (chosen.kind === "statement" ? chosen.parent : chosen).speaker.id;
  const wanted = here?.speakers.find(({ id }) => id === shown) ?? here?.speakers[0];
  if (!here || !wanted) return undefined;
  const rows = await tree.rowsIn(here.folder);
  const speaker = rows.find((row) => row.kind === "speaker" && row.speaker.id === wanted.id);
  const isWanted = ({ index, location }: StatementEntry) =>
    index === wanted.index && location.uri === at.textDocument.uri;
  const statements = speaker ? await tree.rowsUnder(speaker) : [];
  return statements.find((row) => row.kind === "statement" && isWanted(row.statement));
}
