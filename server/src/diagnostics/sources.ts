import type { Problem } from "../syntax/problem";
import type { Library } from "../workspace/workspace";

/** `source.unreadable`: what is wrong in a bibliography, at its place there. The entries that can be read count all the same. */
export function unreadableSources({ bibliography }: Library): readonly Problem[] {
  return bibliography.unreadable.map((unreadable) => ({ code: "source.unreadable", ...unreadable }));
}
