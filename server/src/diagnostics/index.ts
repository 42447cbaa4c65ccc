import type { Source } from "../bibliography/source";
import { partsOf } from "../model/annotate";
import type { RuleLevel } from "../syntax/declarations";
import type { Problem } from "../syntax/problem";
import { DEFAULT_SEVERITIES } from "../syntax/rules";
import type { AnnotatedDocument, Project, Workspace } from "../workspace/workspace";
import { untimelyLinks, untimelySpeakers } from "./anachronisms";
import { unplacedInArchive } from "./archives";
import { unattributedQuotations } from "./attribution";
import { deadEnds, sourceCycles } from "./chains";
import { unknownOwnSource, unknownSources } from "./citations";
import { claimCycles } from "./claimCycles";
import { undeclaredClaims, undeclaredRelations } from "./claims";
import { copiedWords } from "./copied";
import { duplicateSources } from "./duplicates";
import { missingFiles } from "./files";
import { conflictingIds } from "./ids";
import { incompleteSources } from "./incomplete";
import { dependentWitnesses } from "./independence";
import { wrongLocators } from "./locators";
import { partProblems, partRules } from "./parts";
import { unclosedQuotations, unsourcedQuotations } from "./quotations";
import { unreadableSources } from "./sources";
import { unknownSpeakers } from "./speakers";
import { invalidSuppressions, unsuppressed } from "./suppression";
import { changedText } from "./transcription";
import { unusedSources } from "./unused";
import { VERDICT_RULES } from "./verdicts";

export type Severity = Exclude<RuleLevel, "off">;

/** A problem with the severity that holds for it where it is. */
export interface Found {
  readonly problem: Problem;
  readonly severity: Severity;
}

/** Severity by code, where it is set at all. */
export type Rules = ReadonlyMap<string, RuleLevel>;

/**
 * The problems of an annotated source, a project file or a bibliography that one of these names, in order of place; none
 * for any other file. `settings` are those of the editor: `rules` in the project file win over them, and `rules` in the front matter over both.
 */
export function problemsIn(workspace: Workspace, uri: string, settings: Rules): readonly Found[] {
  const project = workspace.projectOf(uri);
  if (project?.uri === uri) return rated(projectProblems(workspace, project), [project.file.rules, settings]);
  const document = workspace.document(uri);
  if (!document?.annotated) return libraryProblems(workspace, uri, [project?.file.rules, settings]);
  const rules = [document.frontMatter?.rules, project?.file.rules, settings];
  return rated(unsuppressed(document, inOrder(documentProblems(workspace, document))), rules);
}

/** Those that a part of the document has, whatever stands elsewhere in it (`PartRule`). */
const PART_RULES = partRules(
  (_, _document, { model }) => model.problems,
  (workspace, _, { model }) => unknownSpeakers(workspace, model),
  (workspace, _, { model }) => unknownSources(workspace, model),
  (_, _document, { model }) => wrongLocators(model),
  (workspace, _, { model }) => dependentWitnesses(workspace, model),
  (_, _document, { model }) => untimelySpeakers(model),
  (workspace, _, { model }) => undeclaredClaims(workspace, model),
  (_, _document, { model }) => unsourcedQuotations(model),
  (_, document, { model }) => unattributedQuotations(document, model),
  (_, _document, { model }) => unclosedQuotations(model),
  (_, _document, { model }) => invalidSuppressions(model),
);

function* documentProblems(workspace: Workspace, document: AnnotatedDocument): Generator<Problem> {
  const { uri, frontMatter, model } = document;
  yield* partsOf(model).across();
  if (frontMatter) {
    yield* frontMatter.problems;
    yield* conflictingIds(workspace, uri, frontMatter);
    yield* missingFiles(workspace, uri, frontMatter);
    yield* undeclaredRelations(workspace, uri, frontMatter);
    yield* claimCycles(workspace, uri, frontMatter);
    yield* brokenChains(workspace, uri, frontMatter.references);
    yield* unusedSources(workspace, uri, frontMatter.references);
  }
  yield* unknownOwnSource(workspace, model);
  yield* copiedWords(workspace, document);
  yield* changedText(workspace, document);
  yield* partProblems(workspace, document, VERDICT_RULES);
  yield* partProblems(workspace, document, PART_RULES);
}

function projectProblems(workspace: Workspace, { uri, file }: Project): readonly Problem[] {
  return inOrder([
    ...file.problems,
    ...conflictingIds(workspace, uri, file),
    ...missingFiles(workspace, uri, file),
    ...undeclaredRelations(workspace, uri, file),
    ...claimCycles(workspace, uri, file),
    ...brokenChains(workspace, uri, file.references),
    ...unusedSources(workspace, uri, file.references),
  ]);
}

function libraryProblems(workspace: Workspace, uri: string, rules: readonly (Rules | undefined)[]): readonly Found[] {
  const library = workspace.library(uri);
  if (!library) return [];
  const { sources } = library.bibliography;
  return rated(inOrder([...unreadableSources(library), ...brokenChains(workspace, uri, sources)]), rules);
}

/** What is wrong with the provenance of the sources that the file `uri` declares; silent until all that it may lead to is read. */
function* brokenChains(workspace: Workspace, uri: string, own: readonly Source[]): Generator<Problem> {
  if (!workspace.knowsSources(uri)) return;
  const provenance = workspace.provenance(uri);
  yield* sourceCycles(provenance, uri);
  yield* deadEnds(provenance, uri, own);
  yield* untimelyLinks(provenance, uri, own);
  yield* unplacedInArchive(workspace, uri, own);
  yield* incompleteSources(workspace, uri, own);
  yield* duplicateSources(provenance, own);
}

/** What two parts both find, at a footnote that both refer to, is told once. */
function inOrder(problems: Iterable<Problem>): readonly Problem[] {
  const sorted = [...problems].sort((a, b) => a.from - b.from || a.to - b.to);
  return sorted.filter((problem, i) => !isAgain(problem, sorted[i - 1]));
}

function isAgain(problem: Problem, before: Problem | undefined): boolean {
  return (
    before?.code === problem.code &&
    before.from === problem.from &&
    before.to === problem.to &&
    before.message === problem.message
  );
}

/** The first of `rules` that names a code decides. */
function rated(problems: readonly Problem[], rules: readonly (Rules | undefined)[]): readonly Found[] {
  return problems.flatMap((problem) => {
    const own = rules.find((each) => each?.has(problem.code)) ?? DEFAULT_SEVERITIES;
    const severity = own.get(problem.code) ?? "warning";
    return severity === "off" ? [] : [{ problem, severity }];
  });
}
