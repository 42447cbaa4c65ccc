import type { Session } from "./session";

/**
 * Has what bibliographies in use say of their sources read in the background, whenever they have changed: so lists of all sources need not
 * wait for that, and what is told of one source by all others can be told.
 */
export function readAhead({ workspace, changed, boundary }: Session): void {
  let latest = 0;

  async function run(mine: number): Promise<void> {
    await workspace.settled();
    if (mine === latest) await workspace.readBibliographies({ isCancelled: () => mine !== latest });
  }

  changed.onFire(() => void boundary.background("bibliographies", run(++latest)));
}
