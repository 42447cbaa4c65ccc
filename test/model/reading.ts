import { annotate } from "../../server/src/model/annotate";
import type { AnnotatedSource, Quotation, Scope, Statement } from "../../server/src/model/annotatedSource";
import { readFrontMatter } from "../../server/src/syntax/frontMatter";
import { parse } from "../../server/src/syntax/parse";

/** The front matter that most of these tests share; `own` adds to it. */
export function head(own = ""): string {
  return `---
${own}speakers:
  stalin: {name: Joseph Stalin, aliases: [Comrade Stalin, Stalin]}
  kim: {name: Kim Il Sung, aliases: [Kim]}
  mao: {name: Mao Zedong, aliases: [Mao]}
  pak: Pak Hon-yong
  franklin: William M. Franklin
  perkins-d: Dexter Perkins
  perkins-e: Ernest Perkins
claims:
  us-stays-out: {text: The United States will not intervene.}
references:
  - {id: report, title: Report}
  - {id: bajanov, title: Book}
  - {id: weathersby, title: Paper}
---

`;
}

export function read(body: string, own = "", start = head(own)): AnnotatedSource {
  const text = start + body;
  const frontMatter = readFrontMatter(text)!;
  const find = <T extends { id: string }>(list: readonly T[], id: string) => list.find((each) => each.id === id);
  const scope: Scope = {
    speaker: (id) => find(frontMatter.speakers, id),
    claim: (id) => find(frontMatter.claims, id),
    source: (id) => find(frontMatter.references, id),
    labelSpeakers: frontMatter.speakers,
    complete: true,
  };
  return annotate({ uri: "file:///source.md", version: 1, text }, parse(text), frontMatter, scope);
}

/** A stretch of the text on one line. */
export function words(source: AnnotatedSource, span: { from: number; to: number }): string {
  return source.source.text.slice(span.from, span.to).replace(/\s+/g, " ");
}

/** `kim pak → stalin direct: We agree. | And more.`, nested statements indented. */
export function statements(body: string, own = ""): string[] {
  const source = read(body, own);
  return source.statements.map((statement) => drawStatement(source, statement));
}

function drawStatement(source: AnnotatedSource, statement: Statement): string {
  let depth = 0;
  for (let at = statement.parent; at !== null; at = source.statements[at]!.parent) depth++;
  const who = statement.speakers.join(" ") || "?";
  const to = statement.addressees.length ? ` → ${statement.addressees.join(" ")}` : "";
  const said = statement.parts.map((part) => words(source, part)).join(" | ");
  return `${"  ".repeat(depth)}${who}${to} ${statement.speech}: ${said}`;
}

/** `"We agree" kim (marked) needs report p. 41 (after)`; parts are joined by ` … `, nested quotations indented. */
export function quotations(body: string, own = ""): string[] {
  const source = read(body, own);
  return source.quotations.map((quotation) => drawQuotation(source, quotation));
}

function drawQuotation(source: AnnotatedSource, quotation: Quotation): string {
  let depth = 0;
  for (let at = quotation.parent; at !== null; at = source.quotations[at]!.parent) depth++;
  const said = quotation.parts.map((part) => words(source, part)).join(" … ");
  const who = quotation.speakers.length ? ` ${quotation.speakers.join(" ")} (${quotation.speakerFrom})` : "";
  const needs = quotation.needsSource ? " needs" : "";
  const from = quotation.sources.map(({ key, locator, via }) => ` ${key}${locator ? ` ${locator}` : ""} (${via})`);
  const note = quotation.footnoted && !quotation.sources.length ? " (footnoted)" : "";
  return `${"  ".repeat(depth)}${said}${who}${needs}${from.join("")}${note}`;
}

/** `asserts us-stays-out by kim: Americans won't interfere.` */
export function claims(body: string, own = ""): string[] {
  const source = read(body, own);
  return source.claimTags.map(
    (tag) => `${tag.stance} ${tag.claim} by ${tag.by.join(" ") || "author"}: ${words(source, tag)}`,
  );
}

/** `code: the text at fault`. */
export function problems(body: string, own = ""): string[] {
  const source = read(body, own);
  return source.problems.map((problem) => `${problem.code}: ${words(source, problem)}`);
}
