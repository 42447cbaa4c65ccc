import { type Part, partsOf } from "../model/annotate";
import type { AnnotatedSource, Scope } from "../model/annotatedSource";
import { shifted } from "../model/spans";
import type { Problem } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";

/**
 * A rule that finds what is wrong in one part of a document. What it finds must follow from `part`, from what is declared
 * (its `scope`), and from what the workspace says of other files; it is not asked again until one of these changes. `document`
 * is there to make fixes with, which are made when somebody wants them.
 */
export type PartRule = (workspace: Workspace, document: AnnotatedDocument, part: AnnotatedSource) => Iterable<Problem>;

/** What was found in a part, its offsets as they were. Fixes are left out: they may hold on to the whole document. */
interface Kept {
  readonly from: number;
  readonly scope: Scope;
  readonly revision: number;
  readonly problems: readonly Omit<Problem, "fixes">[];
}

const kept = new WeakMap<object, Kept>();

/** What `rules`, always the same, find in the parts of a document; only parts that have changed are looked at. */
export function* partProblems(
  workspace: Workspace,
  document: AnnotatedDocument,
  rules: readonly PartRule[],
): Generator<Problem> {
  for (const part of partsOf(document.model).parts) {
    const known = keptFor(workspace, document, part);
    if (known) yield* placedAt(part, known, () => foundIn(workspace, document, part, rules));
    else yield* keeping(workspace, document, part, foundIn(workspace, document, part, rules));
  }
}

function keptFor(workspace: Workspace, { model }: AnnotatedDocument, part: Part): Kept | null {
  const known = kept.get(part.kept);
  return known?.scope === model.scope && known.revision === workspace.revision ? known : null;
}

function foundIn(workspace: Workspace, document: AnnotatedDocument, part: Part, rules: readonly PartRule[]): Problem[] {
  return rules.flatMap((rule) => [...rule(workspace, document, part.model)]);
}

/** Keeps what was found in a part, if all that it points at is in the part, and so moves with it. */
function keeping(workspace: Workspace, document: AnnotatedDocument, part: Part, found: Problem[]): Problem[] {
  const isOwn = ({ from, to }: Span) => part.from <= from && to <= part.to;
  const isWhole = (problem: Problem) =>
    isOwn(problem) && (problem.related ?? []).every(({ uri, ...at }) => (uri ? uri !== document.uri : isOwn(at)));
  if (found.every(isWhole)) {
    const problems = found.map(({ code, message, from, to, related }) => ({ code, message, from, to, related }));
    const { scope } = document.model;
    kept.set(part.kept, { from: part.from, scope, revision: workspace.revision, problems });
  }
  return placedAt(part, { from: part.from, problems: found }, () => found);
}

/** The problems at their places now; their fixes are those of `again`, made when somebody wants them. */
function placedAt(part: Part, { from, problems }: Pick<Kept, "from" | "problems">, again: () => Problem[]): Problem[] {
  const by = part.from - from;
  let fresh: Problem[] | null = null;
  return problems.map(({ code, message, from: begins, to, related }, i) => ({
    code,
    message,
    from: begins + by,
    to: to + by,
    related: related?.map((each) => (each.uri === undefined ? { ...each, ...shifted(each, by) } : each)),
    get fixes() {
      fresh ??= again();
      return fresh[i]?.fixes;
    },
  }));
}
