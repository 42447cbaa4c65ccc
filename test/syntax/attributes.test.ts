import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Attributes, idsIn, readAttributes, writeAttributes } from "../../server/src/syntax/attributes";
import { folded } from "./expressions";
import { readByPandoc } from "./pandoc";

/** What a block says: `#id .class key=value…`. */
function said({ id, classes, pairs }: Attributes): string {
  const values = pairs.map(({ key, value }) => `${key}=${value}`);
  return [...(id ? [`#${id.value}`] : []), ...classes.map(({ value }) => `.${value}`), ...values].join(" | ");
}

function fixed(text: string, { errors }: Attributes): string {
  const { from, to, insert } = errors[0]!.fix.edits[0]!;
  return text.slice(0, from) + insert + text.slice(to);
}

describe("attribute blocks", () => {
  test.each([
    ["{speaker=kim}", "speaker=kim"],
    ['{#id .commentary speaker="kim pak" to=stalin}', "#id | .commentary | speaker=kim pak | to=stalin"],
    ["{ .page  n=41 }", ".page | n=41"],
    ['{locator="pp. 40–42" source=x}', "locator=pp. 40–42 | source=x"],
    ["{date=1950-03-30/1950-04~}", "date=1950-03-30/1950-04~"],
    ["{speaker=ким .комментарий}", ".комментарий | speaker=ким"],
    ['{k="say \\"hi\\""}', 'k=say "hi"'],
    ["{speaker=kim\nto=stalin}", "speaker=kim | to=stalin"],
    ["{-}", ".unnumbered"],
    ["{}", ""],
  ])("%j", (text, expected) => {
    const attributes = readAttributes(text, 0)!;
    expect(said(attributes)).toBe(expected);
    expect(attributes).toMatchObject({ from: 0, to: text.length, errors: [] });
  });

  test.each(["x", "{", "{speaker=kim", "{words of the source}", "{a = b}", "{=html}", "{.x\n\n.y}", "{.1}"])(
    "%j is none",
    (text) => {
      expect(readAttributes(text, 0)).toBeNull();
    },
  );

  test("values and names are where they say", () => {
    const text = 'x {.note speaker="kim pak" to=mao}';
    const { classes, pairs, from, to } = readAttributes(text, 2)!;
    const at = (span: { from: number; to: number }) => text.slice(span.from, span.to);
    expect(text.slice(from, to)).toBe('{.note speaker="kim pak" to=mao}');
    expect(classes.map(at)).toEqual(["note"]);
    expect(pairs.map((pair) => [at(pair.keyAt), at(pair)])).toEqual([
      ["speaker", "kim pak"],
      ["to", "mao"],
    ]);
    expect(idsIn(pairs[0]!).map(at)).toEqual(["kim", "pak"]);
  });
});

describe("a mistake is told, and its fix says what was meant", () => {
  test.each([
    ["{speaker = kim}", "No space", "{speaker=kim}"],
    ["{speaker= kim to =mao}", "No space", "{speaker=kim to=mao}"],
    ["{speaker=kim, to=mao}", "separated by spaces", "{speaker=kim to=mao}"],
    ["{speaker=kim,to=mao}", "separated by spaces", "{speaker=kim to=mao}"],
    ["{.note; .stage}", "separated by spaces", "{.note .stage}"],
    ["{to=kim pak}", "straight quotes around it", '{to="kim pak"}'],
    ["{locator=pp. 40-42 source=x}", "straight quotes around it", '{locator="pp. 40-42" source=x}'],
    ["{speaker=“kim”}", "curly", "{speaker=kim}"],
    ["{to=„kim pak“ speaker=mao}", "curly", '{to="kim pak" speaker=mao}'],
    ["{to=‘kim’}", "curly", "{to=kim}"],
  ])("%j", (text, message, expected) => {
    const attributes = readAttributes(text, 0)!;
    expect(attributes.errors.map((error) => error.message).join(" ")).toContain(message);
    expect(fixed(text, attributes)).toBe(expected);
  });

  test("several mistakes in one block are told one by one", () => {
    const { errors } = readAttributes("{speaker = “kim”, to=mao pak}", 0)!;
    expect(new Set(errors.map((error) => error.message)).size).toBe(4);
  });

  test("attributes that are none of ours are Pandoc's business", () => {
    expect(readAttributes("{width = 3}", 0)).toBeNull();
    expect(readAttributes("{width=3,}", 0)!.errors).toEqual([]);
  });
});

// Blocks with mistakes, and what they are meant to say.

const value = fc.constantFrom("kim", "ким", "kim pak", "pp. 40-42", "1950-04-25", "a:b", "see ch. 3");
const pair = fc.record({
  key: fc.constantFrom("speaker", "to", "locator", "source", "claim", "date"),
  value,
  equals: fc.constantFrom("=", " = ", "= ", " ="),
  marks: fc.constantFrom("“”", "„“", "«»", "‘’", '""', "''", ""),
  comma: fc.constantFrom(" ", ", ", ",", "; ", " , "),
});
const mistaken = fc.uniqueArray(pair, { minLength: 1, maxLength: 3, selector: (each) => each.key }).map((pairs) => ({
  meant: pairs.map(({ key, value }) => `${key}="${value}"`).join(" "),
  text: `{${pairs.map(written).join("")}}`,
}));

function written(
  { key, value, equals, marks, comma }: typeof pair extends fc.Arbitrary<infer T> ? T : never,
  i: number,
) {
  return `${i ? comma : ""}${key}${equals}${marks.slice(0, 1)}${value}${marks.slice(1)}`;
}

test("what a fix writes, Pandoc reads as it was meant", () => {
  fc.assert(
    fc.property(fc.array(mistaken, { minLength: 40, maxLength: 40 }), (blocks) => {
      const good = blocks.map(({ text }) => {
        const attributes = readAttributes(text, 0);
        return attributes?.errors.length ? fixed(text, attributes) : text;
      });
      const drawings = readByPandoc(good.map((attributes) => `[x]${attributes}`));
      expect(drawings).toEqual(blocks.map(({ meant }) => `(p (span{${meant}} x))`));
    }),
    { numRuns: 20 },
  );
});

// Properties.

const PIECES = [
  "{",
  "}",
  "speaker",
  "=",
  " ",
  ",",
  '"',
  "“",
  "”",
  "'",
  "\\",
  "\n",
  ".note",
  "#",
  "-",
  "kim",
  "戦",
  "😀",
  ".",
];
const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => `{${pieces.join("")}}`),
);

test("whatever the text, what is read lies within it", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const attributes = readAttributes(text, 0);
      if (!attributes) return;
      const { id, classes, pairs, errors } = attributes;
      const edits = errors.flatMap((error) => [error, ...error.fix.edits]);
      const spans = [
        attributes,
        ...(id ? [id] : []),
        ...classes,
        ...pairs,
        ...pairs.map((each) => each.keyAt),
        ...edits,
      ];
      for (const { from, to } of spans) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 2000 },
  );
});

test("what is written is read again as it was", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const attributes = readAttributes(text, 0);
      if (!attributes) return;
      const again = readAttributes(writeAttributes(attributes), 0);
      expect(again && { said: folded(said(again)), errors: again.errors }).toEqual({
        said: folded(said(attributes)),
        errors: [],
      });
    }),
    { numRuns: 5000 },
  );
});
