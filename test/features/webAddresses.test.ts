import { expect, test } from "vitest";
import { escapeForWriting, formatted, webLink } from "../../server/src/features/markdown";
import { addressesIn, doiAddress } from "../../server/src/features/webAddresses";

test.each([
  ["see https://example.org/a_(b), and", "https://example.org/a_(b)"],
  ["(https://example.org/a.)", "https://example.org/a"],
  ["DOI: 10.1000/182.", "https://doi.org/10.1000/182"],
  ["  doi = {10.1162/jcws_a(1)},", "https://doi.org/10.1162/jcws_a(1)"],
  ['"DOI": "10.1000/182",', "https://doi.org/10.1000/182"],
  ["doi:10.1000/a#b?c", "https://doi.org/10.1000/a%23b%3Fc"],
  ["URL: <https://пример.рф/док>", "https://пример.рф/док"],
  ["command:attest.x file:///etc/passwd javascript:alert(1) http:// https://", ""],
  ["10.1000/182 on page 10.3000/4", ""],
  ["", ""],
])("the addresses in %j", (text, expected) => {
  const found = addressesIn(text);
  expect(found.map(({ address }) => address).join(" ")).toBe(expected);
  for (const { from, to, address } of found)
    if (address === expected) expect(text.slice(from, to)).not.toMatch(/[\s.,]$/);
});

test("a hostile text takes no time", () => {
  const text = `https://a${")".repeat(200_000)} doi:${" ".repeat(200_000)} ${"https://".repeat(50_000)} ${"doi".repeat(50_000)}`;
  const began = performance.now();
  addressesIn(text);
  expect(performance.now() - began).toBeLessThan(1_000);
});

test("nothing but a page of the Web is linked", () => {
  expect(webLink("https://example.org/a b")).toBe("");
  expect(webLink("command:workbench.action.quit")).toBe("");
  expect(webLink("https://example.org/a)[b](command:x")).toMatch(/\]\(https:\/\/example\.org\/[^()]*\)$/);
  expect(doiAddress("https://doi.org/10.1000/182")).toBe("https://doi.org/10.1000/182");
  expect(doiAddress("javascript:10.1000/182")).toBe("");
});

test("formatted text is Markdown with its marks close to the words", () => {
  const run = (text: string, italic = false) => ({ text, italic, bold: false });
  const text = [run("In "), run(" The *Cold* War ", true), run("@ https://a.org/b_c.")];
  expect(formatted(text, escapeForWriting)).toBe("In  *The \\*Cold\\* War* \\@ https://a.org/b_c.");
});
