import type { Alignment, Step } from "./align";
import { fold } from "./fold";
import { isInflection } from "./inflection";
import type { Alteration, Difference } from "./judgement";
import { type Quote, wordAt } from "./quote";
import { spanInFile } from "./strand";
import type { TextIndex } from "./textIndex";
import type { Words } from "./words";

/** Words of the quotation from `i` on for words of the source from `j` on. */
interface Change {
  kind: Alteration;
  i: number;
  quote: number;
  j: number;
  source: number;
}

/** The changed words of an alignment, in order of place in the quotation. */
export function differencesOf(
  quote: Quote,
  index: TextIndex,
  { steps }: Alignment,
  document: string,
  file: string,
): Difference[] {
  return moved(changesOf(quote, index.words, steps), quote, index.words).map(({ kind, ...change }) => {
    const inQuotation = placed(quote.words, change.i, change.quote, (from, to) => spanInFile(quote.strand, from, to));
    const inSource = placed(index.words, change.j, change.source, (from, to) => spanInFile(index.strand, from, to));
    return {
      kind,
      quote: document.slice(inQuotation.from, inQuotation.to),
      inQuotation,
      source: file.slice(inSource.from, inSource.to),
      inSource,
    };
  });
}

function placed(
  words: Words,
  at: number,
  count: number,
  span: (from: number, to: number) => { from: number; to: number },
) {
  if (count > 0) return span(words.from[at]!, words.to[at + count - 1]!);
  const end = at > 0 ? words.to[at - 1]! : 0;
  return span(end, end);
}

function changesOf(quote: Quote, source: Words, steps: readonly Step[]): Change[] {
  const changes: Change[] = [];
  let open: Change | null = null;
  for (const step of steps) {
    if (step.kind !== "substituted" && step.kind !== "omitted" && step.kind !== "added") {
      open = null;
      continue;
    }
    const inflected = step.kind === "substituted" && isInflection(quote.folded[step.i]!, fold(wordAt(source, step.j)));
    if (open && open.kind !== "inflection" && !inflected) {
      open.quote += step.quote;
      open.source += step.source;
    } else {
      open = {
        kind: inflected ? "inflection" : "substitution",
        i: step.i,
        j: step.j,
        quote: step.quote,
        source: step.source,
      };
      changes.push(open);
    }
    if (open.kind !== "inflection") open.kind = kindOf(open);
  }
  return changes;
}

function kindOf({ quote, source }: Change): Alteration {
  return quote === 0 ? "omission" : source === 0 ? "addition" : "substitution";
}

/** What is left out at one place and put in at another is moved; so are two words that change places. */
function moved(changes: Change[], quote: Quote, source: Words): Change[] {
  const gone = new Set<Change>();
  for (const added of changes) {
    if (added.kind === "substitution" && isReordered(added, quote, source)) added.kind = "transposition";
    if (added.kind === "substitution") {
      const swapped = changes.find(
        (other) => other !== added && !gone.has(other) && isSwap(added, other, quote, source),
      );
      if (swapped) added.kind = "transposition";
    }
    if (added.kind !== "addition") continue;
    const words = quotedWords(added, quote);
    const left = changes.find(
      (other) =>
        other.kind === "omission" &&
        !gone.has(other) &&
        sourceWords(other, source) === words &&
        isNear(added, other, words),
    );
    if (!left) continue;
    gone.add(left);
    Object.assign(added, { kind: "transposition", j: left.j, source: left.source });
  }
  return changes.filter((change) => !gone.has(change));
}

/** Whether the same words stand there in another order. */
function isReordered(change: Change, quote: Quote, source: Words): boolean {
  const sorted = (words: string) => words.split(" ").sort().join(" ");
  return sorted(quotedWords(change, quote)) === sorted(sourceWords(change, source));
}

function isSwap(a: Change, b: Change, quote: Quote, source: Words): boolean {
  if (b.kind !== "substitution" && b.kind !== "transposition") return false;
  return quotedWords(a, quote) === sourceWords(b, source) && quotedWords(b, quote) === sourceWords(a, source);
}

/** A short word that stands everywhere has moved only if it has not gone far. */
function isNear(added: Change, left: Change, words: string): boolean {
  return words.length > 4 || Math.abs(added.j - left.j) <= 4;
}

function quotedWords({ i, quote: count }: Change, quote: Quote): string {
  return quote.folded.slice(i, i + count).join(" ");
}

function sourceWords({ j, source: count }: Change, source: Words): string {
  return Array.from({ length: count }, (_, k) => fold(wordAt(source, j + k))).join(" ");
}
