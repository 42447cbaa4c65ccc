import type { CodeLens, Command } from "vscode-languageserver-types";
import type { AnnotatedSource, Statement } from "../model/annotatedSource";
import { memoised } from "../syntax/memo";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { shortNamesOf } from "./describe/speaker";
import { lineEnd, positionAt } from "./ranges";
import { numbering } from "./statementOrder";

/** Which statements have a lens: those marked by attributes or attribution lines, those under labels too, or none. */
export const LENS_CHOICES = ["marked", "all", "off"] as const;
export type LensChoice = (typeof LENS_CHOICES)[number];

/** What a lens says, or where it leads. */
type Part = "title" | "previous" | "next";

/** What `lensCommand` needs: the statement by its index in that version of the file, whose URI is as the client spells it. */
export interface LensData {
  readonly uri: string;
  readonly version: number;
  readonly statement: number;
  readonly part: Part;
}

/**
 * Lenses over the statements of a file, without their commands. Those that lead to the previous and next statement of the
 * speaker are only there if `arrows`, and if there is another.
 */
export function codeLenses(
  workspace: Workspace,
  document: AnnotatedDocument,
  { uri, choice, arrows }: { readonly uri: string; readonly choice: LensChoice; readonly arrows: boolean },
): CodeLens[] {
  if (!document.annotated || choice === "off") return [];
  const totals = new Map<string, number>();
  const isAlone = (speaker: string) =>
    memoised(totals, speaker, () => numbering(workspace, speaker, document.uri).total) < 2;
  return document.model.statements.flatMap((statement, index) => {
    const speaker = statement.speakers[0];
    if (speaker === undefined || (choice === "marked" && statement.form === "label")) return [];
    const data = { uri, version: document.source.version, statement: index };
    return lensesOver(document, statement, data, arrows && !isAlone(speaker) ? WITH_ARROWS : TITLE_ALONE);
  });
}

const TITLE_ALONE: readonly Part[] = ["title"];
const WITH_ARROWS: readonly Part[] = ["title", "previous", "next"];

function lensesOver(
  { source }: AnnotatedDocument,
  { whole }: Statement,
  about: Omit<LensData, "part">,
  parts: readonly Part[],
): CodeLens[] {
  const start = positionAt(source, whole.from);
  const end = positionAt(source, Math.min(whole.to, lineEnd(source, start.line)));
  return parts.map((part) => {
    const data: LensData = { ...about, part };
    return { range: { start, end }, data };
  });
}

/** The command of a lens of `document`, which is of the version that the lens is for; null if there is no such statement. */
export function lensCommand(workspace: Workspace, document: AnnotatedDocument, data: LensData): Command | null {
  const statement = document.model.statements[data.statement];
  if (!statement) return null;
  if (data.part === "title") return { title: titleOf(workspace, document, statement, data.statement), command: "" };
  const [title, command] = data.part === "previous" ? ["↑", "attest.previousStatement"] : ["↓", "attest.nextStatement"];
  return { title, command, arguments: [data.uri, positionAt(document.source, statement.whole.from)] };
}

/** `Stalin → Kim Il Sung · 3 of 12`; a joint statement is counted among those of whom it names first. */
function titleOf(workspace: Workspace, document: AnnotatedDocument, statement: Statement, index: number): string {
  const { speakers, addressees } = statement;
  const { first, total } = numbering(workspace, speakers[0] ?? "", document.uri);
  const to = addressees.length > 0 ? ` → ${shortNamesOf(document, addressees)}` : "";
  const number = first + ordinals(document.model)[index]!;
  return `${shortNamesOf(document, speakers)}${to} · ${number} of ${total}`;
}

const known = new WeakMap<AnnotatedSource, readonly number[]>();

/** For each statement how many of its first speaker's stand before it in the file. */
function ordinals(model: AnnotatedSource): readonly number[] {
  return memoised(known, model, () => {
    const counts = new Map<string, number>();
    return model.statements.map(({ speakers }) => {
      const before = counts.get(speakers[0] ?? "") ?? 0;
      for (const speaker of new Set(speakers)) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
      return before;
    });
  });
}
