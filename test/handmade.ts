import { Tree } from "@lezer/common";
import type { AnnotatedSource, Scope } from "../server/src/model/annotatedSource";
import type { AnnotatedDocument, Workspace } from "../server/src/workspace/workspace";

const NOTHING: Scope = {
  speaker: () => undefined,
  claim: () => undefined,
  source: () => undefined,
  labelSpeakers: [],
  complete: true,
};

/** A document whose model a test makes up, for what no text would easily give. */
export function handmade(text: string, parts: Partial<AnnotatedSource>): AnnotatedDocument {
  const source = { uri: "file:///w/source.md", version: 1, text };
  const model = { ...emptyModel, source, ...parts };
  return {
    uri: source.uri,
    source,
    syntax: { tree: Tree.empty, bodyFrom: 0, body: text },
    frontMatter: null,
    annotated: true,
    model,
  };
}

const emptyModel: AnnotatedSource = {
  source: { uri: "", version: 0, text: "" },
  frontMatter: null,
  scope: NOTHING,
  sections: [],
  divs: [],
  statements: [],
  quotations: [],
  indirectSpeech: [],
  claimTags: [],
  citations: [],
  commentary: [],
  sourceParts: [],
  mentions: [],
  pageMarks: [],
  suppressions: [],
  unknownLabels: [],
  unclosedMarks: [],
  problems: [],
};

/** A workspace that knows nothing. */
export const emptyWorkspace: Workspace = {
  revision: 0,
  document: () => undefined,
  projectOf: () => undefined,
  summaries: () => [],
  projects: () => [],
  ids: () => [],
  declaration: () => undefined,
  declaredOtherwise: () => [],
  provenance: () => ({ sources: new Map(), node: () => undefined }),
  knowsSources: () => false,
  library: () => undefined,
  libraries: () => [],
  exists: () => undefined,
  whyUnread: () => null,
  textOf: () => undefined,
  lineStarts: () => undefined,
  isSourceUsed: () => false,
  verdicts: () => [],
  verdictsIn: () => ({ verdicts: [], lasting: true }),
  quotationRecords: () => undefined,
  judgedRevision: () => 0,
  rejudged: () => null,
  heldAgainst: () => null,
  sourceTexts: () => [],
};
