import { withBundled } from "../bundled.mjs";

/** `npm run bench:archive -- [MEGABYTES]`: 100 unless another number is given. */
await withBundled("test/bench/archive.ts", ({ benchArchive }) =>
  console.log(benchArchive(Number(process.argv[2] ?? 100))),
);
