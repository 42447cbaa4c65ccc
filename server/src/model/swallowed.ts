import type { Fix, Problem } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { Block } from "./blocks";
import type { Document, LeafBlock } from "./document";
import { HAS, type Swallowed } from "./leaf";

/* Words of the source that Markdown would take for something else, and swallow or change (format §12, `text.markdown`). */

export function* swallowedWords(document: Document, text: string): Generator<Problem> {
  for (const block of document.blocks) {
    if (block.kind === "item") yield* renumbered(document, block, text);
    if (block.kind !== "reference") continue;
    const line = text.slice(block.from, block.to);
    if (!isAddress(line)) yield swallowedLine(block, line.indexOf("]:"));
  }
  for (const block of document.leaves) {
    if (block.has & HAS.swallowed) for (const each of block.leaf.swallowed) yield* swallowedBy(block, each);
  }
}

/** Elements of HTML: whoever writes one means it. */
const HTML = new Set(
  (
    "a abbr address article aside audio b bdi bdo blockquote body br button canvas caption cite code col colgroup data dd del " +
    "details dfn dialog div dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html i " +
    "iframe img input ins kbd label legend li link main map mark meta nav noscript object ol optgroup option output p param " +
    "picture pre progress q rp rt ruby s samp script section select small source span strong style sub summary sup svg table " +
    "tbody td template textarea tfoot th thead time title tr track u ul var video wbr center font strike tt big"
  ).split(" "),
);

function* swallowedBy(block: LeafBlock, swallowed: Swallowed): Generator<Problem> {
  const text = block.leaf.text.slice(swallowed.from, swallowed.to);
  const message = messageFor(swallowed.kind, text);
  if (!message) return;
  const from = block.from + swallowed.from;
  const code = swallowed.kind === "link" ? "syntax.attribute" : "text.markdown";
  const close = swallowed.kind === "link" ? [from + text.lastIndexOf("](")] : [];
  yield { from, to: block.from + swallowed.to, code, message, fixes: [escaping(from, ...close)] };
}

function messageFor(kind: Swallowed["kind"], text: string): string | null {
  switch (kind) {
    case "html": {
      const name = /^<\/?([a-z][\w-]*)/i.exec(text)?.[1]?.toLowerCase();
      return name && !HTML.has(name) ? `Markdown takes “${text}” for an HTML tag and drops it from the text.` : null;
    }
    case "tex":
      return `Pandoc takes “${text}” for a TeX command and drops it from the text.`;
    case "math":
      return isProse(text)
        ? `Pandoc takes “${short(text)}” for a formula: the words between the dollar signs run together.`
        : null;
    case "link":
      return isAside(text) ? `Markdown makes a link of “${short(text)}” and drops the words in parentheses.` : null;
  }
}

/** Two words side by side are no formula. */
function isProse(math: string): boolean {
  return /\p{L}{2}[,.;]?\s+\p{L}{2}|\d\s+\p{L}{2,}\s/u.test(math);
}

/** Whether what stands in a link's parentheses is words, not an address. */
function isAside(link: string): boolean {
  const destination = link.slice(link.lastIndexOf("](") + 2, -1).trim();
  if (!destination || destination.startsWith("<")) return false;
  const address = /^(\S*)\s+(?:"[^"]*"|'[^']*'|\([^()]*\))$/.exec(destination)?.[1] ?? destination;
  return /\s/.test(address) || !/[./#:?@%]/.test(address);
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const NUMBER = /^(\d{1,9})[.)]/;

/** An item that does not count on from the one before: Pandoc numbers lists anew. */
function* renumbered(document: Document, { from, before }: Block, text: string): Generator<Problem> {
  const marker = NUMBER.exec(text.slice(from, from + 12));
  const previous =
    before < 0 ? null : NUMBER.exec(text.slice(document.blocks[before]!.from, document.blocks[before]!.from + 12));
  if (!marker || !previous || Number(marker[1]) === Number(previous[1]) + 1 || marker[1] === previous[1]) return;
  yield {
    from,
    to: from + marker[0].length,
    code: "text.markdown",
    message: `Pandoc takes “${marker[0]}” for the number of a list item and prints ${Number(previous[1]) + 1} instead.`,
    fixes: [escaping(from + marker[0].length - 1)],
  };
}

const DEFINITION = /^[^\]]*\]:\s*(<[^>]*>|\S+)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*$/;

/** Whether the definition of a link is one: an address, then at most a title. */
function isAddress(definition: string): boolean {
  return /^<|[./#:?@%]/.test(DEFINITION.exec(definition)?.[1] ?? "");
}

/** `[Stalin]: We must act.` is an address to Pandoc, whatever follows the colon. */
function swallowedLine({ from, to }: Span, label: number): Problem {
  return {
    from,
    to,
    code: "text.markdown",
    message: "Markdown takes this line for the address of a link and drops it from the text.",
    fixes: [escaping(from, from + label)],
  };
}

/** Puts a backslash before each of the places: of a pair of brackets both, lest the other pairs with one elsewhere. */
export function escaping(...places: readonly number[]): Fix {
  const title = places.length > 1 ? "Escape the brackets with backslashes" : "Escape it with a backslash";
  return { title, edits: places.map((at) => ({ from: at, to: at, insert: "\\" })) };
}

// Headings named in brackets.

/** Words in brackets, as a heading would be named. */
export interface Bracketed extends Span {
  readonly name: string;
}

/** The brackets of a document by what stands in them. */
export function bracketedIn(document: Pick<Document, "leaves">): Bracketed[] {
  return document.leaves.flatMap(({ has, leaf, from: base }) =>
    has & HAS.brackets
      ? leaf.brackets.map(({ from, to }) => ({
          from: from + base,
          to: to + base,
          name: leaf.text.slice(from + 1, to - 1),
        }))
      : [],
  );
}

/** Those of `bracketed` that name one of `sections`. */
export function* namedHeadings(
  bracketed: Iterable<Bracketed>,
  sections: readonly { readonly title: string }[],
): Generator<Problem> {
  const targets = new Set(sections.map(({ title }) => folded(title)).filter(Boolean));
  if (!targets.size) return;
  for (const { from, to, name } of bracketed) {
    if (!targets.has(folded(name))) continue;
    const message = `Pandoc makes “[${short(name)}]” a link to the heading of that name and drops the brackets.`;
    yield { from, to, code: "text.markdown", message, fixes: [escaping(from, to - 1)] };
  }
}

function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}
