import { itemOf } from "../bibliography/format/item";
import type { Cite, FormatRequest, Look } from "../bibliography/format/request";
import type { Source } from "../bibliography/source";
import type { CitationItem } from "../model/annotatedSource";
import { type Span, touches } from "../syntax/span";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { itemAt } from "./describe/citation";
import { targetAt, targetIn } from "./target";
import type { Viewpoint } from "./viewpoint";

/** A source as it is cited, or only named, at a place. */
export type Cited = Pick<CitationItem, "key" | "locator" | "prefix">;

/** The item of a citation at `offset`, or the id of a source; null where there is none. `from`–`to` is its extent. */
export function citedAt(document: AnnotatedDocument, offset: number): (Cited & Span) | null {
  const citation = document.model.citations.find((each) => touches(each, offset));
  const item = citation && itemAt(document, citation, offset);
  if (item) return item;
  const target = targetAt(document, offset);
  return target?.kind === "source" ? { ...target, key: target.id, locator: null, prefix: null } : null;
}

/** The same in any file in which sources are named: an annotated source, a project file, a bibliography. */
export function citedIn(workspace: Workspace, document: AnnotatedDocument, offset: number): (Cited & Span) | null {
  const cited = document.annotated ? citedAt(document, offset) : null;
  if (cited) return cited;
  const target = targetIn(workspace, document, offset);
  return target?.kind === "source" ? { ...target, key: target.id, locator: null, prefix: null } : null;
}

/** All items of the citation at `offset`: what one footnote holds. */
export function citedTogether(document: AnnotatedDocument, offset: number): readonly Cited[] {
  const citation = document.model.citations.find((each) => touches(each, offset));
  if (citation && citation.items.length > 1) return citation.items;
  const cited = citedAt(document, offset);
  return cited ? [cited] : [];
}

/** The sources cited in a document, each once, in order of place. */
export function keysCited({ model }: AnnotatedDocument): string[] {
  const keys = model.citations.flatMap(({ items }) => items.map(({ key }) => key));
  const named = model.quotations.flatMap(({ sources }) => sources.map(({ key }) => key));
  return [...new Set([...keys, ...named])].filter((key) => model.scope.source(key));
}

/** What a formatter is asked: a note that cites `together`, and the entries of `keys`; null where no source is known. */
export function formatRequest(
  { model: { scope, frontMatter } }: Viewpoint,
  look: Look,
  together: readonly Cited[],
  keys: readonly string[],
): FormatRequest | null {
  const lang = frontMatter?.lang ?? null;
  const notes = together.flatMap(({ key, locator, prefix }): Cite[] => {
    const source = scope.source(key);
    return source ? [{ id: key, locator, prefix, through: throughOf(source, (id) => !!scope.source(id), lang) }] : [];
  });
  const ids = new Set([...notes.flatMap(({ id, through }) => [id, ...(through ? [through.id] : [])]), ...keys]);
  const items = [...ids].flatMap((id) => scope.source(id) ?? []).map(itemOf);
  if (items.length === 0) return null;
  return { ...look, items, notes: notes.length > 0 ? [notes] : [], entries: keys.filter((key) => scope.source(key)) };
}

/** The source that a note names besides: the one in which this one is quoted, or else cited. */
function throughOf(source: Source, isKnown: (id: string) => boolean, lang: string | null): Cite["through"] {
  for (const type of ["quoted-in", "cited-in"] as const) {
    const link = source.links.find((each) => each.type === type && each.id !== source.id && isKnown(each.id));
    if (link) return { words: wordsFor(type, lang), id: link.id, locator: link.locator };
  }
  return undefined;
}

const WORDS: Readonly<Record<string, readonly [quotedIn: string, citedIn: string]>> = {
  cs: ["cit. podle", "cit. podle"],
  de: ["zit. nach", "zit. nach"],
  en: ["quoted in", "cited in"],
  es: ["citado en", "citado en"],
  fr: ["cité dans", "cité dans"],
  it: ["citato in", "citato in"],
  nl: ["geciteerd in", "geciteerd in"],
  pl: ["cyt. za", "cyt. za"],
  pt: ["citado em", "citado em"],
  ru: ["цит. по", "цит. по"],
  uk: ["цит. за", "цит. за"],
};

function wordsFor(type: "quoted-in" | "cited-in", lang: string | null): string {
  const words = WORDS[lang?.toLowerCase().split(/[-_]/)[0] ?? "en"] ?? WORDS.en!;
  return words[type === "quoted-in" ? 0 : 1];
}
