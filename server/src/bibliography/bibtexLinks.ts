import { LINK_TYPES, type LinkType } from "./source";

/** BibLaTeX's own names for our links, besides ours. */
const BIBLATEX_TYPES: ReadonlyMap<string, LinkType> = new Map([
  ["translationof", "translated-from"],
  ["translationfrom", "translated-from"],
  ["translatedfrom", "translated-from"],
  ["summarizes", "summarises"],
]);

const TYPES = new Map([...BIBLATEX_TYPES, ...LINK_TYPES.map((type) => [lettersOf(type), type] as const)]);

/**
 * The links in `related`, a list of keys, as CSL-YAML has them: `{"cited-in": [{id}, …]}`. `relatedtype` is one of our
 * names for links, in any case and with or without the hyphen, or one of BibLaTeX's `translationof`, `translationfrom`,
 * `translatedfrom`. Other types (`reprintof`, `multivolume`, …) say nothing about what a source rests on.
 */
export function linksFromRelated(related: string, relatedType: string): Partial<Record<LinkType, { id: string }[]>> {
  const type = TYPES.get(lettersOf(relatedType));
  const ids = related.split(",").map((id) => id.trim());
  return type ? { [type]: ids.filter((id) => id !== "").map((id) => ({ id })) } : {};
}

function lettersOf(type: string): string {
  return type.toLowerCase().replace(/[^a-z]/g, "");
}
