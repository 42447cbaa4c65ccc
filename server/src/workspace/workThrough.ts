import { politely } from "./turns";

/** How long work goes on: how many pieces are left; 0 at its end, however it ends. */
export type OnProgress = (left: number) => void;

/** Who waits for work in the background, and may have it given up. */
export interface Waiting {
  readonly onProgress?: OnProgress;
  readonly isCancelled?: () => boolean;
}

/** Does `work` on each item, in turns with others. Whether all was done: false if it was given up. */
export async function workThrough<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  { onProgress = () => {}, isCancelled = () => false }: Waiting,
): Promise<boolean> {
  const turn = politely();
  try {
    for (const [i, item] of items.entries()) {
      if (isCancelled()) return false;
      onProgress(items.length - i);
      await work(item);
      await turn();
    }
    return true;
  } finally {
    onProgress(0);
  }
}
