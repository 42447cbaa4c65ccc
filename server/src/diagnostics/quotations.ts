import type { AnnotatedSource, Quotation } from "../model/annotatedSource";
import type { Problem } from "../syntax/problem";

/** `quotation.unsourced`: a quotation that needs a source has none, and none stands around it. */
export function* unsourcedQuotations({ frontMatter, quotations }: AnnotatedSource): Generator<Problem> {
  const settled: boolean[] = [];
  for (const [index, quotation] of quotations.entries()) {
    const outer = quotation.parent === null ? false : (settled[quotation.parent] ?? false);
    settled[index] = outer || quotation.needsSource || isSourced(quotation);
    if (outer || !quotation.needsSource || isSourced(quotation)) continue;
    const example = frontMatter?.source?.value ?? "key";
    yield {
      code: "quotation.unsourced",
      message: `This quotation names no source. Cite one after it, as in [@${example}, p. 41], or on it with source=.`,
      from: quotation.from,
      to: quotation.to,
    };
  }
}

function isSourced({ sources, footnoted }: Quotation): boolean {
  return sources.length > 0 || footnoted;
}

/** `quotation.unclosed`: an opening mark without its closing one. */
export function* unclosedQuotations({ source, unclosedMarks }: AnnotatedSource): Generator<Problem> {
  for (const { from, to } of unclosedMarks) {
    const mark = source.text.slice(from, to);
    yield {
      code: "quotation.unclosed",
      message: `The quotation that ${mark} opens is not closed in its paragraph. Close it, or if the mark quotes nobody, write [${mark}]{.mention}.`,
      from,
      to,
    };
  }
}
