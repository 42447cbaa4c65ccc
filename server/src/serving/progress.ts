import type { Connection, WorkDoneProgressReporter } from "vscode-languageserver";

/** Shows how work on files goes on, if there are at least `worth`; the returned function takes how many are left. */
export function showProgress(connection: Connection, title: string, worth: number): (left: number) => void {
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
