import {
  commands,
  type Diagnostic,
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { STATUS, type StatusParams, type StatusResult } from "../../../server/src/protocol";
import { documentSelector } from "../selector";
import type { Server } from "../server";
import { settled } from "./settled";
import { count, describeSources, summarise } from "./summary";

const SHOW_PROBLEMS = { title: "Show Problems", command: "workbench.actions.view.problems" };

/** What Attest finds in the active document, in the language status of the status bar; nothing where it finds nothing to do. */
export function showLanguageStatus(server: Server): Disposable {
  const item = languages.createLanguageStatusItem("attest", []);
  item.name = "Attest";
  const update = settled(() => show(item, server, window.activeTextEditor?.document));
  const subscriptions = [
    window.onDidChangeActiveTextEditor(update),
    workspace.onDidChangeTextDocument(({ document }) => document === window.activeTextEditor?.document && update()),
    languages.onDidChangeDiagnostics(update),
    server.onDidChangeState(update),
  ];
  return Disposable.from(item, { dispose: update.cancel }, ...subscriptions);
}

async function show(item: LanguageStatusItem, server: Server, document: TextDocument | undefined): Promise<void> {
  const asked = document !== undefined && languages.match([...documentSelector(), ...BIBLIOGRAPHIES], document) > 0;
  if (!asked || server.state === "stopped") return hide(item);
  item.busy = server.state === "starting";
  const params: StatusParams = { uri: document.uri.toString() };
  const status = await server.ask<StatusResult>(STATUS, params);
  if (document !== window.activeTextEditor?.document) return;
  if (!status?.annotated && !status?.bibliography) return hide(item);
  describe(item, status, ownDiagnostics(document));
  item.selector = { scheme: document.uri.scheme, language: document.languageId };
  tellMenus(status.annotated);
}

/** Files that may be bibliographies without being documents of the server's. */
const BIBLIOGRAPHIES = [{ pattern: "**/*.{json,yaml,yml}" }];

function describe(item: LanguageStatusItem, status: StatusResult, diagnostics: readonly Diagnostic[]): void {
  const summary = summarise(diagnostics.map(({ code, severity }) => ({ code: codeName(code), severity })));
  const speech = `${count(status.statements, "statement")} by ${count(status.speakers, "speaker")}`;
  const sources = describeSources(status);
  item.text = status.bibliography ? sources || "No sources" : summary;
  item.detail = `Attest: ${status.bibliography ? summary : [speech, sources].filter(Boolean).join("; ")}`;
  item.severity = summary === "No problems" ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Warning;
  item.command = SHOW_PROBLEMS;
}

function hide(item: LanguageStatusItem): void {
  item.selector = [];
  tellMenus(false);
}

/** Menus of editors have some commands only where there is something to do. */
function tellMenus(annotated: boolean): void {
  void commands.executeCommand("setContext", "attest.annotated", annotated);
}

function ownDiagnostics(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter(({ source }) => source === "Attest");
}

function codeName(code: Diagnostic["code"]): string {
  return String(typeof code === "object" ? code.value : code);
}
