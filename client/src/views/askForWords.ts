import { Disposable, window } from "vscode";
import { settled } from "./settled";

/** Asks for the words of a filter. Tells of each change, and at the end what is kept: on Escape the words before. */
export function askForWords(
  { title, placeholder }: { readonly title: string; readonly placeholder: string },
  before: string,
  use: (text: string) => void,
): void {
  const input = window.createInputBox();
  const change = settled(() => use(input.value.trim()));
  let kept = false;
  input.title = title;
  input.placeholder = placeholder;
  input.value = before;
  const listeners = Disposable.from(
    input.onDidChangeValue(change),
    input.onDidAccept(() => {
      kept = true;
      input.hide();
    }),
    input.onDidHide(() => {
      change.cancel();
      use(kept ? input.value.trim() : before);
      listeners.dispose();
      input.dispose();
    }),
  );
  input.show();
}
