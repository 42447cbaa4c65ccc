/** A stretch of text: `from` inclusive, `to` exclusive, in UTF-16 code units of the text it belongs to. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether `offset` lies in `span`; both ends count, as a cursor at the end of a word is still at the word. */
export function touches(span: Span, offset: number): boolean {
  return span.from <= offset && offset <= span.to;
}

/** Whether `inner` lies wholly within `outer`; equal spans contain each other. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** Whether the two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}
