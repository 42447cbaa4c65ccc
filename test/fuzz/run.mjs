import { withBundled } from "../bundled.mjs";

/** `npm run fuzz -- [--minutes N] [--seed N] [--target NAME]`. */
process.exitCode = await withBundled("test/fuzz/main.ts", ({ fuzz }) => fuzz(process.argv.slice(2)));
