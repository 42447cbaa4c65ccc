import { URI } from "vscode-uri";
import { lineStartsOf, placeAt } from "../syntax/lines";
import type { CheckedText } from "../verification/checkedText";
import { type Found, findWords } from "../verification/findWords";
import { ngramIndex } from "../verification/ngramIndex";
import { ngramsOf } from "../verification/ngrams";
import { readTextFile } from "../verification/textFile";
import { wordsOf } from "../verification/words";
import { nodeFileSystem } from "../workspace/fileSystem.node";
import { contentOf } from "../workspace/fileTexts";
import { normalUri } from "../workspace/uris";
import type { FindArguments } from "./arguments.node";
import { findPlace, shownPath } from "./places.node";
import { textFilesIn } from "./texts.node";

/** Where words stand, as it is printed: offsets in UTF-16 units, lines and columns from 1. */
export interface FoundPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly verdict: string;
  readonly page: string | null;
  readonly words: string;
}

/** `secondHand`: places where the text that was found only quotes the words itself. */
export interface FoundPlaces {
  readonly found: readonly FoundPlace[];
  readonly secondHand: readonly FoundPlace[];
  readonly complaints: readonly string[];
}

/** Finds the words in every plain text, Markdown and TEI file of a folder, or in one file. */
export async function findInTexts({ words, texts }: FindArguments, cwd: string): Promise<FoundPlaces> {
  const place = await findPlace(texts, cwd, async () => new Uint8Array());
  if (place.kind === "unreadable") return { found: [], secondHand: [], complaints: [place.message] };
  const complaints: string[] = [];
  const uris = place.kind === "file" ? [place.uri] : (await textFilesIn(URI.parse(place.uri).fsPath)).map(uriOf);
  const read = await readAll(uris, (uri, why) => complaints.push(`${shownPath(uri, cwd)}: ${why}`));
  const index = ngramIndex(read.map(({ text }) => ngramsOf(wordsOf(text))));
  const found = findWords(words, index, (text) => readTextFile(read[text]!.uri, read[text]!.text));
  const shown = (quoted: boolean) =>
    found
      .filter(({ judgement }) => judgement.passage?.quoted === quoted)
      .map((each) => shownPlace(each, read[each.text]!, cwd));
  return { found: shown(false), secondHand: shown(true), complaints };
}

/** `minutes.txt:12:5: exact, page 41: “the words”`, line by line. */
export function placesAsText({ found, secondHand }: FoundPlaces): string {
  if (found.length + secondHand.length === 0) return "These words stand in none of the texts.\n";
  const heading = secondHand.length > 0 ? ["Quoted there, from elsewhere:"] : [];
  return `${[...found.map(lineOf), ...heading, ...secondHand.map(lineOf)].join("\n")}\n`;
}

function lineOf({ file, line, column, verdict, page, words }: FoundPlace): string {
  return `${file}:${line}:${column}: ${verdict}${page === null ? "" : `, page ${page}`}: “${words}”`;
}

type ReadText = Pick<CheckedText, "uri" | "text">;

async function readAll(uris: readonly string[], report: (uri: string, why: string) => void): Promise<ReadText[]> {
  const texts: ReadText[] = [];
  for (const uri of uris) {
    const { text } = await contentOf(nodeFileSystem, uri, report);
    if (text !== null) texts.push({ uri, text });
  }
  return texts;
}

function uriOf(path: string): string {
  return normalUri(URI.file(path).toString());
}

function shownPlace({ judgement: { verdict, passage } }: Found, { uri, text }: ReadText, cwd: string): FoundPlace {
  const { from, to, firstPage } = passage!;
  const { line, character } = placeAt(lineStartsOf(text), from);
  const words = text.slice(from, to).replace(/\s+/g, " ");
  return {
    file: shownPath(uri, cwd),
    line: line + 1,
    column: character + 1,
    from,
    to,
    verdict,
    page: firstPage,
    words,
  };
}
