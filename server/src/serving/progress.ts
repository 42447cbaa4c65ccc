import type { Connection, WorkDoneProgressReporter } from "vscode-languageserver";
import type { ClientAbilities } from "./capabilities";

interface Client {
  readonly connection: Connection;
  readonly abilities: Pick<ClientAbilities, "progress">;
}

/**
 * Shows how work on files goes on, to a client that can show it, if there are at least `worth`; the returned function takes how
 * many are left.
 */
export function showProgress({ connection, abilities }: Client, title: string, worth: number): (left: number) => void {
  if (!abilities.progress) return () => {};
  let most = 0;
  let shown = -1;
  let reporter: WorkDoneProgressReporter | null = null;

  async function begin(): Promise<void> {
    const created = await connection.window.createWorkDoneProgress();
    if (most === 0) return;
    reporter = created;
    created.begin(title, 0);
  }

  function end(): void {
    reporter?.done();
    reporter = null;
    most = 0;
    shown = -1;
  }

  return (left) => {
    if (left === 0) return end();
    if (most === 0 && left >= worth) {
      most = left;
      begin().catch(() => {});
    }
    const percentage = Math.floor(Math.max(0, 1 - left / most) * 100);
    if (reporter !== null && percentage !== shown) reporter.report(percentage);
    shown = percentage;
  };
}
