import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextDocumentEdit } from "vscode-languageserver-types";
import { attributeInferred } from "../../server/src/features/attributeInferred";
import type { Quotation, Suggestion } from "../../server/src/model/annotatedSource";
import type { AnnotatedDocument } from "../../server/src/workspace/workspace";
import { openFixture } from "../fixture";

const HEAD = "---\nspeakers: {kim: Kim Il Sung, stalin: Joseph Stalin}\n---\n";

/** A document all quotations of which are inferred to be Kim's, those within others Stalin's, and nothing else. */
async function inferring(body: string): Promise<AnnotatedDocument> {
  const { document } = await openFixture(HEAD + body);
  const inferred = (quotation: Quotation): Quotation => {
    const speaker = quotation.parent === null ? "kim" : "stalin";
    const suggestion: Suggestion = { speaker, clause: { from: quotation.to, to: quotation.to }, kind: "explicit" };
    return { ...quotation, speakers: [speaker], speakerFrom: "inferred", suggestion };
  };
  const quotations = document.model.quotations.map(inferred);
  return { ...document, model: { ...document.model, quotations, indirectSpeech: [] } };
}

function editsOf(document: AnnotatedDocument, confirmation: boolean) {
  const action = attributeInferred(document, {
    confirmation,
    lazyEdits: false,
    kind: "source.attest.attributeInferred",
  })!;
  const [{ edits }] = action.edit!.documentChanges as [TextDocumentEdit];
  const { text } = document.source;
  const plain = TextDocument.create("", "", 0, text);
  return { edits, after: TextDocument.applyEdits(plain, edits as never).slice(HEAD.length) };
}

describe("everything inferred in a file", () => {
  test.each<[string, string, string[]]>([
    [
      "“We shall win,” he said. “And soon.”",
      "[“We shall win,”]{speaker=kim} he said. [“And soon.”]{speaker=kim}",
      ["[“We shall win,”]{speaker=kim}", "[“And soon.”]{speaker=kim}"],
    ],
    [
      "He said “as he told me ‘we shall win it’ once”.",
      "He said [“as he told me [‘we shall win it’]{speaker=stalin} once”]{speaker=kim}.",
      ["[“as he told me [‘we shall win it’]{speaker=stalin} once”]{speaker=kim}"],
    ],
    [
      "“One [sic] two.”“Three four.”",
      "[“One [sic] two.”]{speaker=kim}[“Three four.”]{speaker=kim}",
      ["[“One [sic] two.”]{speaker=kim}[“Three four.”]{speaker=kim}"],
    ],
  ])("%s", async (body, expected, confirmed) => {
    const document = await inferring(`\n${body}\n`);
    expect(editsOf(document, false).after).toBe(`\n${expected}\n`);
    const { edits, after } = editsOf(document, true);
    expect(after).toBe(`\n${expected}\n`);
    expect(edits.map((edit) => (edit as { newText: string }).newText)).toEqual(confirmed);
  });

  test("a div is confirmed as one", async () => {
    const document = await inferring("\n> We shall win.\n>\n> And soon.\n");
    const { edits, after } = editsOf(document, true);
    expect(after).toContain("speaker=kim");
    expect(after).toBe(editsOf(document, false).after);
    expect(edits).toHaveLength(1);
  });

  test("is nothing where nothing is inferred", async () => {
    const { document } = await openFixture(`${HEAD}\nWords.\n`);
    expect(attributeInferred(document, { confirmation: true, lazyEdits: false, kind: "quickfix" })).toBeNull();
  });
});
