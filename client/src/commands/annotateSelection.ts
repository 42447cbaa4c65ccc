import { commands, Disposable, type QuickPickItem, QuickPickItemKind, Range, Uri } from "vscode";
import {
  ATTRIBUTE_COMMAND,
  CITE_COMMAND,
  SUPPRESS_COMMAND,
  TAG_COMMAND,
  type TextLocation,
  type TextPosition,
  type WantedAnnotation,
} from "../../../server/src/protocol";
import type { Server } from "../server";
import { askFor } from "./askFor";
import { askForCitation } from "./insertCitation";
import { pick } from "./pick";
import { type Chosen, chosen, write } from "./writing";

/** The commands that say of selected words who speaks, what is claimed, where they are from; or why a problem is none. */
export function registerWriting(server: Server): Disposable {
  const onSelection =
    (ask: (chosen: Chosen) => Promise<WantedAnnotation | undefined>) =>
    async (uri?: unknown, range?: TextLocation["range"]) => {
      // A menu gives what VS Code thinks of: its own kind of URI.
      const selected = await chosen(server, typeof uri === "string" && range ? { uri, range } : undefined);
      const annotation = selected && (await ask(selected));
      if (annotation) await write(server, selected.uri, selected.range, annotation);
    };
  return Disposable.from(
    commands.registerCommand(ATTRIBUTE_COMMAND, onSelection(askForSpeaker)),
    commands.registerCommand(TAG_COMMAND, onSelection(askForClaim)),
    commands.registerCommand(
      CITE_COMMAND,
      onSelection((selected) => askForCitation(server, selected)),
    ),
    commands.registerCommand(SUPPRESS_COMMAND, (uri: string, at: TextPosition, code: string) =>
      suppress(server, uri, at, code),
    ),
  );
}

/** An entry of a list; the one without id is for something new. */
interface Entry extends QuickPickItem {
  readonly id?: string;
}

async function choose(
  title: string,
  { nameable }: Chosen,
  entries: readonly Entry[],
  more?: string,
): Promise<Entry | undefined> {
  const separator: Entry = { label: "", kind: QuickPickItemKind.Separator };
  const items = more ? [...entries, separator, { label: `$(add) ${more}`, alwaysShow: true }] : entries;
  const picked = await pick<Entry>({ title, placeholder: nameable.words ?? "", items });
  return picked.what === "item" ? picked.item : undefined;
}

async function askForSpeaker(selected: Chosen): Promise<WantedAnnotation | undefined> {
  const entries = selected.nameable.speakers.map(({ id, name, role }) => ({
    id,
    label: name,
    description: role ? `${id} · ${role}` : id,
  }));
  const entry = await choose("Who says this?", selected, entries, "New speaker…");
  if (!entry) return undefined;
  if (entry.id !== undefined) return { kind: "attribute", speaker: entry.id };
  const name = await askFor("The name of the new speaker", "Kim Il Sung");
  return name ? { kind: "attribute", name } : undefined;
}

async function askForClaim(selected: Chosen): Promise<WantedAnnotation | undefined> {
  const entries = selected.nameable.claims.map(({ id, text }) => ({ id, label: text || id, description: id }));
  const entry = await choose("What is claimed here?", selected, entries, "New claim…");
  if (!entry) return undefined;
  if (entry.id === undefined) {
    const text = await askFor("The claim as one sentence", "The United States will not intervene in Korea.");
    return text ? { kind: "tag", text } : undefined;
  }
  const picked = await pick({ title: `How: ${entry.label}`, placeholder: "", items: STANCES });
  return picked.what === "item" ? { kind: "tag", claim: entry.id, stance: picked.item.stance } : undefined;
}

const STANCES = [
  { label: "Asserts it", stance: "asserts" },
  { label: "Denies it", stance: "denies" },
  { label: "Questions it", stance: "questions" },
] as const;

async function suppress(server: Server, uri: string, { line, character }: TextPosition, code: string): Promise<void> {
  const reason = await askFor(`Why is “${code}” no problem here?`, "the phrase is proverbial");
  const at = new Range(line, character, line, character);
  if (reason) await write(server, Uri.parse(uri, true), at, { kind: "suppress", code, reason });
}
