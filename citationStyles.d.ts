import type { Plugin } from "vite";

/** Lets Vitest import `citation-styles`. */
export const tested: Plugin;
