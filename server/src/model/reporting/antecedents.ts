import type { Gender } from "./language";
import type { SubjectMention } from "./mentions";
import type { Persons } from "./persons";

/** A subject as it was read: a declared speaker, or somebody else, or nothing that could be "he" or "she". */
export interface ReadMention extends SubjectMention {
  readonly id: string | null;
  /** Somebody not known by name: no pronoun is resolved past one whom it fits. */
  readonly somebody: boolean;
  readonly gender: Gender | null;
}

/** Whom "he" and "she" mean at the end of a paragraph, and whether nobody else is a subject there. */
export interface Carried {
  readonly m: string | null;
  readonly f: string | null;
  readonly alone: boolean;
}

/** How far back, in sentences, a pronoun reaches. */
const FURTHEST = 3;

/** So many subjects of one sentence are looked at. */
const MOST_SUBJECTS = 24;

/** The speaker whom a pronoun of `gender` means, by the subjects before it; null where it is not safe; undefined if none is near. */
export function antecedent(
  before: readonly ReadMention[],
  gender: Gender,
  sentence: number,
  persons: Persons,
): string | null | undefined {
  for (let i = before.length - 1; i >= 0; ) {
    const here = before[i]!.sentence;
    if (sentence - here > FURTHEST) return undefined;
    let start = i;
    while (start > 0 && i - start < MOST_SUBJECTS && before[start - 1]!.sentence === here) start--;
    const mentions = before.slice(start, i + 1);
    const found = inSentence(mentions, gender, here === sentence, persons);
    if (found && here === sentence && mentions.every(({ subordinate }) => subordinate)) {
      // “As soon as Kim had left, he said”: it may be he of whom the text spoke before.
      const earlier = antecedent(before.slice(0, start), gender, sentence, persons);
      return earlier === undefined || earlier === found ? found : null;
    }
    if (found !== undefined) return found;
    i = start - 1;
  }
  return undefined;
}

function inSentence(
  mentions: readonly ReadMention[],
  gender: Gender,
  isSame: boolean,
  persons: Persons,
): string | null | undefined {
  const fitting = mentions.filter((mention) => fits(mention, gender, persons));
  if (!fitting.length) return undefined;
  const main = fitting.filter(({ subordinate }) => !subordinate);
  const ids = new Set((main.length && !isSame ? main : fitting).map(({ id }) => id));
  return ids.size === 1 ? [...ids][0]! : null;
}

function fits({ id, somebody, gender }: ReadMention, wanted: Gender, persons: Persons): boolean {
  if (id === null && !somebody) return false;
  const its = id === null ? gender : (persons.genderOf(id) ?? gender);
  return its === null || its === wanted;
}

/** Whose an elided subject is: that of the verb before it in its sentence ("and mentioned that", ", adding that"). */
export function elidedSubject(before: readonly ReadMention[], sentence: number, participle: boolean): string | null {
  const same = before.slice(-MOST_SUBJECTS).filter((mention) => mention.sentence === sentence);
  if (participle) return same.findLast(({ says }) => says)?.id ?? null;
  const last = same.at(-1);
  const main = same.findLast(({ subordinate }) => !subordinate);
  if (!last || !main) return null;
  return main.id === last.id || main.says ? main.id : null;
}
