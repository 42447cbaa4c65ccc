import {
  commands,
  Disposable,
  type QuickInputButton,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  window,
} from "vscode";
import {
  SPEAKERS,
  type SpeakerEntry,
  type SpeakersResult,
  STATEMENT_AT,
  STATEMENTS,
  type StatementAtParams,
  type StatementAtResult,
  type StatementEntry,
  type StatementsParams,
} from "../../../server/src/protocol";
import { locationOf } from "../places";
import type { Server } from "../server";
import { count } from "../views/summary";
import { GO_TO_SPEAKER, GO_TO_STATEMENT } from "./names";
import { type Picked, pick } from "./pick";
import { createPreview, type Preview } from "./preview";

interface SpeakerItem extends QuickPickItem {
  readonly speaker?: SpeakerEntry;
  readonly folder?: string;
}

interface StatementItem extends QuickPickItem {
  readonly statement: StatementEntry;
}

const LIST_STATEMENTS = { iconPath: new ThemeIcon("list-unordered"), tooltip: "List the Statements" };

/** The commands that list speakers and statements to go to one; what is chosen next is shown meanwhile. */
export function registerPickers(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand(GO_TO_STATEMENT, () => goToStatement(server)),
    commands.registerCommand(GO_TO_SPEAKER, () => goToSpeaker(server)),
  );
}

async function goToStatement(server: Server): Promise<void> {
  const here = await statementHere(server);
  const items = await speakerItems(server, ({ statements }) => statements > 0, []);
  if (items.length === 0) return sayThatNobodySpeaks();
  const preview = createPreview();
  let active = items.find(({ speaker }) => speaker?.id === here?.speakers[0]?.id);
  for (;;) {
    const picked = await pick({ title: "Go to Statement", placeholder: "Whose statement?", items, active });
    if (!("item" in picked)) return preview.restore();
    active = picked.item;
    if ((await chooseStatement(server, preview, picked.item, here)) === "done") return;
  }
}

async function goToSpeaker(server: Server): Promise<void> {
  const here = await statementHere(server);
  const items = await speakerItems(server, () => true, [LIST_STATEMENTS]);
  if (items.length === 0) return sayThatNobodySpeaks();
  const preview = createPreview();
  let active = items.find(({ speaker }) => speaker?.id === here?.speakers[0]?.id);
  for (;;) {
    const onActive = ({ speaker }: SpeakerItem) =>
      void (speaker?.location && preview.show(locationOf(speaker.location)));
    const placeholder = "Whose declaration? The button lists the statements.";
    const picked: Picked<SpeakerItem> = await pick({ title: "Go to Speaker", placeholder, items, active, onActive });
    if (picked.what === "button") {
      active = picked.item;
      if ((await chooseStatement(server, preview, picked.item, here)) === "done") return;
      continue;
    }
    const place = picked.what === "item" ? picked.item.speaker?.location : null;
    return place ? preview.keep(locationOf(place)) : preview.restore();
  }
}

/** `back` if the user wants the speakers again. */
async function chooseStatement(
  server: Server,
  preview: Preview,
  { speaker, folder }: SpeakerItem,
  here: Here | null,
): Promise<"done" | "back"> {
  if (speaker === undefined || folder === undefined) return "back";
  const params: StatementsParams = { folder, speaker: speaker.id };
  const statements = (await server.ask<readonly StatementEntry[]>(STATEMENTS, params)) ?? [];
  const items = statements.map(statementItem);
  const index = here?.speakers.find(({ id }) => id === speaker.id)?.index;
  const picked = await pick({
    title: `${speaker.name}: ${count(items.length, "statement")}`,
    placeholder: "Words, date, addressee or file",
    items,
    active: items.find(({ statement }) => statement.index === index && statement.location.uri === here?.uri),
    back: true,
    onActive: ({ statement }) => void preview.show(locationOf(statement.location)),
  });
  if (picked.what === "back") return "back";
  await (picked.what === "item" ? preview.keep(locationOf(picked.item.statement.location)) : preview.restore());
  return "done";
}

function statementItem(statement: StatementEntry): StatementItem {
  const { words, date, addressees, path, location } = statement;
  const where = `${path}:${location.range.start.line + 1}`;
  const facts = [date, addressees && `to ${addressees}`, where];
  return { label: words || "…", detail: facts.filter(Boolean).join(" · "), statement };
}

async function speakerItems(
  server: Server,
  accepts: (speaker: SpeakerEntry) => boolean,
  buttons: readonly QuickInputButton[],
): Promise<SpeakerItem[]> {
  const answer = await server.ask<SpeakersResult>(SPEAKERS, {});
  const uri = window.activeTextEditor?.document.uri.toString();
  const nearby = await server.ask<SpeakersResult>(SPEAKERS, { uri: uri ?? "" });
  const here = new Set(nearby?.folders.flatMap(({ uri, speakers }) => speakers.map(({ id }) => `${uri} ${id}`)));
  const all = (answer?.folders ?? []).flatMap(({ uri, speakers }) =>
    speakers.filter(accepts).map((speaker) => speakerItem(uri, speaker, buttons)),
  );
  const isHere = ({ folder, speaker }: SpeakerItem) => here.has(`${folder} ${speaker?.id}`);
  const [inFile, elsewhere] = [all.filter(isHere), all.filter((item) => !isHere(item))];
  if (inFile.length === 0) return elsewhere;
  return [
    separator("in this file"),
    ...inFile,
    ...(elsewhere.length > 0 ? [separator("elsewhere"), ...elsewhere] : []),
  ];
}

function speakerItem(folder: string, speaker: SpeakerEntry, buttons: readonly QuickInputButton[]): SpeakerItem {
  const { name, role, declared, statements, id } = speaker;
  const counted = statements === 0 ? "says nothing" : count(statements, "statement");
  const facts = [name === id ? null : id, declared ? null : "declared nowhere", counted];
  return {
    label: name,
    description: facts.filter(Boolean).join(" · "),
    detail: role ?? undefined,
    buttons: statements > 0 ? buttons : [],
    speaker,
    folder,
  };
}

function separator(label: string): SpeakerItem {
  return { label, kind: QuickPickItemKind.Separator };
}

/** The statement at the cursor. */
interface Here extends StatementAtResult {
  readonly uri: string;
}

async function statementHere(server: Server): Promise<Here | null> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return null;
  const { line, character } = editor.selection.active;
  const uri = editor.document.uri.toString();
  const params: StatementAtParams = { textDocument: { uri }, position: { line, character } };
  const answer = await server.ask<StatementAtResult>(STATEMENT_AT, params);
  return answer && { ...answer, uri };
}

function sayThatNobodySpeaks(): void {
  const message = "Nobody speaks here yet. Declare the speakers in the front matter of a file, under speakers:";
  void window.showInformationMessage(message);
}
