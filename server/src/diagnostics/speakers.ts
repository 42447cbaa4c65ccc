import type { UnknownLabel } from "../model/annotatedSource";
import type { SpeakerDeclaration } from "../syntax/declarations";
import { nearest } from "../syntax/nearest";
import type { Fix, Problem } from "../syntax/problem";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { guesser, replaceBy } from "./knownIds";

/** `speaker.unknown`: labels and ids of speakers that nobody has declared. */
export function* unknownSpeakers(workspace: Workspace, document: AnnotatedDocument): Generator<Problem> {
  yield* unknownLabels(document);
  yield* unknownIds(workspace, document);
}

function* unknownLabels(document: AnnotatedDocument): Generator<Problem> {
  const speakers = byShortName(document);
  const guesses = new Map<string, SpeakerDeclaration | null>();
  for (const label of document.model.unknownLabels) {
    if (!guesses.has(label.name))
      guesses.set(label.name, guesses.size < MAX_GUESSES ? likely(label.name, speakers) : null);
    yield unknownLabel(document, label, guesses.get(label.name) ?? null);
  }
}

/** Who has more unknown labels than these has another trouble than misprints. */
const MAX_GUESSES = 100;

function unknownLabel(document: AnnotatedDocument, label: UnknownLabel, speaker: SpeakerDeclaration | null): Problem {
  const advice = speaker
    ? `Did you mean ${speaker.name}?`
    : "Declare this speaker in the front matter, or add the name to the aliases of one.";
  const message = `No speaker is called “${label.name}”. ${advice}`;
  const fixes = speaker ? [markLabel(document, label, speaker)] : [];
  return { code: "speaker.unknown", message, fixes, from: label.from, to: label.to };
}

/** Names the speaker in a span around the label as it stands, up to its colon. */
function markLabel({ source }: AnnotatedDocument, label: UnknownLabel, { id, name }: SpeakerDeclaration): Fix {
  const start = /\**$/.exec(source.text.slice(Math.max(0, label.from - 3), label.from))![0].length;
  const end = /^\**[ \t]*(?:\([^()\n]{1,80}\))?\**[:：]?\**/
    .exec(source.text.slice(label.to, label.to + 100))![0]
    .trimEnd().length;
  const [from, to] = [label.from - start, label.to + end];
  return {
    title: `Mark as ${name}`,
    edits: [
      { from, to: from, insert: "[" },
      { from: to, to, insert: `]{speaker=${id}}` },
    ],
  };
}

/** The speaker whom a label that nobody bears probably means, or null. */
export function likelySpeaker(document: Pick<AnnotatedDocument, "model">, label: string): SpeakerDeclaration | null {
  return likely(label, byShortName(document));
}

function byShortName({ model }: Pick<AnnotatedDocument, "model">): ReadonlyMap<string, SpeakerDeclaration> {
  return new Map(model.scope.labelSpeakers.flatMap((each) => shortNames(each).map((name) => [name, each])));
}

function likely(label: string, speakers: ReadonlyMap<string, SpeakerDeclaration>): SpeakerDeclaration | null {
  const name = nearest(label, speakers.keys()) ?? nearest(lastWord(label), speakers.keys());
  return name === null ? null : speakers.get(name)!;
}

/** What a label may call somebody: names, aliases, and the last word of each, which is mostly the surname. */
function shortNames({ name, aliases }: SpeakerDeclaration): string[] {
  return [name, ...aliases].flatMap((each) => [each, lastWord(each)]);
}

function lastWord(name: string): string {
  return name.slice(name.trimEnd().lastIndexOf(" ") + 1);
}

function* unknownIds(workspace: Workspace, document: AnnotatedDocument): Generator<Problem> {
  const { mentions, scope } = document.model;
  const guess = guesser(workspace, document.uri, "speaker");
  for (const { kind, role, id, from, to } of mentions) {
    if (kind !== "speaker" || role === "label" || scope.speaker(id)) continue;
    const likely = guess(id);
    const advice = likely ? `Did you mean “${likely}”?` : "Declare it under speakers in the front matter.";
    const message = `No speaker has the id “${id}”. ${advice}`;
    yield { code: "speaker.unknown", message, fixes: replaceBy(likely, { from, to }), from, to };
  }
}
