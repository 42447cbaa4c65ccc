declare module "@citation-js/core" {
  export const plugins: {
    readonly input: {
      /** Throws where it cannot read `data`. */
      chain(data: unknown, options: { forceType: string; generateGraph: boolean }): Record<string, unknown>[];
    };
  };
}

/** Registers the formats `@biblatex/…` and `@bibtex/…` with the core. */
declare module "@citation-js/plugin-bibtex";
