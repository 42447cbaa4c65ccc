import { type Attributes, attribute, CLASS_NAMES, hasClass, idsOf } from "../../../server/src/syntax/attributes";
import type { Reading } from "./reading";

/** What an element of the preview is given: its classes, and the tooltip. Nothing is escaped yet. */
export interface Description {
  readonly classes: readonly string[];
  readonly title: string;
}

/** What the attributes of a span, div or heading say. Classes that are not ours stay as they are. */
export function describe(attributes: Attributes, reading: Reading): Description {
  const speakers = idsOf(attributes, "speaker");
  const classes = attributes.classes.map(({ value }) => (isOurs(value) ? `attest-${value}` : value));
  return {
    classes: [...(speakers.length ? ["attest-statement", ...speakerClasses(speakers, reading)] : []), ...classes],
    title: [captionOf(attributes, reading), ...facts(attributes, reading)].filter(Boolean).join(" · "),
  };
}

/** Classes for what a speaker says: the colour, and one of the speaker's own for style sheets of users. */
export function speakerClasses(speakers: readonly string[], reading: Reading): string[] {
  const voice = reading.voiceOf(speakers[0] ?? "");
  return [...(voice ? [`attest-voice-${voice}`] : []), ...speakers.map((id) => `attest-speaker-${id}`)];
}

/** "Joseph Stalin → Kim Il Sung"; empty if nobody speaks. */
export function captionOf(attributes: Attributes, reading: Reading): string {
  const names = (key: string) =>
    idsOf(attributes, key)
      .map((id) => reading.nameOf(id))
      .join(", ");
  return [names("speaker"), names("to")].filter(Boolean).join(" → ");
}

function isOurs(name: string): boolean {
  return (CLASS_NAMES as readonly string[]).includes(name);
}

function facts(attributes: Attributes, reading: Reading): string[] {
  const value = (key: string) => attribute(attributes, key)?.value ?? "";
  const source = value("source") && (reading.titleOf(value("source")) ?? value("source"));
  const claims = idsOf(attributes, "claim").map((id) => reading.claimText(id) ?? id);
  return [
    value("date"),
    [source, value("locator")].filter(Boolean).join(", "),
    ...claims.map((claim) => claimTitle(value("stance") || "asserts", claim)),
    value("cert") && `certainty: ${value("cert")}`,
    kindOf(attributes),
  ];
}

/** What words that are not the source's own are; empty for others. */
export function kindOf(attributes: Attributes): string {
  if (hasClass(attributes, "note")) return "Annotator’s note";
  return hasClass(attributes, "commentary") ? "Commentary" : "";
}

/** "Asserts: The United States will not intervene." */
export function claimTitle(stance: string, claim: string): string {
  return `${stance[0]?.toUpperCase()}${stance.slice(1)}: ${claim}`;
}
