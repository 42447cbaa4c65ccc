import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Every file of the samples that Attest reads, by its path. */
export const SAMPLES: ReadonlyMap<string, string> = new Map(
  readdirSync("samples", { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:md|ya?ml|txt|bib|json|xml)$/.test(file))
    .map((file) => [file, readFileSync(path.join("samples", file), "utf8")]),
);

/** What has a meaning in an annotated source, and turns up in the wrong place. */
export const NOTATION: readonly string[] = [
  "\n\n",
  "\r\n",
  "\r",
  "---\n",
  "::: {.commentary}\n\n",
  "\n\n:::\n\n",
  "[",
  "]",
  "{speaker=kim}",
  "]{speaker=stalin to=kim date=1950}",
  "]{.note}",
  "“",
  "”",
  '"',
  "'",
  "> ",
  "> — Stalin [@aprf-report, p. 41]\n",
  "[@aprf-report, pp. 40-42]",
  "@bajanov ",
  "[^1]",
  "\n\n[^1]: ",
  "^[",
  "#claim/us-stays-out ",
  "<!-- attest-ignore quotation.unsourced: proverbial -->",
  "<!--",
  "```\n",
  "$",
  "\\",
  "**Stalin:** ",
  "Kim Il Sung: ",
  "# ",
  "[p. 41]",
  " he insisted, ",
  "\u0000",
  "\ud83d",
  "שלום",
  "戦争",
];

export const YAML: readonly string[] = [
  "---\nspeakers: {kim: {name: Kim Il Sung, aliases: [Kim]}, stalin: Joseph Stalin}\nclaims: {a: {text: A., supports: [b]}}\n---\n",
  'include: ["**/*.md"]\nexclude: [drafts]\nbibliography: [a.bib]\ntexts: {a: a.txt}\nrules: {quotation.unsourced: off}\n',
  "references:\n  - id: a\n    type: report\n    issued: 1950-04~\n    cited-in: {id: b, locator: p. 3}\n  - {id: b, title: B}\n",
];

export const YAML_NOTATION: readonly string[] = [
  "&a ",
  "*a",
  "<<: ",
  "- ",
  "? ",
  ": ",
  "|\n",
  ">\n",
  "[",
  "]",
  "{",
  "}",
]
  .concat(["'", '"', "#", "!!binary ", "%YAML 1.2\n", "\t", "\n", "  ", "__proto__: ", "1950-04~", "\u0000", "..."])
  .concat(["off", "same-as: ", "speakers:\n", "~", ","]);

export const BIBTEX: readonly string[] = [
  '@string{p = "Praeger"}\n@book{a, title = {The {Korean} Conflict}, author = "Bajanov, E. and Bajanova, N.", publisher = p # { Press}, year = 1998}\n',
  "@report{b, title={R\\'esum\\'e}, related = {a}, relatedtype = {translationof}, date = {1950-03/1950-04}, crossref = a}\n%x\n@comment{y}\n",
];

export const BIBTEX_NOTATION: readonly string[] = [
  "@",
  "{",
  "}",
  '"',
  "#",
  ",",
  "=",
  "\\",
  "%",
  "\n",
  "@book{",
  "crossref = {a}",
].concat(["xdata={b}", "@string{x=x}", "\\'e", "{\\", "~", "\u0000", "__proto__"]);

export const CSL_JSON: readonly string[] = [
  '[{"id":"a","type":"book","title":"A","author":[{"family":"Ç","given":"D."}],"issued":{"date-parts":[[1950,4]]}},\n{"id":"b","type":"letter"}]',
];

export const JSON_NOTATION: readonly string[] = [
  "[",
  "]",
  "{",
  "}",
  ",",
  ":",
  '"',
  "\\",
  "\\u0000",
  "1e999",
  "null",
  "//",
  '"id":',
];

export const TEI: readonly string[] = [
  '<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>A</title></teiHeader><text><body><pb n="3"/><p><said who="#kim">We are <choice><sic>redy</sic><corr>ready</corr></choice>.</said> He said <q>so</q>.<note>n</note></p></body></text></TEI>',
];

export const TEI_NOTATION: readonly string[] = [
  "<",
  ">",
  "&",
  "&amp;",
  "&a;",
  "&#x110000;",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
].concat([
  '<!DOCTYPE a [<!ENTITY a "&b;&b;">]>',
  "<said who='#kim",
  "</p>",
  "<pb n='4'/>",
  "<?x",
  "\u0000",
  "xmlns:a=''",
]);
