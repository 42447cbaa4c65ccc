import { lineEnding } from "../annotating/edits";
import type { Statement } from "../model/annotatedSource";
import { frontMatterSpan } from "../syntax/frontMatter";
import type { TextEdit } from "../syntax/problem";
import { insertion } from "./edits";
import { frontMatterFor, isAnnotated } from "./frontMatter";
import { type Header, headerOf } from "./header";
import { labelMarks } from "./labelMarks";
import { labelsIn } from "./labels";
import { fromPlain, mended, outOfCode } from "./markdown";
import { personsIn } from "./persons";
import { changed, type Parsed, parsed, readParsed } from "./reading";
import { type Attributed, castOf, type Speaker } from "./speakers";
import { stageMarks } from "./stage";
import { withStatements } from "./statements";

export interface Given {
  readonly text: string;
  /** Whether the text is Markdown, which is meant; else whatever looks like it is not. */
  readonly markdown: boolean;
  /** The path of the text's file, as the result is to name it; null if it has none. */
  readonly transcription: string | null;
}

export type Imported =
  | { readonly kind: "refused"; readonly reason: string }
  | {
      readonly kind: "annotated";
      readonly text: string;
      readonly speakers: readonly Speaker[];
      readonly statements: number;
      /** Labels that are somebody's, probably: misprinted. */
      readonly doubtful: readonly { readonly name: string; readonly speaker: Speaker }[];
    };

/**
 * An annotated source with the words of a plain transcription: what Markdown would swallow is escaped, a header becomes front
 * matter, labels that recur become speakers. Total: any text gives an answer.
 */
export function importText({ text: given, markdown, transcription }: Given): Imported {
  const text = given.replace(/^\uFEFF/, "");
  if (text.trim() === "") return refused("there is no text in it");
  if (text.includes("\0")) return refused("this is no text");
  if (markdown && isAnnotated(text)) return refused("this is an annotated source already");
  const eol = lineEnding(text);
  const own = markdown ? (frontMatterSpan(text)?.to ?? 0) : 0;
  const head = text.slice(0, own);
  const body = text.slice(own).replace(own ? /^(?:\r\n|\r|\n)/ : /^(?!)/, "");
  const prepared = markdown ? mended(parsed(body)) : fromPlain(body);
  const { marked, header, cast, labels } = withMarks(prepared, markdown, eol);
  const front = (speakers: readonly Speaker[]) => frontMatterFor(head, { header, speakers, transcription }, eol);
  const under = (speakers: readonly Speaker[]) => changed(marked, [insertion(0, front(speakers))]);
  const named = cast.length > 0 ? cast : personsIn(readParsed(under([])));
  const whole = withStatements(under(named));
  const { statements } = readParsed(whole).model;
  const persons = cast.length > 0 ? cast : heardIn(statements, named);
  const result = front(persons) + whole.text.slice(front(named).length);
  const doubtful = labels.filter((each) => each.doubtful).map(({ label, speaker }) => ({ name: label.name, speaker }));
  return {
    kind: "annotated",
    text: result,
    speakers: persons,
    statements: statements.length,
    doubtful,
  };
}

/** Those who say something, of those whom clauses name. */
function heardIn(statements: readonly Statement[], persons: readonly Speaker[]): Speaker[] {
  const heard = new Set(statements.flatMap(({ speakers }) => speakers));
  return persons.filter(({ id }) => heard.has(id));
}

function refused(reason: string): Imported {
  return { kind: "refused", reason };
}

interface Marked {
  /** A blank line stands first. */
  readonly marked: Parsed;
  readonly header: Header | null;
  readonly cast: readonly Speaker[];
  readonly labels: readonly Attributed[];
}

function withMarks(prepared: Parsed, markdown: boolean, eol: string): Marked {
  const { text } = prepared;
  const header = headerOf(text);
  const { speakers: cast, labels, strangers } = castOf(text, labelsIn(text, header?.to ?? 0));
  const edits: TextEdit[] = [
    ...(/^[\r\n]/.test(text) ? [] : [insertion(0, eol)]),
    ...(header && !header.own ? commentary(text, header, eol) : []),
    ...labelMarks(text, labels, markdown, eol),
    ...strangers.flatMap(({ opensParagraph, line }) => (opensParagraph ? [] : [insertion(line.from, eol)])),
    ...stageMarks(
      text,
      labels.map(({ label }) => label.line.from),
    ),
  ];
  const marked = changed(prepared, edits);
  return { marked: mended(markdown ? marked : outOfCode(marked)), header, cast, labels };
}

/** A header is a later hand's: not the source's own words. A bare locator there would be a citation of ours. */
function commentary(text: string, { from, to }: Header, eol: string): TextEdit[] {
  const brackets = [...text.slice(from, to).matchAll(/(?<!\\)\[[^[\]\\]*\]/g)].flatMap(({ 0: found, index }) => [
    insertion(from + index, "\\"),
    insertion(from + index + found.length - 1, "\\"),
  ]);
  return [insertion(from, `::: {.commentary}${eol}${eol}`), ...brackets, insertion(to, `${eol}${eol}:::`)];
}
