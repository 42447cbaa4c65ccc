import { expect, test } from "vitest";
import { folderOf, isWithin, normalUri, relativePath, resolvePath } from "../../server/src/workspace/uris";

test.each([
  ["file:///c:/a b/x.md", "file:///c%3A/a%20b/x.md"],
  ["file:///c%3A/a%20b/x.md", "file:///c%3A/a%20b/x.md"],
  ["file:///home/q/", "file:///home/q"],
  ["file:///", "file:///"],
  ["untitled:Untitled-1", "untitled:Untitled-1"],
])("%s is spelled %s", (uri, normal) => {
  expect(normalUri(uri)).toBe(normal);
});

test.each([
  ["lib.bib", "file:///w/a.md", "file:///w/lib.bib"],
  ["../lib.bib", "file:///w/sub/a.md", "file:///w/lib.bib"],
  ["./ö x.txt", "file:///w/a.md", "file:///w/%C3%B6%20x.txt"],
  ["/abs.txt", "file:///w/a.md", "file:///abs.txt"],
  ["https://example.org/lib.bib", "file:///w/a.md", null],
  ["lib.bib", "untitled:Untitled-1", null],
])("%s in %s is %s", (path, uri, resolved) => {
  expect(resolvePath(path, uri)).toBe(resolved);
});

test("folders and what is in them", () => {
  expect(folderOf("file:///w/a.md")).toBe("file:///w");
  expect(folderOf("untitled:Untitled-1")).toBeNull();
  expect(isWithin("file:///w/a.md", "file:///w")).toBe(true);
  expect(isWithin("file:///ww/a.md", "file:///w")).toBe(false);
  expect(relativePath("file:///w/sub/%C3%B6.md", "file:///w")).toBe("sub/ö.md");
});
