import fc from "fast-check";
import { expect, test } from "vitest";
import type { DocumentSymbol, Position, Range } from "vscode-languageserver-types";
import { documentSymbols } from "../../server/src/features/documentSymbols";
import { randomDocuments } from "./randomModels";

test("whatever the model, each symbol has a name and holds its selection and its children", () => {
  fc.assert(
    fc.property(randomDocuments, (document) => {
      for (const symbol of documentSymbols(document)) checkSymbol(symbol);
    }),
  );
});

function checkSymbol({ name, range, selectionRange, children }: DocumentSymbol): void {
  expect(name.trim()).not.toBe("");
  expect(holds(range, selectionRange)).toBe(true);
  for (const child of children ?? []) {
    expect(holds(range, child.range)).toBe(true);
    checkSymbol(child);
  }
}

function holds(outer: Range, inner: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end) && !isBefore(inner.end, inner.start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
