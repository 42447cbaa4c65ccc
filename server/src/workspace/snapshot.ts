import { annotate } from "../model/annotate";
import type { AnnotatedSource, Scope } from "../model/annotatedSource";
import type { SyntaxTree } from "../syntax/parse";
import type { SourceText } from "../syntax/sourceText";
import type { Head } from "./head";
import type { AnnotatedDocument } from "./workspace";

/** What an annotated document is made of. */
export interface SnapshotParts {
  readonly source: SourceText;
  readonly head: Head;
  readonly annotated: boolean;
  readonly scope: Scope;
}

/** One version of a document under the declarations that hold. `syntax` is asked at most once, and only if needed. */
export function snapshot(
  { source, head, annotated, scope }: SnapshotParts,
  syntax: () => SyntaxTree,
): AnnotatedDocument {
  let made: SyntaxTree | null = null;
  let model: AnnotatedSource | null = null;
  const tree = () => {
    made ??= syntax();
    return made;
  };
  return {
    uri: source.uri,
    source,
    frontMatter: head.frontMatter,
    annotated,
    get syntax() {
      return tree();
    },
    get model() {
      model ??= annotate(source, tree(), head.frontMatter, scope);
      return model;
    },
  };
}

/** Whether two snapshots of these parts would be the same. */
export function isSame(one: SnapshotParts, other: SnapshotParts): boolean {
  return (
    one.source === other.source &&
    one.head === other.head &&
    one.annotated === other.annotated &&
    one.scope === other.scope
  );
}
