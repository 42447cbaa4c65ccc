import { describe, expect, it } from "vitest";
import { addingAlias, declaringClaim, declaringSpeaker, idFor } from "../../server/src/annotating/declare";
import { applied } from "../../server/src/annotating/edits";

const mao = (text: string, isProject = false) => {
  const edits = declaringSpeaker({ text, isProject }, "mao", "Mao Zedong");
  return edits && applied(text, edits);
};
const alias = (text: string, name = "MR. KIM", isProject = true) => {
  const edits = addingAlias({ text, isProject }, "kim", name);
  return edits && applied(text, edits);
};

describe("a speaker is declared", () => {
  it.each([
    ["Text.\n", "---\nspeakers:\n  mao: Mao Zedong\n---\n\nText.\n"],
    ["", "---\nspeakers:\n  mao: Mao Zedong\n---\n"],
    ["---\ntitle: T\n---\nText\n", "---\ntitle: T\nspeakers:\n  mao: Mao Zedong\n---\nText\n"],
    ["---\r\ntitle: T\r\n---\r\nx", "---\r\ntitle: T\r\nspeakers:\r\n  mao: Mao Zedong\r\n---\r\nx"],
    [
      "---\nspeakers:\n    kim: Kim # him\n\nclaims: {}\n---\n",
      "---\nspeakers:\n    kim: Kim # him\n    mao: Mao Zedong\n\nclaims: {}\n---\n",
    ],
    [
      "---\nspeakers:\n  kim:\n    name: Kim\n    aliases:\n      - K\ntitle: T\n---\n",
      "---\nspeakers:\n  kim:\n    name: Kim\n    aliases:\n      - K\n  mao: Mao Zedong\ntitle: T\n---\n",
    ],
    ["---\nspeakers: {kim: Kim}\n---\n", "---\nspeakers: {kim: Kim, mao: Mao Zedong}\n---\n"],
    ["---\n{speakers: {kim: Kim}}\n---\n", "---\n{speakers: {kim: Kim, mao: Mao Zedong}}\n---\n"],
    ["---\n{attest: 1, title: T}\n---\n", "---\n{attest: 1, title: T, speakers: {mao: Mao Zedong}}\n---\n"],
    ["---\n{\n  attest: 1,\n}\n---\n", "---\n{\n  attest: 1, speakers: {mao: Mao Zedong}\n}\n---\n"],
    ["---\nspeakers: {}\n---\n", "---\nspeakers: {mao: Mao Zedong}\n---\n"],
    ["---\nspeakers:\nclaims: {}\n---\n", "---\nspeakers:\n  mao: Mao Zedong\nclaims: {}\n---\n"],
    ["---\nspeakers: # who\n---\n", "---\nspeakers: # who\n  mao: Mao Zedong\n---\n"],
  ])("%j becomes %j", (text, expected) => expect(mao(text)).toBe(expected));

  it.each([["---\n{speakers: }\n---\n"], ["---\nspeakers: Kim\n---\n"], ["---\nspeakers: [Kim]\n---\n"]])(
    "not in %j",
    (text) => expect(mao(text)).toBeNull(),
  );

  it("in the project file", () => {
    expect(mao("include: [a]\n", true)).toBe("include: [a]\nspeakers:\n  mao: Mao Zedong\n");
    expect(mao("include: [a]", true)).toBe("include: [a]\nspeakers:\n  mao: Mao Zedong\n");
    expect(mao("", true)).toBe("speakers:\n  mao: Mao Zedong\n");
  });
});

it("a claim is declared with its sentence in quotation marks", () => {
  const edits = declaringClaim({ text: "", isProject: false }, "war", 'They said: "war", \\ and\nno.');
  expect(applied("", edits!)).toBe('---\nclaims:\n  war: {text: "They said: \\"war\\", \\\\ and no."}\n---\n');
});

describe("an alias is added", () => {
  it.each([
    ["speakers: {kim: Kim}\n", "speakers: {kim: {name: Kim, aliases: [MR. KIM]}}\n"],
    ['speakers:\n  kim: "Kim, Il"\n', 'speakers:\n  kim: {name: "Kim, Il", aliases: [MR. KIM]}\n'],
    ["speakers:\n  kim: {name: Kim}\n", "speakers:\n  kim: {name: Kim, aliases: [MR. KIM]}\n"],
    [
      "speakers:\n  kim:\n    name: Kim\n  x: X\n",
      "speakers:\n  kim:\n    name: Kim\n    aliases: [MR. KIM]\n  x: X\n",
    ],
    ["speakers: {kim: {name: Kim, aliases: [K]}}\n", "speakers: {kim: {name: Kim, aliases: [K, MR. KIM]}}\n"],
    ["speakers: {kim: {name: Kim, aliases: K}}\n", "speakers: {kim: {name: Kim, aliases: [K, MR. KIM]}}\n"],
    [
      "speakers:\n  kim:\n    aliases:\n    - K\n    name: Kim\n",
      "speakers:\n  kim:\n    aliases:\n    - K\n    - MR. KIM\n    name: Kim\n",
    ],
  ])("%j becomes %j", (text, expected) => expect(alias(text)).toBe(expected));

  it("never one that another speaker has, nor to nobody", () => {
    expect(alias("speakers: {kim: Kim, pak: Pak}\n", "Pak")).toBeNull();
    expect(alias("speakers: {pak: Pak}\n")).toBeNull();
    expect(alias("speakers:\n  kim: Kim, the Younger [sic]\n")).toBeNull();
  });
});

it.each([
  ["Mr. Kym", "kym"],
  ["William Franklin", "william-franklin"],
  ["Franklin", "franklin-2"],
  ["毛泽东", "毛泽东"],
  ["…", "speaker-2"],
])("the id of %s is %s", (name, id) => expect(idFor(name, (each) => each === "franklin")).toBe(id));
