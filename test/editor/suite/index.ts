import { runMocha } from "../mocha";

/** What VS Code calls: runs the suite, and rejects if a test fails. */
export async function run(): Promise<void> {
  await runMocha(async () => {
    await import("./tests");
    // By this the one who waits outside sees that something moves.
    afterEach(() => console.log("One more test is done."));
  });
}
