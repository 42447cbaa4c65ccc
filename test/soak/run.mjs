import { withBundled } from "../bundled.mjs";

/** `npm run soak -- [--steps N] [--seed N]`; the server must have been built. */
process.exitCode = await withBundled("test/soak/main.ts", ({ soak }) => soak(process.argv.slice(2)));
