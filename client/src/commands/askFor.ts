import { window } from "vscode";

/** What the user types; undefined if nothing, unless nothing `mayBe` meant, or the question was left. */
export async function askFor(prompt: string, placeHolder: string, mayBe = false): Promise<string | undefined> {
  const typed = (await window.showInputBox({ prompt, placeHolder }))?.trim();
  return typed || (mayBe ? typed : undefined);
}
