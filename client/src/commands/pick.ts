import { Disposable, type QuickInputButton, QuickInputButtons, type QuickPickItem, window } from "vscode";

/** What came of a list: an item was chosen, or the button on one, or the way back. */
export type Picked<Item> =
  | { readonly what: "item" | "button"; readonly item: Item }
  | { readonly what: "back" }
  | { readonly what: "nothing" };

export interface PickOptions<Item> {
  readonly title: string;
  readonly placeholder: string;
  /** Separators among them are not chosen. */
  readonly items: readonly Item[];
  readonly active?: Item;
  /** Whether there is a way back to the list before. */
  readonly back?: boolean;
  readonly onActive?: (item: Item) => void;
}

/** Lets the user choose from a list; all parts of an item are searched. */
export function pick<Item extends QuickPickItem>(options: PickOptions<Item>): Promise<Picked<Item>> {
  return new Promise((resolve) => {
    const list = window.createQuickPick<Item>();
    const end = (picked: Picked<Item>) => {
      resolve(picked);
      list.hide();
    };
    const listeners = Disposable.from(
      list.onDidChangeActive(([item]) => item && options.onActive?.(item)),
      list.onDidAccept(() => list.selectedItems[0] && end({ what: "item", item: list.selectedItems[0] })),
      list.onDidTriggerItemButton(({ item }) => end({ what: "button", item })),
      list.onDidTriggerButton((button: QuickInputButton) => button === QuickInputButtons.Back && end({ what: "back" })),
      list.onDidHide(() => {
        resolve({ what: "nothing" });
        listeners.dispose();
        list.dispose();
      }),
    );
    list.title = options.title;
    list.placeholder = options.placeholder;
    list.matchOnDescription = true;
    list.matchOnDetail = true;
    list.items = options.items;
    if (options.active) list.activeItems = [options.active];
    if (options.back) list.buttons = [QuickInputButtons.Back];
    list.show();
  });
}
