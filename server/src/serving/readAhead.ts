import { politely } from "../workspace/turns";
import type { Session } from "./session";

/**
 * Reads what bibliographies in use say of their sources, in the background, whenever they have changed: so lists of all
 * sources need not wait for that.
 */
export function readAhead({ workspace, changed, boundary }: Session): void {
  const done = new WeakSet<object>();
  let latest = 0;

  async function run(mine: number): Promise<void> {
    await workspace.settled();
    const turn = politely();
    for (const { bibliography } of workspace.bibliographies()) {
      if (done.has(bibliography)) continue;
      for (const source of bibliography.sources) {
        await turn();
        if (mine !== latest) return;
        void source.csl;
      }
      done.add(bibliography);
    }
  }

  changed.onFire(() => void boundary.background("bibliographies", run(++latest)));
}
