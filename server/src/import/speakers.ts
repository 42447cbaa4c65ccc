import { nearest } from "../syntax/nearest";
import { isHeading } from "./headings";
import type { Label } from "./labels";
import { folded, idsFor, inNormalCase, isTitled, withoutTitle } from "./names";
import { isListing, type Participant, participantOf, participantsIn } from "./participants";

/** A speaker to be declared. */
export interface Speaker {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly role: string | null;
}

/** A label and whose it is; a doubtful one is probably that speaker's, misprinted. */
export interface Attributed {
  readonly label: Label;
  readonly speaker: Speaker;
  readonly doubtful: boolean;
}

export interface Cast {
  readonly speakers: readonly Speaker[];
  /** In order of place. */
  readonly labels: readonly Attributed[];
  /** Labels of nobody known, in a transcript that has a turn in each line. */
  readonly strangers: readonly Label[];
}

interface Group {
  readonly key: string;
  readonly name: string;
  readonly labels: Label[];
}

/** Who speaks in a transcript, by the labels that recur in it; nobody if it is none. */
export function castOf(text: string, labels: readonly Label[]): Cast {
  const groups = grouped(labels.filter((label) => mayBeName(label) && !isListing(text, label)));
  const regular = ofOneStyle(groups.filter((group) => isRegular(group) && isAnswered(group, groups)));
  const known = regular.length > 1 ? regular : regular.filter(({ labels }) => labels.length > 2);
  if (known.length === 0) return { speakers: [], labels: [], strangers: [] };
  const first = Math.min(...known.map(({ labels }) => labels[0]!.line.from));
  const participants = participantsIn(text.slice(0, first));
  const inLines = isInLines(known);
  const doubtful = new Map<Group, Group>();
  const strangers: Label[] = [];
  const certain: Group[] = [];
  for (const group of groups) {
    const meant = misprinted(group, known, participants);
    if (meant) doubtful.set(group, meant);
    else if (known.includes(group) || (isOnceOnly(group, participants, inLines) && isAnswered(group, groups)))
      certain.push(group);
    else if (inLines && isInCapitals(group.name))
      strangers.push(...group.labels.filter(({ wordsFollow }) => wordsFollow));
  }
  return { ...cast(text, certain, doubtful, participants), strangers };
}

/** A title by itself, or a number, is nobody. */
const BARE = /^(?:(?:mr|mrs|ms|miss|dr|prof|gen|col|sir)\.?|[ivxlc]+)$/i;

/** Whether turns follow upon each other without a blank line. */
function isInLines(known: readonly Group[]): boolean {
  const labels = known.flatMap((group) => group.labels);
  return labels.filter(({ opensParagraph }) => !opensParagraph).length * 2 > labels.length;
}

function mayBeName({ name, mark, wordsFollow }: Label): boolean {
  if (isHeading(name) || BARE.test(name) || (mark === "stop" && !wordsFollow)) return false;
  if (/\d/.test(name.replace(/\s\d{1,2}$/, "")) && !isMisread(name)) return false;
  return name.split(" ").length <= (isTitled(name) ? 7 : 4);
}

/** `MR. LE0POLD`: a digit amid the letters of somebody with a title is what a scanner made of one. */
function isMisread(name: string): boolean {
  return isTitled(name) && /^[^\d]+(?:\p{L}\d\p{L}[^\d]*)$/u.test(name);
}

/** Questions without answers are none that an interview has. */
const PAIRS: Readonly<Record<string, string>> = { q: "a", a: "q", question: "answer", answer: "question" };

function isAnswered({ key }: Group, groups: readonly Group[]): boolean {
  const other = Object.hasOwn(PAIRS, key) ? PAIRS[key] : undefined;
  return other === undefined || groups.some((group) => group.key === other);
}

function grouped(labels: readonly Label[]): Group[] {
  const groups = new Map<string, Group>();
  for (const label of labels) {
    const key = folded(label.name);
    const group = groups.get(key);
    if (group) group.labels.push(label);
    else groups.set(key, { key, name: label.name, labels: [label] });
  }
  return [...groups.values()];
}

/** Where labels are printed as such, in capitals or bold, what is printed otherwise and has no title is none. */
function ofOneStyle(groups: readonly Group[]): Group[] {
  const count = (some: readonly Group[]) => some.reduce((sum, { labels }) => sum + labels.length, 0);
  const printed = count(groups.filter(isPrinted));
  return groups.filter((group) => printed * 2 < count(groups) || isPrinted(group) || isTitled(group.name));
}

function isPrinted({ labels }: Group): boolean {
  return labels.some(({ name, bold }) => bold || isInCapitals(name));
}

/** Nothing in small letters but an article: `The LORD ADVOCATE`. */
function isInCapitals(name: string): boolean {
  return !/\p{Ll}/u.test(
    name.replace(/^(?:The|An?|Several|Some)\s+|\b(?:Mc|Mac)(?=\p{Lu})|\s(?:of|the|and|for)(?=\s)/gu, ""),
  );
}

/** A label that recurs, with words behind it; one that is not printed as such is short. */
function isRegular(group: Group): boolean {
  const { name, labels } = group;
  const spoken = labels.filter(({ wordsFollow }) => wordsFollow).length * 2 >= labels.length;
  return labels.length >= 2 && spoken && (isPrinted(group) || isTitled(name) || name.split(" ").length <= 3);
}

/** One whose form says that it is a person's, or whom the head of the transcript lists. */
function isOnceOnly({ name, labels }: Group, participants: readonly Participant[], inLines: boolean): boolean {
  const [{ wordsFollow, opensParagraph, mark }] = labels as [Label];
  if (!wordsFollow || !(opensParagraph || inLines)) return false;
  const printed = mark === "stroke" || (/\p{Ll}/u.test(name) && isInCapitals(name));
  return printed || isTitled(name) || participantOf(name, participants) !== null;
}

/** How often a label stands at most that may be a misprint, and how much more often the right one must. */
const [RARE, MORE_OFTEN] = [2, 3];

function misprinted(group: Group, known: readonly Group[], participants: readonly Participant[]): Group | null {
  if (group.labels.length > RARE || participantOf(group.name, participants)) return null;
  const core = folded(withoutTitle(group.name));
  const often = known.filter((each) => each !== group && each.labels.length >= MORE_OFTEN * group.labels.length);
  const cores = new Map(often.map((each) => [folded(withoutTitle(each.name)), each]));
  const near = core.length > 3 && !cores.has(core) ? nearest(core, cores.keys()) : null;
  return near !== null && isSlip(core, near) ? cores.get(near)! : null;
}

/** A misprint hits the first letter of a surname, or others, hardly both. */
function isSlip(core: string, near: string): boolean {
  const [one, other] = [core, near].map((each) => each.slice(each.lastIndexOf(" ") + 1)) as [string, string];
  return one[0] === other[0] || one.slice(1) === other.slice(1);
}

function cast(
  text: string,
  certain: readonly Group[],
  doubtful: ReadonlyMap<Group, Group>,
  participants: readonly Participant[],
): Omit<Cast, "strangers"> {
  const named = certain.map((group) => ({ group, ...describe(group, text, participants) }));
  const merged = mergeByName(named);
  const ids = idsFor(merged.map(({ groups }) => groups[0]!.name));
  const speakers = merged.map(({ name, aliases, role }, i): Speaker => ({ id: ids[i]!, name, aliases, role }));
  const byGroup = new Map(merged.flatMap(({ groups }, i) => groups.map((group) => [group, speakers[i]!] as const)));
  const labels: Attributed[] = [];
  for (const [group, speaker] of byGroup)
    for (const label of group.labels) labels.push({ label, speaker, doubtful: false });
  for (const [group, meant] of doubtful) {
    const speaker = byGroup.get(meant);
    if (speaker) for (const label of group.labels) labels.push({ label, speaker, doubtful: true });
  }
  return { speakers, labels: labels.sort((a, b) => a.label.line.from - b.label.line.from) };
}

interface Named {
  readonly group: Group;
  readonly name: string;
  readonly role: string | null;
}

function describe({ name }: Group, text: string, participants: readonly Participant[]): Omit<Named, "group"> {
  const listed = participantOf(name, participants);
  return listed ?? { name: inNormalCase(name, text), role: null };
}

/** Labels that the head of the transcript gives one person for are one speaker's. */
function mergeByName(named: readonly Named[]) {
  const merged = new Map<string, { name: string; role: string | null; aliases: string[]; groups: Group[] }>();
  for (const { group, name, role } of named) {
    const key = folded(name)
      .replace(/^the /, "")
      .replace(/\.(?=\p{L}{2})/u, ". ");
    const speaker = merged.get(key) ?? { name, role, aliases: [], groups: [] };
    if (group.key !== folded(speaker.name)) speaker.aliases.push(group.name);
    speaker.groups.push(group);
    merged.set(key, speaker);
  }
  return [...merged.values()];
}
