import { type Part, partsOf } from "../model/annotate";
import type { Scope } from "../model/annotatedSource";
import { shifted } from "../model/spans";
import { memoised } from "../syntax/memo";
import type { Problem } from "../syntax/problem";
import type { Span } from "../syntax/span";
import type { AnnotatedDocument, Workspace } from "../workspace/workspace";

/**
 * A rule that finds what is wrong in one part of a document. What it finds must follow from `part`, from what is declared
 * (its `scope`), and from what the workspace says of other files; it is not asked again until one of these changes. `document`
 * is there to make fixes with, which are made when somebody wants them.
 */
export type PartRule = (workspace: Workspace, document: AnnotatedDocument, part: Part) => Iterable<Problem>;

/** Rules that are asked together, always the same object. */
export interface PartRules {
  readonly rules: readonly PartRule[];
  /** What they find holds only as long as this is the same. */
  stamp?(workspace: Workspace, document: AnnotatedDocument): number;
  /** Whether what they have found in a part may be kept at all. */
  isLasting?(workspace: Workspace, document: AnnotatedDocument, part: Part): boolean;
}

/** What was found in a part, its offsets as they were. Fixes are left out: they may hold on to the whole document. */
interface Kept {
  readonly from: number;
  readonly scope: Scope;
  readonly revision: number;
  readonly stamp: number;
  readonly problems: readonly Omit<Problem, "fixes">[];
}

const keptBy = new WeakMap<PartRules, WeakMap<object, Kept>>();

/** What rules find in the parts of a document; only parts that have changed are looked at. */
export function* partProblems(workspace: Workspace, document: AnnotatedDocument, rules: PartRules): Generator<Problem> {
  const kept = memoised(keptBy, rules, () => new WeakMap<object, Kept>());
  const { scope } = document.model;
  const now = { scope, revision: workspace.revision, stamp: rules.stamp?.(workspace, document) ?? 0 };
  const isNow = (known: Kept) =>
    known.scope === now.scope && known.revision === now.revision && known.stamp === now.stamp;
  for (const part of partsOf(document.model).parts) {
    const known = kept.get(part.kept);
    const find = () => rules.rules.flatMap((rule) => [...rule(workspace, document, part)]);
    if (known && isNow(known)) {
      if (known.problems.length > 0) yield* placedAt(part, known, find);
      continue;
    }
    const found = find();
    const isKept = isWhole(document, part, found) && (rules.isLasting?.(workspace, document, part) ?? true);
    if (isKept) kept.set(part.kept, { from: part.from, ...now, problems: found.map(withoutFixes) });
    else kept.delete(part.kept);
    yield* placedAt(part, { from: part.from, problems: found }, () => found);
  }
}

/** Whether all that was found, and points at, is in the part, and so moves with it. */
function isWhole({ uri: own }: AnnotatedDocument, part: Part, found: readonly Problem[]): boolean {
  const isOwn = ({ from, to }: Span) => part.from <= from && to <= part.to;
  return found.every(
    (problem) => isOwn(problem) && (problem.related ?? []).every(({ uri, ...at }) => (uri ? uri !== own : isOwn(at))),
  );
}

function withoutFixes({ code, message, from, to, related }: Problem) {
  return { code, message, from, to, related };
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
