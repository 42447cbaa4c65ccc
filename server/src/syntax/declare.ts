import { readReferences } from "../bibliography/cslYaml";
import {
  CERTAINTIES,
  CLAIM_STATUSES,
  type ClaimDeclaration,
  type Declarations,
  type Located,
  RULE_LEVELS,
  type RuleLevel,
  type SpeakerDeclaration,
} from "./declarations";
import { isEdtf } from "./edtf";
import { ID_RULE, isId } from "./ids";
import { DEFAULT_SEVERITIES } from "./rules";
import type { YamlEntry, YamlNode } from "./yaml";
import {
  at,
  checkKeys,
  child,
  isNothing,
  type Report,
  readChoice,
  readMapping,
  readText,
  readTexts,
  short,
  unknownWord,
} from "./yamlValues";

/** The keys of a speaker, a claim: format §2. */
export const SPEAKER_KEYS = ["name", "aliases", "role", "born", "died", "same-as"] as const;
export const CLAIM_KEYS = ["text", "status", "cert", "supports", "contradicts"] as const;

/** What front matter and project file declare alike, of the mapping that holds it. */
export function readDeclarations(
  root: YamlNode | null,
  report: Report,
): Omit<Declarations, "problems" | "bibliography"> {
  const speakers = readEntries(child(root, "speakers"), "speakers", readSpeaker, report);
  reportSharedNames(
    speakers.map(({ names }) => names),
    report,
  );
  return {
    speakers: speakers.map(({ speaker }) => speaker),
    claims: readEntries(child(root, "claims"), "claims", readClaim, report),
    references: readReferences(child(root, "references"), report),
    rules: readRules(child(root, "rules"), report),
  };
}

/** Also an entry with a malformed id is read: what refers to it shall not be reported a second time. */
function readEntries<T>(
  node: YamlNode | null,
  what: string,
  read: (entry: YamlEntry, report: Report) => T,
  report: Report,
): readonly T[] {
  const mapping = readMapping(node, `\`${what}\``, report);
  return (mapping?.entries ?? []).map((entry) => {
    checkId(entry.key, report);
    return read(entry, report);
  });
}

function readSpeaker(
  { key, value }: YamlEntry,
  report: Report,
): { speaker: SpeakerDeclaration; names: readonly Located[] } {
  const mapping = value.kind === "scalar" ? null : readMapping(value, `The speaker \`${short(key.value)}\``, report);
  if (mapping) checkKeys(mapping, SPEAKER_KEYS, "A speaker", report);
  const name = readText(value.kind === "scalar" ? value : child(mapping, "name"), "`name`", report);
  if (!name && value.kind !== "sequence") report(at(key, `The speaker \`${short(key.value)}\` needs a \`name\`.`));
  const aliases = readTexts(child(mapping, "aliases"), "`aliases`", report);
  const speaker = {
    ...idOf(key),
    name: name?.value ?? key.value,
    aliases: aliases.map((alias) => alias.value),
    role: readText(child(mapping, "role"), "`role`", report)?.value ?? null,
    born: readDate(child(mapping, "born"), "`born`", report),
    died: readDate(child(mapping, "died"), "`died`", report),
    sameAs: readUris(child(mapping, "same-as"), report),
  };
  return { speaker, names: name ? [name, ...aliases] : aliases };
}

function readClaim({ key, value }: YamlEntry, report: Report): ClaimDeclaration {
  const mapping = readMapping(value, `The claim \`${short(key.value)}\``, report);
  if (mapping) checkKeys(mapping, CLAIM_KEYS, "A claim", report);
  const text = readText(child(mapping, "text"), "`text`", report);
  if (!text && (mapping || isNothing(value)))
    report(at(key, `The claim \`${short(key.value)}\` needs a \`text\`: the claim as one sentence.`));
  return {
    ...idOf(key),
    text: text?.value ?? (value.kind === "scalar" ? value.text : ""),
    status: readChoice(child(mapping, "status"), CLAIM_STATUSES, "`status`", report) ?? "open",
    cert: readChoice(child(mapping, "cert"), CERTAINTIES, "`cert`", report),
    supports: readIds(child(mapping, "supports"), "`supports`", report),
    contradicts: readIds(child(mapping, "contradicts"), "`contradicts`", report),
  };
}

function idOf({ value, from, to }: Located) {
  return { id: value, from, to };
}

function checkId(id: Located, report: Report): void {
  if (!isId(id.value)) report(at(id, ID_RULE));
}

function readIds(node: YamlNode | null, what: string, report: Report): readonly Located[] {
  const ids = readTexts(node, what, report);
  for (const id of ids) checkId(id, report);
  return ids;
}

function readDate(node: YamlNode | null, what: string, report: Report): string | null {
  const date = readText(node, what, report);
  if (!date || isEdtf(date.value)) return date?.value ?? null;
  report(at(date, `${what} must be an EDTF date: 1950, 1950-03-30, 1950~ (about), 195X, or 1950-03/1950-04.`));
  return null;
}

const URI = /^[a-z][a-z\d+.-]*:\S+$/i;

function readUris(node: YamlNode | null, report: Report): readonly string[] {
  return readTexts(node, "`same-as`", report).flatMap((uri) => {
    if (URI.test(uri.value)) return [uri.value];
    report(at(uri, "`same-as` must be a full address, such as https://www.wikidata.org/entity/Q855."));
    return [];
  });
}

/** Two speakers with one name: a label that bears it could be either's. */
function reportSharedNames(speakers: readonly (readonly Located[])[], report: Report): void {
  const owners = new Map<string, { speaker: number; name: Located }>();
  speakers.forEach((names, speaker) => {
    for (const name of names) {
      const key = name.value.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
      const owner = owners.get(key);
      if (!owner) owners.set(key, { speaker, name });
      else if (owner.speaker !== speaker) report(sharedName(name, owner.name));
    }
  });
}

function sharedName(name: Located, first: Located) {
  const message = `Two speakers bear the name \`${short(name.value)}\`, so a label with it is ambiguous. Remove it from one of the two.`;
  return { ...at(name, message), related: [at(first, "The other speaker of this name")] };
}

function readRules(node: YamlNode | null, report: Report): ReadonlyMap<string, RuleLevel> {
  const mapping = readMapping(node, "`rules`", report);
  const rules = new Map<string, RuleLevel>();
  for (const { key, value } of mapping?.entries ?? []) {
    const level = readChoice(value, RULE_LEVELS, "A level", report);
    if (!DEFAULT_SEVERITIES.has(key.value))
      report(unknownWord(key, DEFAULT_SEVERITIES.keys(), `There is no rule \`${short(key.value)}\`.`));
    else if (level) rules.set(key.value, level);
    else if (isNothing(value)) report(at(key, `A rule needs a level: ${RULE_LEVELS.join(", ")}.`));
  }
  return rules;
}
