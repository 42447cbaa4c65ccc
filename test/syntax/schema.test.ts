import { Validator } from "@cfworker/json-schema";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { LINK_KEYS } from "../../server/src/bibliography/cslYaml";
import { LINK_TYPES } from "../../server/src/bibliography/source";
import { CERTAINTIES, CLAIM_STATUSES, RULE_LEVELS } from "../../server/src/syntax/declarations";
import { CLAIM_KEYS, SPEAKER_KEYS } from "../../server/src/syntax/declare";
import { FRONT_MATTER_KEYS, readFrontMatter } from "../../server/src/syntax/frontMatter";
import { PROJECT_KEYS, readProjectFile } from "../../server/src/syntax/projectFile";
import { DEFAULT_SEVERITIES } from "../../server/src/syntax/rules";
import project from "../../syntaxes/attest.schema.json";
import frontMatter from "../../syntaxes/front-matter.schema.json";

const { speaker, claim, link, level, reference, rules } = project.definitions;

describe("schema and reader know the same keys and words", () => {
  test.each([
    ["front matter", Object.keys(frontMatter.properties), FRONT_MATTER_KEYS],
    ["project file", Object.keys(project.properties), PROJECT_KEYS],
    ["speaker", Object.keys(speaker.anyOf[1]?.properties ?? {}), SPEAKER_KEYS],
    ["claim", Object.keys(claim.properties), CLAIM_KEYS],
    ["link", Object.keys(link.anyOf[1]?.properties ?? {}), LINK_KEYS],
    ["reference", Object.keys(reference.properties), ["id", "text", ...LINK_TYPES]],
    ["rules", Object.keys(rules.properties), [...DEFAULT_SEVERITIES.keys()]],
    ["level", level.enum, RULE_LEVELS],
    ["status", claim.properties.status.enum, [...CLAIM_STATUSES, null]],
    ["cert", claim.properties.cert.enum, [...CERTAINTIES, null]],
  ])("%s", (_, inSchema, inReader) => expect([...inSchema].sort()).toEqual([...inReader].sort()));

  test("every key has a title and a description, for completion", () => {
    const keys = [frontMatter, project, speaker.anyOf[1], claim, link.anyOf[1], reference].flatMap((each) =>
      Object.entries(each?.properties ?? {}),
    );
    const bare = keys.filter(([, key]) => !("title" in key && "description" in key)).map(([name]) => name);
    expect(bare).toEqual([]);
  });
});

const frontMatterValidator = new Validator(frontMatter as object, "7");
frontMatterValidator.addSchema(project as object);
const projectValidator = new Validator(project as object, "7");

/** The YAML of a document, and whether schema and reader both find it valid. */
const SHARED: [string, boolean][] = [
  ["", true],
  ["speakers:", true],
  ["speakers: {kim: Kim Il Sung, 1950: Year}", true],
  ["speakers: {kim: {name: Kim, aliases: Comrade Kim, role: , born: 1912~, died: 1994-07-08, same-as: }}", true],
  ["speakers: {kim: {name: Kim, aliases: [Comrade Kim, 7], same-as: [https://viaf.org/viaf/1]}}", true],
  ["speakers: [kim]", false],
  ["speakers: {kim: }", false],
  ["speakers: {kim: {}}", false],
  ["speakers: {kim: {name: }}", false],
  ["speakers: {kim: {name: [Kim]}}", false],
  ["speakers: {kim: [Kim]}", false],
  ["speakers: {kim: {name: Kim, nmae: Kim}}", false],
  ["speakers: {kim: {name: Kim, aliases: {a: b}}}", false],
  ["speakers: {kim: {name: Kim, aliases: [[a]]}}", false],
  ["speakers: {kim: {name: Kim, same-as: Q855}}", false],
  ["speakers: {kim il sung: Kim}", false],
  ["speakers: {kim.: Kim}", false],
  ["claims: {us: {text: They stay out., status: refuted, cert: high, supports: a, contradicts: [b, c]}}", true],
  ["claims: {us: {text: They stay out., status: , cert: , supports: }}", true],
  ["claims: {us: They stay out.}", false],
  ["claims: {us: {status: open}}", false],
  ["claims: {us: {text: They stay out., status: rejected}}", false],
  ["claims: {us: {text: They stay out., cert: sure}}", false],
  ["claims: {us: {text: They stay out., supports: [a b]}}", false],
  ["claims: {us: {text: They stay out., contradict: b}}", false],
  ["references: [{id: a, type: book, cited-in: {id: b, locator: p. 1}, held-at: [c, {id: d}], summarises: e}]", true],
  ["references: [{id: 7, issued: 1950, translated-from: , text: a.txt}]", true],
  ["references: {id: a}", false],
  ["references: [a]", false],
  ["references: [{title: A}]", false],
  ["references: [{id: a, cited-in: {locator: p. 1}}]", false],
  ["references: [{id: a, cited-in: {id: b, page: 1}}]", false],
  ["references: [{id: a, cited-in: [[b]]}]", false],
  ["references: [{id: a, text: [b]}]", false],
  ["rules: {quotation.unsourced: error, speaker.unused: off}", true],
  ["rules: {quotation.unsourced: fatal}", false],
  ["rules: {quotation.unsourced: }", false],
  ["rules: {quotation.unsorced: error}", false],
  ["rules: [quotation.unsourced]", false],
];

describe("schema and reader agree", () => {
  test.each<[string, boolean]>([
    ...SHARED,
    ["attest: 1", true],
    ["attest: 2", false],
    ["title: [a]\ndate: once\nfoo: {bar: baz}", true],
    ["source: aprf-report\ntranscription: a.txt", true],
    ["source: https://example.org", true],
    ["source: [a]", false],
    ["transcription: {a: b}", false],
    ["- a", false],
  ])("front matter %j: %s", (yaml, valid) => {
    expect(readFrontMatter(`---\n${yaml || "# nothing"}\n---\n`)?.problems.length === 0).toBe(valid);
    expect(frontMatterValidator.validate(parse(yaml)).valid).toBe(valid);
  });

  test.each<[string, boolean]>([
    ...SHARED,
    ["include: ['a/**']\nexclude: b.md\nbibliography: [a.bib]\ntexts: {a: a.txt}", true],
    ["inclde: a", false],
    ["include: {a: b}", false],
    ["texts: {a: [b]}", false],
    ["texts: {a: }", false],
    ["texts: a.txt", false],
    ["attest", false],
  ])("project file %j: %s", (yaml, valid) => {
    expect(readProjectFile(yaml).problems.length === 0).toBe(valid);
    expect(projectValidator.validate(parse(yaml)).valid).toBe(valid);
  });
});
