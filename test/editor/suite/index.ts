import { runMocha } from "../mocha";

/** What VS Code calls: runs the suite, and rejects if a test fails. */
export async function run(): Promise<void> {
  await runMocha(() => import("./tests"));
}
