import fc from "fast-check";
import type { AnnotatedSource } from "../../server/src/model/annotatedSource";
import type { AnnotatedDocument } from "../../server/src/workspace/workspace";
import { handmade } from "../handmade";

const words = fc.array(fc.constantFrom("word ", "\n", "\r\n", "> ", "“", "😀", " ", "\r"), { maxLength: 40 });

/** Documents with whatever spans, in order of place but else without rhyme or reason. */
export const randomDocuments: fc.Arbitrary<AnnotatedDocument> = words
  .map((parts) => parts.join(""))
  .chain((text) => models(text.length).map((model) => handmade(text, model)));

function models(length: number): fc.Arbitrary<Partial<AnnotatedSource>> {
  const offset = fc.nat({ max: length });
  const span = fc.tuple(offset, offset).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
  const spans = <T>(rest: (span: { from: number; to: number }) => fc.Arbitrary<T>) =>
    fc.array(span.chain(rest), { maxLength: 8 });
  const parts = fc.array(span, { maxLength: 3 });
  return fc.record({
    sections: spans((at) =>
      fc
        .record({ heading: span, title: fc.string(), level: fc.constant(1), parent: fc.constant(null) })
        .map((rest) => ({ ...at, ...rest })),
    ),
    statements: spans((at) =>
      fc.record({ parts, whole: span }).map((rest) => ({
        ...at,
        ...rest,
        form: "span" as const,
        speakers: [],
        addressees: ["kim"],
        speech: "direct" as const,
        date: null,
        cert: null,
        parent: null,
      })),
    ),
    quotations: spans((at) =>
      parts.map((some) => ({
        ...at,
        parts: some,
        form: "marks" as const,
        speech: true,
        speakers: ["mao"],
        suggestion: null,
        speakerFrom: null,
        needsSource: true,
        sources: [],
        footnoted: false,
        statement: null,
        parent: null,
      })),
    ),
    claimTags: spans((at) => fc.constant({ ...at, claim: "c", stance: "asserts" as const, by: [], cert: null, at })),
    citations: spans((at) =>
      fc.constant({ ...at, form: "bracketed" as const, items: [{ key: "k", at, prefix: null, locator: null }] }),
    ),
    mentions: spans((at) => fc.constant({ ...at, kind: "speaker" as const, id: "s", role: "speaker" as const })),
    divs: spans((at) => fc.constant({ ...at, open: at, closed: true })),
    unknownLabels: spans((at) => fc.constant({ ...at, name: "X" })),
  });
}
