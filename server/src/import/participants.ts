import { withoutEnd } from "../syntax/trim";
import type { Label } from "./labels";
import { folded, withoutTitle } from "./names";

/** Somebody whom the head of a transcript lists: `Dr. Clarence Arthur Berdahl, Professor of Political Science`. */
export interface Participant {
  readonly name: string;
  readonly role: string | null;
}

const BEFORE_TITLE =
  / (?=(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sen|Senator|Gen|General|Ambassador|The Honorable|The Hon)\.? \p{Lu})/u;
const FULL_NAME =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){1,4}(?:(?:de|du|von|van|der|la|le|al)\s+)*\p{Lu}[\p{L}\p{M}'’-]+(?:,? (?:Jr|Sr)\.?)?$/u;
const LONGEST_HEAD = 20_000;

/** Those listed in the text before the first label. */
export function participantsIn(head: string): Participant[] {
  const entries = head
    .slice(-LONGEST_HEAD)
    .split(/[\r\n;]+/)
    .flatMap((line) => line.replace(/\s+/g, " ").trim().split(BEFORE_TITLE));
  return entries.flatMap((entry) => {
    const [, listed, role] = /^(?:[\p{L} ]{2,30}: ?)?([^,(–—]*?)(?: - |[,(–—]|$)(.*)$/u.exec(entry) ?? [];
    const name = withoutTitle(listed ?? "").trim();
    return FULL_NAME.test(name) && /\p{Ll}/u.test(name) ? [{ name, role: roleOf(role ?? "") }] : [];
  });
}

const OFFICE =
  /^(?:the )?(?:vice-)?(?:president|chair(?:man|woman|person)?|interviewe[re]|moderator|secretary|rapporteur|narrator|transcriber)$/i;

/** Whether a line says who held an office, and not what its holder said: `President: Sir Benegal N. RAU (India).` */
export function isListing(text: string, { name, whole, line }: Label): boolean {
  if (line.from > LONGEST_HEAD || !OFFICE.test(name)) return false;
  const listed = text.slice(whole.to, line.to).split(/[,(]/, 1)[0]!.trimEnd().replace(/\.$/, "");
  return FULL_NAME.test(withoutTitle(listed.trim()));
}

function roleOf(text: string): string | null {
  const role = withoutEnd(text, /[\s,.)]/).trim();
  return role && role.length <= 100 ? role : null;
}

/** The one participant whom a label may mean: of its surname, and of the initials that it has; null if there are several. */
export function participantOf(label: string, participants: readonly Participant[]): Participant | null {
  const { given, surname } = partsOf(withoutTitle(label));
  const found = participants.filter(({ name }) => {
    const other = partsOf(name);
    return other.surname === surname && given.every((part, i) => fits(part, other.given[i]));
  });
  return new Set(found.map(({ name }) => folded(name))).size === 1 ? found[0]! : null;
}

function partsOf(name: string): { given: string[]; surname: string } {
  const words = folded(name)
    .replace(/,? (?:jr|sr)\.?$/, "")
    .split(/[\s.]+/)
    .filter(Boolean);
  return { given: words.slice(0, -1), surname: words.at(-1) ?? "" };
}

function fits(part: string, given: string | undefined): boolean {
  return given !== undefined && (part.length === 1 || given.length === 1 ? part[0] === given[0] : part === given);
}
