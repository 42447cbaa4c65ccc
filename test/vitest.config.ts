import { defineConfig } from "vitest/config";
import { tested } from "../citationStyles.js";

export default defineConfig({
  plugins: [tested],
  test: {
    root: ".",
    include: ["test/**/*.test.ts"],
    exclude: ["test/editor/**"],
    testTimeout: 60_000,
  },
});
