import type { AnnotatedSource, UnknownLabel } from "../model/annotatedSource";
import type { SpeakerDeclaration } from "../syntax/declarations";
import { memoised } from "../syntax/memo";
import { allNearest } from "../syntax/nearest";
import type { Fix, Problem } from "../syntax/problem";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";
import { guesser, replaceBy } from "./knownIds";

/** `speaker.unknown`: labels and ids of speakers that nobody has declared. */
export function* unknownSpeakers(workspace: Workspace, model: AnnotatedSource): Generator<Problem> {
  if (model.unknownLabels.length > 0) yield* unknownLabels(model);
  yield* unknownIds(workspace, model);
}

function* unknownLabels(model: AnnotatedSource): Generator<Problem> {
  const speakers = byShortName({ model });
  const guesses = new Map<string, readonly SpeakerDeclaration[]>();
  for (const label of model.unknownLabels) {
    if (!guesses.has(label.name))
      guesses.set(label.name, guesses.size < MAX_GUESSES ? likely(label.name, speakers) : []);
    yield unknownLabel(model, label, guesses.get(label.name)!);
  }
}

/** Who has more unknown labels than these has another trouble than misprints. */
const MAX_GUESSES = 100;

/** Whom a label equally resembles of more than these, it resembles nobody. */
const MAX_LIKELY = 5;

function unknownLabel(model: AnnotatedSource, label: UnknownLabel, likely: readonly SpeakerDeclaration[]): Problem {
  const advice = likely.length
    ? `Did you mean ${oneOf(likely.map(({ name }) => name))}?`
    : "Declare this speaker in the front matter, or add the name to the aliases of one.";
  const message = `No speaker is called “${label.name}”. ${advice}`;
  const fixes = likely.map((speaker) => markLabel(model, label, speaker));
  return { code: "speaker.unknown", message, fixes, from: label.from, to: label.to };
}

/** As in: Jan Berdahl, Gunnar Berdahl or Knut Berdal. */
function oneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** Names the speaker in a span around the label as it stands, up to its colon. */
function markLabel({ source }: AnnotatedSource, label: UnknownLabel, { id, name }: SpeakerDeclaration): Fix {
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

/** The speakers whom a label that nobody bears may mean, all equally likely; none where these are too many. */
export function likelySpeakers(
  document: Pick<AnnotatedDocument, "model">,
  label: string,
): readonly SpeakerDeclaration[] {
  return likely(label, byShortName(document));
}

type SpeakersByName = ReadonlyMap<string, readonly SpeakerDeclaration[]>;

function byShortName({ model }: Pick<AnnotatedDocument, "model">): SpeakersByName {
  const speakers = new Map<string, SpeakerDeclaration[]>();
  for (const each of model.scope.labelSpeakers) {
    for (const name of new Set(shortNames(each))) memoised(speakers, name, (): SpeakerDeclaration[] => []).push(each);
  }
  return speakers;
}

function likely(label: string, speakers: SpeakersByName): readonly SpeakerDeclaration[] {
  const whole = allNearest(label, speakers.keys());
  const names = whole.length ? whole : allNearest(lastWord(label), speakers.keys());
  const found = [...new Set(names.flatMap((name) => speakers.get(name)!))];
  return found.length > MAX_LIKELY ? [] : found;
}

/** What a label may call somebody: names, aliases, and the last word of each, which is mostly the surname. */
function shortNames({ name, aliases }: SpeakerDeclaration): string[] {
  return [name, ...aliases].flatMap((each) => [each, lastWord(each)]);
}

function lastWord(name: string): string {
  return name.slice(name.trimEnd().lastIndexOf(" ") + 1);
}

function* unknownIds(workspace: Workspace, { source, mentions, scope }: AnnotatedSource): Generator<Problem> {
  const guess = guesser(workspace, source.uri, "speaker");
  for (const { kind, role, id, from, to } of mentions) {
    if (kind !== "speaker" || role === "label" || scope.speaker(id)) continue;
    const likely = guess(id);
    const advice = likely ? `Did you mean “${likely}”?` : "Declare it under speakers in the front matter.";
    const message = `No speaker has the id “${id}”. ${advice}`;
    yield { code: "speaker.unknown", message, fixes: replaceBy(likely, { from, to }), from, to };
  }
}
