import { expect, it } from "vitest";
import { pandoc } from "../syntax/pandoc";
import { INTERVIEW, ORIGINAL, REPORT, textOf } from "./samples";

const FILES = [REPORT, INTERVIEW];

it.each(FILES.flatMap((file) => ["native", "plain", "html"].map((to) => [file, to] as const)))(
  "Pandoc reads %s to %s without a warning",
  (file, to) => {
    expect(pandoc(["--fail-if-warnings", "-f", "markdown", "-t", to], textOf(file))).not.toBe("");
  },
);

it("Pandoc keeps every word of the report, in order", () => {
  const written = pandoc(["-f", "markdown", "-t", "plain"], textOf(REPORT));
  const annotations = /\[@aprf-report\]|#(?:claim|denies|questions)\/[\w-]+/g;
  expect(words(written.replace(annotations, ""))).toEqual(words(textOf(ORIGINAL).replaceAll("**", "")));
});

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
