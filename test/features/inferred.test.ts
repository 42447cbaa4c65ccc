import { expect, test } from "vitest";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { documentSymbols } from "../../server/src/features/documentSymbols";
import { hover } from "../../server/src/features/hover";
import { semanticTokens } from "../../server/src/features/semanticTokens";
import type { Quotation, Scope, Suggestion } from "../../server/src/model/annotatedSource";
import type { SpeakerDeclaration } from "../../server/src/syntax/declarations";
import type { Span } from "../../server/src/syntax/span";
import type { AnnotatedDocument } from "../../server/src/workspace/workspace";
import { emptyWorkspace, handmade } from "../handmade";

const TEXT = `“Americans won't have time,” he insisted, “and by then it is over.”

Kim Il Sung stressed that the whole people *would* rise.
`;

const kim = { from: 0, to: 0, id: "kim", name: "Kim Il Sung", aliases: ["Kim"] } as unknown as SpeakerDeclaration;
const scope = {
  speaker: (id: string) => (id === "kim" ? kim : undefined),
  source: () => undefined,
} as unknown as Scope;

function place(words: string): Span {
  const from = TEXT.indexOf(words);
  return { from, to: from + words.length };
}

function suggestion(clause: string, kind: Suggestion["kind"]): Suggestion {
  return { speaker: "kim", clause: place(clause), kind };
}

const QUOTATION: Quotation = {
  ...place("“Americans won't have time,” he insisted, “and by then it is over.”"),
  form: "marks",
  parts: [place("“Americans won't have time,”"), place("“and by then it is over.”")],
  speech: true,
  speakers: ["kim"],
  speakerFrom: "inferred",
  suggestion: suggestion("he insisted", "pronoun"),
  needsSource: false,
  sources: [],
  footnoted: false,
  statement: null,
  parent: null,
};

function documentWith(quotation: Quotation): AnnotatedDocument {
  const speech = place("Kim Il Sung stressed that the whole people *would* rise.");
  const stressed = suggestion("Kim Il Sung stressed", "explicit");
  return handmade(TEXT, {
    scope,
    quotations: [quotation],
    indirectSpeech: [{ ...speech, suggestion: stressed, statement: null }],
  });
}

const inferred = documentWith(QUOTATION);

function noteAt(words: string): unknown {
  return hover(emptyWorkspace, inferred, place(words).from)?.contents;
}

test("a hover says who probably speaks, and by which words", () => {
  expect(noteAt("Americans")).toMatchObject({
    value: "Quotation in two parts: probably Kim Il Sung, by “he insisted”",
  });
  expect(noteAt("the whole people")).toMatchObject({
    value: "Reported (indirect) speech: probably Kim Il Sung, by “Kim Il Sung stressed”",
  });
});

test("the outline, too", () => {
  const drawn = documentSymbols(inferred).map(({ name, detail }: DocumentSymbol) => `${name} | ${detail}`);
  expect(drawn).toEqual([
    "“Americans won't have time,” | probably Kim Il Sung, by “he insisted”",
    "probably Kim | Kim Il Sung stressed that the whole people *would* rise.",
  ]);
});

test("indirect speech that somebody is said to speak is left to the statement", () => {
  const [speech] = inferred.model.indirectSpeech;
  const said = handmade(TEXT, { scope, indirectSpeech: [{ ...speech!, statement: 0 }] });
  expect(documentSymbols(said)).toEqual([]);
  expect(hover(emptyWorkspace, said, place("the whole people").from)).toBeNull();
});

test("colours do not depend on it", () => {
  const marked = documentWith({ ...QUOTATION, speakerFrom: "marked", suggestion: null });
  expect(semanticTokens(inferred)).toEqual(semanticTokens(marked));
});
