import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBibtex as readInSteps } from "../../server/src/bibliography/bibtex";
import type { Bibliography, Source } from "../../server/src/bibliography/source";
import { atOnce } from "../../server/src/bibliography/steps";
import { checkTotal, listed } from "./checkBibliography";

/** As Better BibTeX for Zotero writes BibLaTeX. */
const ZOTERO = String.raw`
@report{aprf-report,
  title = {Report on {{Kim Il Sung}}'s Visit to the {{USSR}}},
  author = {{International Department of the CC}},
  date = {1950-03-30/1950-04-25},
  type = {report},
  institution = {AUCP(b)},
  langid = {russian},
  related = {bajanov},
  relatedtype = {cited-in},
  keywords = {Korea,Stalin}
}

@incollection{weathersbyShouldWeFear2002,
  title = {\enquote{{{Should We Fear This}}?} {{Stalin}} and the Danger of War with {{America}}},
  booktitle = {Cold War International History Project},
  author = {Weathersby, Kathryn and family=Berg, given=Karl, prefix=van der, useprefix=true},
  date = {2002-07},
  series = {Working Papers},
  number = {39},
  pages = {1--20},
  url = {https://example.org/a_b},
  urldate = {2020-01-02},
  file = {C\:\\papers\\x.pdf}
}
`;

/** As JabRef writes BibTeX. */
const JABREF = String.raw`% Encoding: UTF-8
@String{cwihp = {Cold War International History Project}}
@STRING(uni = "University of " # "California Press")

@Book{Bajanov1995,
  author    = {Bajanov, Evgeni P. and M{\"u}ller, J{\o}rgen and others},
  title     = {The {K}orean Conflict, 1950--1953},
  publisher = uni,
  year      = {1995},
  month     = jan,
  series    = cwihp # { Papers},
}

@Comment{jabref-meta: databaseType:bibtex;}
@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:a@b\;0\;1\;;
}
`;

const readBibtex = (text: string, before?: Bibliography) => atOnce(readInSteps(text, before));

function only(text: string): Source {
  const { sources } = readBibtex(text);
  expect(sources).toHaveLength(1);
  return sources[0]!;
}

function sourceOf(text: string, id: string): Source {
  return readBibtex(text).sources.find((source) => source.id === id)!;
}

describe("what reference managers write", () => {
  test("Zotero", () => {
    expect(listed(ZOTERO, readBibtex(ZOTERO))).toEqual({
      keys: ["aprf-report", "weathersbyShouldWeFear2002"],
      unreadable: [],
    });
    expect(sourceOf(ZOTERO, "aprf-report")).toMatchObject({
      type: "report",
      title: "Report on Kim Il Sung's Visit to the USSR",
      authors: [{ family: "International Department of the CC" }],
      issued: "1950-03-30/1950-04-25",
      links: [{ type: "cited-in", id: "bajanov", locator: null }],
    });
    expect(sourceOf(ZOTERO, "weathersbyShouldWeFear2002")).toMatchObject({
      type: "chapter",
      title: "“Should We Fear This?” Stalin and the Danger of War with America",
      authors: [
        { family: "Weathersby", given: "Kathryn" },
        { family: "Berg", given: "Karl", "non-dropping-particle": "van der" },
      ],
      issued: "2002-07",
      csl: { id: "weathersbyShouldWeFear2002", page: "1-20", URL: "https://example.org/a_b" },
    });
  });

  test("JabRef", () => {
    expect(listed(JABREF, readBibtex(JABREF))).toEqual({ keys: ["Bajanov1995"], unreadable: [] });
    expect(only(JABREF)).toMatchObject({
      type: "book",
      title: "The Korean Conflict, 1950–1953",
      authors: [
        { family: "Bajanov", given: "Evgeni P." },
        { family: "Müller", given: "Jørgen" },
      ],
      issued: "1995-01",
      csl: {
        publisher: "University of California Press",
        "collection-title": "Cold War International History Project Papers",
      },
    });
  });
});

describe("fields", () => {
  test.each([
    ["date = {1867~}", "1867~"],
    ["date = {1867?}", "1867?"],
    ["date = {195X}", "195X"],
    ["date = {../1950}", "../1950"],
    ["date = {1950-21}", "1950-21"],
    ["year = {1867~}", "1867~"],
    ["year = 1950, month = apr", "1950-04"],
    ["date = {spring of 1950}", null],
    ["", null],
  ])("issued: %s", (field, issued) => expect(only(`@book{x, ${field}}`).issued).toBe(issued));

  test("an uncertain date is a circa for the citation processor", () => {
    expect(only("@book{x, date = {1867~}}").csl.issued).toEqual({ "date-parts": [[1867]], circa: true });
    expect(only("@book{x, date = {../1950}}").csl.issued).toEqual({ literal: "../1950" });
  });

  test.each([
    [String.raw`{\'e}t{\^e} \c{c} \v{S}ef \ss{} Ł\'od\'z`, "étê ç Šef ß Łódź"],
    [String.raw`the caf{\'e} costs $5`, "the café costs $5"],
    [String.raw`it \begin{s}, costs $5`, "it begins, costs $5"],
    ["Сталин и 김일성", "Сталин и 김일성"],
  ])("a title in LaTeX, good or bad: %s", (title, read) => {
    expect(only(`@book{x, title = "${title}", year = 1950}`)).toMatchObject({
      title: read,
      issued: "1950",
    });
  });

  test("inherited through crossref, over generations", () => {
    const text = `
      @incollection{part, title = {Part}, crossref = {whole}}
      @collection{whole, title = {Whole}, editor = {Doe, Jane}, crossref = {series}}
      @collection{series, publisher = {Press}, date = {1950~}, related = {other}, relatedtype = {cited-in}}`;
    expect(sourceOf(text, "part")).toMatchObject({
      title: "Part",
      authors: [{ family: "Doe", given: "Jane" }],
      issued: "1950~",
      links: [],
      csl: { "container-title": "Whole", publisher: "Press" },
    });
  });

  test("a crossref to itself, in a circle, or to nothing does no harm", () => {
    const text = "@book{a, title=A, crossref={b}}\n@book{b, title=B, crossref={a}}\n@book{c, title=C, crossref={c}}\n";
    expect(readBibtex(`${text}@book{d, title=D, crossref={e}}`).sources.map(({ title }) => title)).toEqual([..."ABCD"]);
  });

  test.each([
    ["cited-in", "cited-in"],
    ["quotedin", "quoted-in"],
    ["Held-At", "held-at"],
    ["translationof", "translated-from"],
    ["translated-from", "translated-from"],
    ["summarises", "summarises"],
  ])("relatedtype %s", (written, type) => {
    const { links } = only(`@book{x, related = {a, b,}, relatedtype = {${written}}}`);
    expect(links).toEqual(["a", "b"].map((id) => ({ type, id, locator: null })));
  });

  test("relatedtypes that are no provenance", () => {
    expect(only("@book{x, related = {a}, relatedtype = {multivolume}}").links).toEqual([]);
    expect(only("@book{x, related = {a}}").links).toEqual([]);
  });

  test("of @xdata, which is no source itself, also by way of other @xdata and for what inherits", () => {
    const text = `
      @xdata{press, publisher = {Foreign Languages Press}, location = {Pyongyang}}
      @xdata{works, xdata = {press, works}, author = {Kim Il Sung}, location = {P'yŏngyang}}
      @book{works-1, xdata = {works, nothing}, title = {Works}, date = {1980}}
      @inbook{talk, crossref = {works-1}, title = {Talk}}`;
    expect(readBibtex(text).sources.map(({ id }) => id)).toEqual(["works-1", "talk"]);
    expect(sourceOf(text, "works-1")).toMatchObject({
      title: "Works",
      authors: [{ family: "Sung", given: "Kim Il" }],
      issued: "1980",
      csl: { publisher: "Foreign Languages Press", "publisher-place": "P'yŏngyang" },
    });
    expect(sourceOf(text, "talk").csl).toMatchObject({
      "container-title": "Works",
      publisher: "Foreign Languages Press",
    });
  });

  test("other keys, as biber has them in `ids`, each at its place", () => {
    const text = "@book{a, ids = {b, bajanov1995}, title = {A}}\n@book{c, ids = {a, b}}";
    expect(listed(text, readBibtex(text))).toEqual({
      keys: ["a", "c", "b", "bajanov1995"],
      unreadable: [expect.stringContaining("«b» at 65: There are two references `b` here")],
    });
    expect(sourceOf(text, "bajanov1995")).toMatchObject({ title: "A", aliasOf: "a", csl: { id: "bajanov1995" } });
    expect(sourceOf(text, "a").aliasOf).toBeUndefined();
  });

  test("months by name and number, and strings joined", () => {
    const text = `@string{cwihp = "Cold War " # {Bulletin}}
      @article{x, journal = cwihp # " 6", year = 1950, month = "~30~" # mar}
      @article{y, date = {1950-03/1950-04}}
      @article{z, year = 1867, month = 12, day = 5}`;
    const sources = readBibtex(text).sources;
    expect(sources.map(({ issued }) => issued)).toEqual(["1950-03-30", "1950-03/1950-04", "1867-12-05"]);
    expect(sources[0]!.csl["container-title"]).toBe("Cold War Bulletin 6");
  });

  test("of an archive, and the path of the full text", () => {
    const text = "@unpublished{x, archive = {RG{A}SPI}, archive_location = {f. 558}, text = {texts/x_1.txt}}";
    expect(only(text)).toMatchObject({
      archive: "RGASPI",
      text: "texts/x_1.txt",
      csl: { archive_location: "f. 558" },
    });
  });
});

test("after an edit only the entry that has changed is read again", () => {
  const before = readBibtex(ZOTERO + JABREF);
  const [, chapter] = before.sources.map(({ csl }) => csl);
  const after = readBibtex(`\n${ZOTERO.replace("Kim Il Sung}}'s Visit", "Kim}}'s Visit")}${JABREF}`, before);
  expect(after.sources[0]!.title).toBe("Report on Kim's Visit to the USSR");
  expect(after.sources[1]!.csl.author).toBe(chapter!.author);
  expect(after.sources[1]!.from).toBe(before.sources[1]!.from + 1 - "l Sung".length - 2);
});

test("a string that changes changes what is made of it", () => {
  const text = "@string{p = {Press}}\n@book{x, publisher = p}";
  const before = readBibtex(text);
  expect(before.sources[0]!.csl.publisher).toBe("Press");
  expect(readBibtex(text.replace("Press", "Verlag"), before).sources[0]!.csl.publisher).toBe("Verlag");
});

describe("what is wrong", () => {
  test.each([
    ["@book{a, title = {A}\n@book{b}", ["a", "b"], ["«@book{» at 0: “a” is not closed: its last “}” is missing."]],
    [
      "@book{a, title = {A\n}\n\n@book{b}\n",
      ["a", "b"],
      ["«@book{» at 0: “a” is not closed: its last “}” is missing."],
    ],
    ["@book{a, title = {A,\n@book{b}", ["a", "b"], ["«{» at 17: This brace is never closed."]],
    ['@book{a, title = "A}\n}\n@book{b}', ["a", "b"], ['«"» at 17: This quotation mark is never closed.']],
    ["@book{a, title = {A} year = 1950}\n@book{b}", ["a", "b"], ["«}» at 19: A comma is missing after this field."]],
    ["@book{a, title}\n@book{b}", ["a", "b"], ["«t» at 9: Here a field of “a” should begin: name = {…}."]],
    [
      "@book{a, title = , year = 1}\n@book{b}",
      ["a", "b"],
      ['«,» at 17: Here a value is missing: write {…}, "…" or a number.'],
    ],
    ["@book{, title = {A}}\n@book{b}", ["b"], ["«@book{» at 0: This entry has no key: write @book{key, …}."]],
    ["@book{title = {A}}\n@book{b}", ["b"], ["«@book{» at 0: This entry has no key: write @book{key, …}."]],
    ["@book{a b, title = {A}}\n@book{b}", ["b"], ["«a b» at 6: A key is one word, followed by a comma."]],
    ["@book{a title = {A}}\n@book{b}", ["a", "b"], ["«a» at 6: A comma is missing after this key."]],
    ["@book a, title = {A}\n@book{b}", ["b"], ["«@book» at 0: A brace is missing after @book: write @book{key, …}."]],
    [
      "@book{a}}\n@book{b}",
      ["a", "b"],
      ["«}» at 8: This brace closes nothing: the entry before it may end too early."],
    ],
    [
      "@book{a, title = {1}}\n@book{a}",
      ["a"],
      [
        "«a» at 28: There are two references `a` here, and only the first counts, in line 1. Rename or remove one of the two.",
      ],
    ],
  ])("%s", (text, keys, unreadable) => {
    expect(listed(text, readBibtex(text))).toEqual({ keys, unreadable });
  });

  test.each([
    "Notes by me@example.org (home) and @ work, {in braces}.\n@book{b}",
    "% @book{a\n@book{b, % the book\n  % title = {x\n}\n",
    '@comment{@book{a}\n@book{c}\n}\n@comment not this\n@comment{open {\n@preamble{"\\x" # {y}}@book(b, title = {)})',
    "\uFEFF@book{b}\r\n",
    "@ Book {\r  b\r,\r}\r",
  ])("nothing: %j", (text) => {
    expect(listed(text, readBibtex(text))).toEqual({ keys: ["b"], unreadable: [] });
  });

  test("of an entry cut short, the fields before the error are kept", () => {
    expect(sourceOf("@book{a, title = {A}, year = {1950\n@book{b}", "a").title).toBe("A");
  });
});

describe("hostile input", () => {
  const doubling = Array.from({ length: 60 }, (_, n) => `@string{s${n + 1} = s${n} # s${n}}\n`).join("");
  test.each([
    ["opening braces", "{".repeat(100_000)],
    ["closing braces", "}".repeat(100_000)],
    ["braces the wrong way round", "}{".repeat(50_000)],
    ["entries that open", "@a{".repeat(50_000)],
    ["entries that open, by line", "@a{b,c={\n".repeat(20_000)],
    ["open quotation marks in braces", '@a(k,t="{\n'.repeat(20_000)],
    ["comments that open", "@comment{".repeat(20_000)],
    ["a deep value", `@book{a, title = ${"{".repeat(50_000)}x${"}".repeat(50_000)}}`],
    ["at signs", "@".repeat(100_000)],
    ["white space", `@book${" ".repeat(100_000)}`.repeat(3)],
    ["a long word", `@book{a, ${"x".repeat(200_000)}}`],
    ["NUL", "@book{a\0, title = {\0}, \0}\0"],
    ["lone surrogates", "@book{\ud800, title = {\udfff}, url = {\ud800}}"],
    ["strings of strings", `@string{s0 = "aaaaaaaaaa"}\n${doubling}@book{x, title = s60}`],
    [
      "names of Object's",
      "@book{__proto__, constructor = {1}, __proto__ = {2}, crossref = {constructor}}\n@constructor{toString}",
    ],
  ])("%s", (_name, text) => {
    const start = performance.now();
    checkTotal(text, readBibtex(text));
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test("never throws", () => {
    const pieces = [
      "@book{",
      "@string{",
      "@comment{",
      "key",
      ",",
      "title",
      " = ",
      "{",
      "}",
      '"',
      "#",
      "%",
      "\n",
      "\\",
      "$",
      "related",
      "crossref",
      "date",
      "author",
      " and ",
      "1950",
      "~",
      "(",
      ")",
      "@",
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 60 });
    fc.assert(
      fc.property(text, (parts) => {
        checkTotal(parts.join(""), readBibtex(parts.join("")));
      }),
      { numRuns: 500 },
    );
  });

  test("20,000 entries are found at once, and each read when asked for", () => {
    const text = Array.from({ length: 20_000 }, (_, n) => ZOTERO.replace(/aprf-report|weathersby\w+/g, `$&-${n}`))
      .slice(0, 10_000)
      .join("");
    const start = performance.now();
    const { sources, unreadable } = readBibtex(text);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect([sources.length, unreadable.length]).toEqual([20_000, 0]);
    expect(sources.at(-1)!.csl).toBe(sources.at(-1)!.csl);
  });
});
