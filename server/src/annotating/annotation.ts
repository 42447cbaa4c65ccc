import { type Attributes, attribute, hasClass, writeAttributes } from "../syntax/attributes";

/** What an attribute block is to say: classes without their full stop, and `key=value` pairs in order. */
export interface Annotation {
  readonly classes?: readonly string[];
  readonly pairs?: Readonly<Record<string, string>>;
}

/** The annotation as an attribute block that Pandoc reads. */
export function written({ classes = [], pairs = {} }: Annotation): string {
  return writeAttributes({ id: null, classes: classes.map(located), pairs: pairsOf(pairs) });
}

/**
 * `attributes` with what the annotation says: another speaker takes the place of the one there, another claim joins
 * those there.
 */
export function joined(attributes: Attributes, { classes = [], pairs = {} }: Annotation): string {
  const kept = attributes.pairs.map(({ key, value }) => ({ key, value: joinedValue(key, value, pairs[key]) }));
  const added = pairsOf(pairs).filter(({ key }) => !attribute(attributes, key));
  const news = classes.filter((name) => !hasClass(attributes, name));
  return writeAttributes({
    id: attributes.id,
    classes: [...attributes.classes, ...news.map(located)],
    pairs: [...kept, ...added],
  });
}

/**
 * Whether an annotation can join the attributes that stand on exactly its words. Those of commentary, notes and stage
 * directions mean something else by a speaker, and one block has one stance.
 */
export function canJoin(attributes: Attributes, { pairs = {} }: Annotation): boolean {
  if (["commentary", "note", "stage", "page"].some((name) => hasClass(attributes, name))) return false;
  if (pairs.claim === undefined || !attribute(attributes, "claim")) return true;
  return (attribute(attributes, "stance")?.value ?? "asserts") === (pairs.stance ?? "asserts");
}

function joinedValue(key: string, value: string, more: string | undefined): string {
  if (more === undefined) return value;
  if (key !== "claim") return more;
  return [...new Set([...value.split(/\s+/), ...more.split(/\s+/)])].join(" ");
}

function located(value: string): { value: string } {
  return { value };
}

function pairsOf(pairs: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(pairs).map(([key, value]) => ({ key, value }));
}
