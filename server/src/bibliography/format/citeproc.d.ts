declare module "citeproc" {
  /** As much of citeproc-js as is used here. */
  export interface CiteprocItem {
    readonly id: string;
    readonly locator?: string;
    readonly label?: string;
    readonly prefix?: string;
  }

  class Engine {
    /** Throws if the style cannot be read. */
    constructor(
      sys: { retrieveLocale(lang: string): string; retrieveItem(id: string): object },
      style: string,
      lang: string,
      forceLang: boolean,
    );
    readonly opt: { readonly xclass: string };
    setOutputFormat(format: "html"): void;
    updateItems(ids: readonly string[]): void;
    previewCitationCluster(
      cluster: { citationItems: readonly CiteprocItem[]; properties: { noteIndex: number } },
      before: readonly never[],
      after: readonly never[],
      format: "html",
    ): string;
    /** False if the style has no bibliography. */
    makeBibliography(): [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]] | false;
  }

  const CSL: { readonly Engine: typeof Engine };
  export default CSL;
}

/** Made when building: see `citationStyles.js`. */
declare module "citation-styles" {
  const styles: { readonly style: string; readonly locales: Readonly<Record<string, string>> };
  export default styles;
}
