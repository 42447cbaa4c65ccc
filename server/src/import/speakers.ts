import { nearest } from "../syntax/nearest";
import type { Label } from "./labels";
import { folded, idsFor, inNormalCase, isTitled, withoutTitle } from "./names";
import { type Participant, participantOf, participantsIn } from "./participants";

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
}

/** Words that head parts of minutes, letters and reports. */
const NOT_SPEAKERS = new RegExp(
  "^(?:subjects?|participants?|present|absent|apologies|in attendance|also present|members of|guest speakers|date|place|time|location|agenda|notes?|" +
    "sources?|to|from|re|cc|bcc|via|ref|references?|attachments?|enclosures?|summary|comments?|action|item|section|part|chapter|appendix|" +
    "annex|tables?|figures?|examples?|see|distribution|classification|background|discussion|conclusions?|recommendations?|decisions?|resolved|" +
    "reported by|recorded by|prepared by|drafted by|approved by|typed by|title|author|description|file|copy|copies|page|vol|volume|no|number|" +
    "introduction|introductory remarks|remarks|contents|table of|proceedings|motion|vote|ayes|noes|p\\.?s|nb|n\\.b|first|second|third|finally|" +
    "warning|important|telephone|tel|fax|address|email|session|day|exhibit|state department|department|representing|language|tape|begin|end)(?:$|[\\s.:]|(?=\\d))",
  "i",
);

interface Group {
  readonly key: string;
  readonly name: string;
  readonly labels: Label[];
}

/** Who speaks in a transcript, by the labels that recur in it; nobody if it is none. */
export function castOf(text: string, labels: readonly Label[]): Cast {
  const groups = grouped(labels.filter(mayBeName));
  const answered = groups.some(({ key }) => key === "q") && groups.some(({ key }) => key === "a");
  const regular = groups.filter((group) => isRegular(group) && (answered || !/^[qa]$/.test(group.key)));
  const known = regular.length > 1 ? regular : regular.filter(({ labels }) => labels.length > 2);
  if (known.length === 0) return { speakers: [], labels: [] };
  const first = Math.min(...known.map(({ labels }) => labels[0]!.line.from));
  const participants = participantsIn(text.slice(0, first));
  const doubtful = new Map<Group, Group>();
  const certain: Group[] = [];
  for (const group of groups) {
    const meant = misprinted(group, known, participants);
    if (meant) doubtful.set(group, meant);
    else if (known.includes(group) || isOnceOnly(group, participants)) certain.push(group);
  }
  return cast(
    text,
    certain.filter((group) => !doubtful.has(group)),
    doubtful,
    participants,
  );
}

function mayBeName({ name, mark, wordsFollow }: Label): boolean {
  if (NOT_SPEAKERS.test(name) || (mark === "stop" && !wordsFollow)) return false;
  return !/\d/.test(name.replace(/\s\d{1,2}$/, "")) && name.split(" ").length <= (isTitled(name) ? 7 : 4);
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

/** A label that recurs; one that is neither printed as such nor has a title must do so more often. */
function isRegular({ name, labels }: Group): boolean {
  const printed = isTitled(name) || !/\p{Ll}/u.test(name) || labels.some(({ bold }) => bold);
  const spoken = labels.filter(({ wordsFollow }) => wordsFollow).length * 2 >= labels.length;
  return labels.length >= 2 && (printed || (spoken && name.split(" ").length <= 3));
}

/** One whose form says that it is a person's, or whom the head of the transcript lists. */
function isOnceOnly({ name, labels }: Group, participants: readonly Participant[]): boolean {
  if (!labels[0]!.wordsFollow || !labels[0]!.opensParagraph) return false;
  return isTitled(name) || participantOf(name, participants) !== null;
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
): Cast {
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
    const speaker = merged.get(folded(name)) ?? { name, role, aliases: [], groups: [] };
    if (group.key !== folded(name)) speaker.aliases.push(group.name);
    speaker.groups.push(group);
    merged.set(folded(name), speaker);
  }
  return [...merged.values()];
}
