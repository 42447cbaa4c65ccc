import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { Span } from "../syntax/span";
import type { CheckedText, PageStart, Voice } from "./checkedText";

/** Where elements lie deeper in one another reading ends: nobody writes that. */
const DEEPEST = 200;

/** What is no word of the source (TEI P5): its description, notes, what an editor struck out or put beside the text. */
const NO_WORDS = new Set(["teiHeader", "note", "fw", "del", "surplus", "sic", "orig", "abbr", "figDesc"]);
const QUOTED = new Set(["q", "quote", "cit"]);
const SPOKEN = new Set(["said", "sp", "u"]);

interface Opened {
  readonly name: string;
  readonly from: number;
  readonly speakers: readonly string[];
}

/**
 * A text in TEI XML as a text to check against: the words outside its header and notes, `pb` as pages, `said`, `sp` and `u`
 * with `who` as voices, `q` and `quote` as what the text itself only quotes. Where editor and original stand side by side
 * (`choice`), the editor's reading counts. No entity is expanded but those of XML itself; where the XML is broken, what can be
 * read counts.
 */
export function readTei(uri: string, text: string): CheckedText {
  const reading = teiReading(text);
  try {
    reading.parser.write(text).close();
  } catch {
    // What was read until here counts.
  }
  const { words, pages, voices, quoted } = reading;
  return { uri, text, words, pages, voices: inPreOrder(voices), quoted: inPreOrder(quoted) };
}

function teiReading(text: string) {
  const parser = new SaxesParser();
  const words: Span[] = [];
  const pages: PageStart[] = [];
  const voices: Voice[] = [];
  const quoted: Span[] = [];
  const open: Opened[] = [];
  let silent = 0;
  let from = 0;
  const takeWords = (to: number) => {
    if (silent === 0 && open.length > 0) words.push(...withoutReferences(text, from, to));
  };
  const begins = (opener = "<") => text.lastIndexOf(opener, parser.position - 1);

  parser.on("error", () => {});
  parser.on("opentag", (tag) => {
    takeWords(begins());
    from = parser.position;
    if (open.length === DEEPEST) throw new Error("elements too deep in one another");
    if (nameOf(tag) === "pb" && tag.attributes.n) pages.push({ at: from, page: tag.attributes.n });
    if (NO_WORDS.has(nameOf(tag))) silent++;
    open.push({ name: nameOf(tag), from, speakers: speakersOf(tag) });
  });
  parser.on("closetag", (tag) => {
    const to = tag.isSelfClosing ? parser.position : begins();
    if (!tag.isSelfClosing) takeWords(to);
    from = parser.position;
    const { name, from: began, speakers } = open.pop()!;
    if (NO_WORDS.has(name)) silent--;
    if (QUOTED.has(name)) quoted.push({ from: began, to });
    if (SPOKEN.has(name) && speakers.length > 0) voices.push({ from: began, to, speakers });
  });
  for (const [event, opener] of PASSED_OVER)
    parser.on(event, () => {
      takeWords(begins(opener));
      from = text.indexOf(">", parser.position - 1) + 1;
    });
  return { parser, words, pages, voices, quoted };
}

const PASSED_OVER = [
  ["comment", "<!--"],
  ["processinginstruction", "<?"],
  ["cdata", "<![CDATA["],
] as const;

function nameOf({ name }: SaxesTagPlain): string {
  return name.slice(name.indexOf(":") + 1);
}

/** `who="#kim #pak"`: the ids. */
function speakersOf({ attributes }: SaxesTagPlain): string[] {
  return (attributes.who ?? "").split(/\s+/).flatMap((id) => id.replace(/^.*#/, "") || []);
}

const REFERENCE = /&[#\w]{1,40};/g;

/** A reference to a character (`&amp;`) is no word. */
function withoutReferences(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let begin = from;
  for (const { index, 0: reference } of text.slice(from, to).matchAll(REFERENCE)) {
    if (from + index > begin) spans.push({ from: begin, to: from + index });
    begin = from + index + reference.length;
  }
  if (to > begin) spans.push({ from: begin, to });
  return spans;
}

function inPreOrder<T extends Span>(spans: readonly T[]): T[] {
  return [...spans].sort((a, b) => a.from - b.from || b.to - a.to);
}
