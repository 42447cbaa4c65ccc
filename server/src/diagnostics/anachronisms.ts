import type { LinkType, Source } from "../bibliography/source";
import type { AnnotatedSource, Statement } from "../model/annotatedSource";
import type { SpeakerDeclaration } from "../syntax/declarations";
import { isSurelyBefore } from "../syntax/edtf";
import type { Problem } from "../syntax/problem";
import type { Provenance, Step } from "../workspace/workspace";

/** `source.anachronism`: somebody speaks who was not born yet, or was dead. What an uncertain date can explain is not told. */
export function* untimelySpeakers({ statements, scope }: AnnotatedSource): Generator<Problem> {
  for (const statement of statements) {
    for (const id of statement.speakers) {
      const speaker = scope.speaker(id);
      const why = speaker && untimely(speaker, statement);
      if (why) yield { code: "source.anachronism", message: why, from: statement.from, to: statement.to };
    }
  }
}

function untimely({ name, born, died }: SpeakerDeclaration, { date }: Statement): string | null {
  const advice = `Give the statement its own date=, or correct the dates of ${name}.`;
  if (isSurelyBefore(died, date)) return `${name} died ${died}, and this is dated ${date}. ${advice}`;
  return isSurelyBefore(date, born) ? `${name} was born ${born}, and this is dated ${date}. ${advice}` : null;
}

/** `source.anachronism`: a source declared in the file `uri` is linked to one that cannot have been there, or was there too early. */
export function* untimelyLinks({ node }: Provenance, uri: string, own: readonly Source[]): Generator<Problem> {
  for (const { id, links, from, to } of own) {
    if (links.length === 0) continue;
    for (const step of node(id)?.restsOn ?? []) {
      const other = step.declared.uri === uri ? node(step.to)?.source : undefined;
      const message = other && untimelyStep(step, step.declared.value, other);
      if (message) yield { code: "source.anachronism", message, from, to };
    }
  }
}

/** Whether the source at the end of the link must be the younger: it cites or quotes the one that bears the link. */
const IS_YOUNGER: Readonly<Partial<Record<LinkType, boolean>>> = {
  "cited-in": true,
  "quoted-in": true,
  "translated-from": false,
  summarises: false,
};

function untimelyStep({ type, to }: Step, source: Source, other: Source): string | null {
  const younger = IS_YOUNGER[type];
  if (younger === undefined) return null;
  const [earlier, later] = younger ? [source, other] : [other, source];
  if (!isSurelyBefore(later.issued, earlier.issued)) return null;
  return `This is of ${source.issued}, and ${type.replace("-", " ")} “${to}”, which is of ${other.issued}. Correct a date, or name the edition that is meant.`;
}
