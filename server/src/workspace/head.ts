import type { FrontMatter } from "../syntax/declarations";
import { frontMatterSpan, readFrontMatter } from "../syntax/frontMatter";
import { type DeclaredIds, declaredBy } from "./declared";
import { copied } from "./summary";

/** The front matter of a file, the same object as long as it is the same text. */
export interface Head {
  /** The text from which it was read. */
  readonly block: string;
  readonly frontMatter: FrontMatter | null;
  readonly ids: DeclaredIds;
}

/** The head of the file `uri`; `known` is taken over if it is still that. It does not keep `text` in memory. */
export function headOf(uri: string, text: string, known?: Head): Head {
  const block = text.slice(0, frontMatterSpan(text)?.to ?? 0);
  if (known?.block === block) return known;
  const kept = copied(block);
  const frontMatter = readFrontMatter(kept);
  return { block: kept, frontMatter, ids: declaredBy(frontMatter === null ? [] : [{ uri, ...frontMatter }]) };
}
