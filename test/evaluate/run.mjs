import { withBundled } from "../bundled.mjs";

/** `npm run evaluate -- DATA_FOLDER [--json] [--errors]`. */
process.exitCode = await withBundled("test/evaluate/main.ts", ({ evaluate }) => evaluate(process.argv.slice(2)));
