import type { Mention } from "../model/annotatedSource";
import { byPlace } from "../model/spans";
import type { Span } from "../syntax/span";
import type { Summary } from "./workspace";

/** An id of one of the three namespaces. */
export interface Subject {
  readonly kind: Mention["kind"];
  readonly id: string;
}

/** A place where an id stands, or a speaker's name; `relation`: a claim that another one supports or contradicts. */
export interface Occurrence extends Subject, Span {
  readonly role: Mention["role"] | "declaration" | "relation";
}

/** What declares ids: front matter, a project file. */
export type Declaring = Pick<Summary, "speakers" | "claims" | "references"> & Partial<Pick<Summary, "source">>;

/** Every place of `subject` in a file, in order. */
export function occurrencesOf(subject: Subject, file: Declaring & Partial<Pick<Summary, "mentions">>): Occurrence[] {
  const found: Occurrence[] = [];
  for (const each of declaredOccurrences(file)) if (isOf(subject, each)) found.push(each);
  for (const each of file.mentions ?? []) if (isOf(subject, each)) found.push(each);
  return found.length < 2 ? found : withoutRepetition(found.sort(byPlace));
}

/** Every id in front matter or a project file. An alias in YAML repeats places. */
export function* declaredOccurrences({ speakers, claims, references, source }: Declaring): Generator<Occurrence> {
  for (const each of speakers) yield occurrence("speaker", each.id, "declaration", each);
  for (const each of claims) {
    yield occurrence("claim", each.id, "declaration", each);
    for (const other of each.supports) yield occurrence("claim", other.value, "relation", other);
    for (const other of each.contradicts) yield occurrence("claim", other.value, "relation", other);
  }
  for (const each of references) yield occurrence("source", each.id, "declaration", each);
  if (source) yield occurrence("source", source.value, "source", source);
}

function occurrence(kind: Subject["kind"], id: string, role: Occurrence["role"], { from, to }: Span): Occurrence {
  return { kind, id, role, from, to };
}

function isOf({ kind, id }: Subject, other: Subject): boolean {
  return other.id === id && other.kind === kind;
}

function withoutRepetition(sorted: Occurrence[]): Occurrence[] {
  return sorted.filter(({ from, to }, at) => from !== sorted[at - 1]?.from || to !== sorted[at - 1]?.to);
}
