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

/** What rules find in a part, and whether it may be kept. */
export interface FoundInPart {
  readonly problems: Problem[];
  readonly lasting: boolean;
}

/** Rules that are asked together, always the same object. */
export interface PartRules {
  find(workspace: Workspace, document: AnnotatedDocument, part: Part): FoundInPart;
  /** What they find holds only as long as this is the same. */
  stamp?(workspace: Workspace, document: AnnotatedDocument): number;
}

/** Rules that depend on nothing else. */
export function partRules(...rules: readonly PartRule[]): PartRules {
  return {
    find: (workspace, document, part) => ({
      problems: rules.flatMap((rule) => [...rule(workspace, document, part)]),
      lasting: true,
    }),
  };
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
    if (known && isNow(known)) {
      if (known.problems.length > 0) yield* placedAt(part, known, () => rules.find(workspace, document, part).problems);
      continue;
    }
    const { problems, lasting } = rules.find(workspace, document, part);
    if (lasting && isWhole(document, part, problems))
      kept.set(part.kept, { from: part.from, ...now, problems: problems.map(withoutFixes) });
    else kept.delete(part.kept);
    yield* placedAt(part, { from: part.from, problems }, () => problems);
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
