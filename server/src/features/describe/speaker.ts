import type { SpeakerDeclaration } from "../../syntax/declarations";
import type { AnnotatedDocument, Workspace } from "../../workspace/workspace";
import { describeLife } from "../dates";
import { bold, escapeMarkdown, italic } from "../markdown";
import type { Viewpoint } from "../viewpoint";

/** Who a speaker is, and how much is heard from them. */
export function describeSpeaker(workspace: Workspace, document: AnnotatedDocument, id: string): string {
  const speaker = document.model.scope.speaker(id);
  if (!speaker) return `${bold(id)} is declared nowhere: name this speaker under \`speakers\` in the front matter.`;
  const life = describeLife(speaker.born, speaker.died);
  const lines = [
    speaker.role ? `${bold(speaker.name || id)} — ${italic(speaker.role)}` : bold(speaker.name || id),
    life && escapeMarkdown(life),
    speaker.aliases.length > 0 && `also: ${speaker.aliases.map(escapeMarkdown).join(", ")}`,
    countStatements(workspace, document, id),
  ];
  return lines.filter(Boolean).join("  \n");
}

/** The names of several speakers, in plain text: `Kim Il Sung and Pak Hon-yong`; ids where no name is known. */
export function namesOf(document: Viewpoint, ids: readonly string[]): string {
  return listed(ids.map((id) => document.model.scope.speaker(id)?.name || id));
}

/** The same for where there is little room: the shortest alias that is a part of the name, as `Stalin` is of `Joseph Stalin`. */
export function shortNamesOf(document: AnnotatedDocument, ids: readonly string[]): string {
  return listed(ids.map((id) => shortName(document.model.scope.speaker(id)) || id));
}

/** Undefined for one who is declared nowhere. */
export function shortName(speaker: SpeakerDeclaration | undefined): string | undefined {
  const words = speaker?.name.split(/\s+/) ?? [];
  const isPart = (alias: string) => alias !== "" && alias.split(/\s+/).every((word) => words.includes(word));
  return speaker?.aliases
    .filter(isPart)
    .reduce((least, each) => (each.length < least.length ? each : least), speaker.name);
}

/** `Kim, Pak and Mao`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function countStatements(workspace: Workspace, document: AnnotatedDocument, id: string): string {
  const here = document.model.statements.filter((statement) => statement.speakers.includes(id)).length;
  let everywhere = 0;
  for (const summary of workspace.summaries(document.uri)) everywhere += summary.statementCounts.get(id) ?? 0;
  const counted = `${here === 0 ? "no" : here} statement${here === 1 ? "" : "s"} here`;
  return everywhere > here ? `${counted}, ${everywhere} in the workspace` : counted;
}
