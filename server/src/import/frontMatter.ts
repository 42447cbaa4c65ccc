import { frontMatterSpan, readFrontMatter } from "../syntax/frontMatter";
import { withoutEnd } from "../syntax/trim";
import { scalar } from "../syntax/yamlWriting";
import { edtfOf } from "./dates";
import type { Header } from "./header";
import type { Speaker } from "./speakers";

/** What the front matter of an imported text says. */
export interface Declared {
  readonly header: Header | null;
  readonly speakers: readonly Speaker[];
  readonly transcription: string | null;
}

/** The front matter as a block of lines that end in `eol`; keys that the text's own has already are kept, and not repeated. */
export function frontMatterFor(text: string, { header, speakers, transcription }: Declared, eol: string): string {
  const own = frontMatterSpan(text);
  const kept = own ? withoutEnd(text.slice(own.yaml.from, own.yaml.to), /[\r\n]/) : "";
  const entries: [string, string[]][] = [
    ["title", [given(header?.title)]],
    ["author", [given(header?.author)]],
    ["date", [given(header?.date ? edtfOf(header.date) : null)]],
    ["description", [given(header?.description)]],
    ["source", [header?.source ? SOURCE_ID : ""]],
    ["transcription", [given(transcription)]],
    ["speakers", speakerLines(speakers)],
    ["references", header?.source ? ["", ...referenceLines(header)] : [""]],
  ];
  const known = keysOf(kept);
  const lines = entries.flatMap(([key, [first, ...rest]]) =>
    known.has(key) || (!first && rest.length === 0) ? [] : [`${key}:${first ? ` ${first}` : ""}`, ...rest],
  );
  const version = speakers.length > 0 || known.has("attest") ? [] : ["attest: 1"];
  return ["---", ...(kept ? [kept] : []), ...version, ...lines, "---", ""].join(eol);
}

const SOURCE_ID = "this-document";

function keysOf(yaml: string): Set<string> {
  return new Set([...yaml.matchAll(/^["']?([\w-]+)["']?[ \t]*:/gm)].map(([, key]) => key!));
}

/** Whether the text says already that it is an annotated source. */
export function isAnnotated(text: string): boolean {
  const own = readFrontMatter(text);
  return own !== null && (own.optsIn || own.source !== null);
}

function speakerLines(speakers: readonly Speaker[]): string[] {
  if (speakers.length === 0) return [""];
  return ["", ...speakers.map((speaker) => `  ${scalar(speaker.id)}: ${speakerValue(speaker)}`)];
}

function speakerValue({ name, aliases, role }: Speaker): string {
  if (aliases.length === 0 && role === null) return scalar(name);
  const entries = [`name: ${scalar(name)}`];
  if (aliases.length > 0) entries.push(`aliases: [${aliases.map(scalar).join(", ")}]`);
  if (role !== null) entries.push(`role: ${scalar(role)}`);
  return `{${entries.join(", ")}}`;
}

/** What the source is said to be, in the words of the header: whether a report, a letter, in which archive, nobody knows here. */
function referenceLines({ title, source }: Header): string[] {
  return [
    `  - id: ${SOURCE_ID}`,
    "    type: document",
    ...(title ? [`    title: ${scalar(title)}`] : []),
    `    note: ${given(source)}`,
  ];
}

function given(text: string | null | undefined): string {
  return text ? scalar(text) : "";
}
