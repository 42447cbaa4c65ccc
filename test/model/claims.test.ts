import { describe, expect, test } from "vitest";
import { claims } from "./reading";

describe("claim tags in the text", () => {
  test("after the end of a sentence belong to it, its marks, citations and notes included", () => {
    expect(claims("First. Americans won't interfere. #claim/us-stays-out Next.")).toEqual([
      "asserts us-stays-out by author: Americans won't interfere.",
    ]);
    expect(
      claims("He wrote “Americans won't interfere.” [@report] [^1] #denies/us-stays-out Next.\n\n[^1]: A."),
    ).toEqual(["denies us-stays-out by author: He wrote “Americans won't interfere.”"]);
  });

  test("within a sentence, to that one", () => {
    expect(claims("First. Americans #questions/us-stays-out won't interfere. Next.")[0]).toMatch(
      /^questions us-stays-out by author: Americans #questions\/us-stays-out won't interfere\.$/,
    );
  });

  test("at the start of a paragraph, to the sentence after", () => {
    expect(claims("#claim/us-stays-out Americans won't interfere. Next.")).toEqual([
      "asserts us-stays-out by author: Americans won't interfere.",
    ]);
    expect(claims("**Kim:** #claim/us-stays-out Americans won't interfere. Next.")).toEqual([
      "asserts us-stays-out by kim: Americans won't interfere.",
    ]);
  });

  test("a paragraph of tags alone, to the block before", () => {
    expect(claims("> Americans won't interfere.\n\n#claim/us-stays-out #claim/b")).toEqual([
      "asserts us-stays-out by author: > Americans won't interfere.",
      "asserts b by author: > Americans won't interfere.",
    ]);
    expect(claims("Kim: Americans won't interfere. We know.\n\n#claim/us-stays-out")).toEqual([
      "asserts us-stays-out by kim: Kim: Americans won't interfere. We know.",
    ]);
  });

  test("closing marks belong to the sentence, a page mark is no block to tag", () => {
    expect(claims("« Nous voulons la paix ! » #claim/x Fin.")[0]).toBe(
      "asserts x by author: « Nous voulons la paix ! »",
    );
    expect(claims("“[We want peace.]{speaker=kim}” [@report] #claim/x Next.")[0]).toContain(
      "by kim: “[We want peace.]",
    );
    expect(claims("Peace.\n\n[]{.page n=41}\n\n#claim/x")[0]).toBe("asserts x by author: Peace.");
    expect(claims("We want . . . real peace. #claim/x Next.")[0]).toBe(
      "asserts x by author: We want . . . real peace.",
    );
  });

  test("the claimant is who says the words", () => {
    expect(claims("[Americans won't interfere. #claim/us-stays-out]{speaker=kim} Next.")).toEqual([
      "asserts us-stays-out by kim: Americans won't interfere.",
    ]);
    expect(
      claims("Kim Il Sung thought that [Americans won't interfere]{speaker=kim}. #claim/us-stays-out")[0],
    ).toContain("by kim");
    expect(claims("“[Americans won't interfere.]{speaker=kim}” [@report] #claim/us-stays-out")[0]).toContain("by kim");
    expect(claims("Kim: Mao said [we will help]{speaker=mao}. #claim/help")[0]).toContain("by mao");
    expect(claims("[Kim said [we will help]{speaker=mao} and more]{speaker=kim}. #claim/help")[0]).toContain("by kim");
    expect(claims("[We will help]{speaker=mao}, he said, and left. #claim/help")[0]).toContain("by author");
    expect(claims('[The army is ready. #claim/ready]{speaker="kim pak"}')[0]).toContain("by kim pak");
  });

  test("in commentary it is its author, if named", () => {
    expect(claims("## Remarks {.commentary speaker=pak}\n\nThree meetings were held. #claim/three")[0]).toContain(
      "by pak",
    );
  });

  test.each([["word#claim/x"], ["`#claim/x`"], ["https://example.org/#claim/x"], ["#claim/"], ["#other/x"]])(
    "%s is none",
    (body) => {
      expect(claims(`Text ${body} text.`)).toEqual([]);
    },
  );

  test("an id ends before punctuation", () => {
    expect(claims("They won (so #claim/us-stays-out). Next.")[0]).toMatch(/^asserts us-stays-out by/);
  });
});

describe("claim tags by attribute", () => {
  test("stand on exactly their words, with a stance", () => {
    expect(claims("He thought [Americans won't interfere]{claim=us-stays-out stance=denies} then.")).toEqual([
      "denies us-stays-out by author: Americans won't interfere",
    ]);
  });

  test("also on a statement's own span, and several at once", () => {
    expect(claims('[Americans won\'t interfere]{speaker=kim claim="us-stays-out quick"}')).toEqual([
      "asserts us-stays-out by kim: Americans won't interfere",
      "asserts quick by kim: Americans won't interfere",
    ]);
  });

  test("within a statement, are its speaker's", () => {
    expect(claims("Kim: [Americans won't interfere]{claim=us-stays-out}.")[0]).toContain("by kim");
  });
});
