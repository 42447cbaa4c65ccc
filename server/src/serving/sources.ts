import type { Formatter } from "../bibliography/format/formatter";
import { whatIsLacking } from "../diagnostics/incomplete";
import { type Cited, citedIn, formatRequest } from "../features/cited";
import { describeCitation } from "../features/describe/citation";
import { offsetAt } from "../features/ranges";
import { firstGroups, groupsIn, placeIn, readSources } from "../features/sourceGroups";
import { listedUses, sourceLister, stepsOf, usesIn } from "../features/sourceRows";
import { viewpointAt } from "../features/viewpoint";
import {
  DESCRIBE_SOURCE,
  type DescribeSourceParams,
  GROUPED_SOURCES,
  type GroupedSourcesParams,
  type GroupedSourcesResult,
  type ListedSource,
  SOURCE_AT,
  SOURCE_GROUPS,
  SOURCE_STEPS,
  SOURCE_USES,
  type SourceAtParams,
  type SourceAtResult,
  type SourceGroupsParams,
  type SourceGroupsResult,
  type SourceStep,
  type SourceStepsParams,
  type SourceUsesParams,
  type SourceUsesResult,
} from "../protocol";
import type { Span } from "../syntax/span";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import { politely } from "../workspace/turns";
import { inFile } from "./inDocument";
import { folderAround, listByFolder, NOTHING_LISTED, normalFilter, spelled } from "./lists";
import { lookOf } from "./look";
import type { Session } from "./session";

/** Answers which sources there are in whole folders, what each rests on and where it is cited. */
export function answerForSources(session: Session, formatter: Formatter): void {
  answerGroups(session);
  answerRows(session);
  answerPlaces(session);
  answerDescriptions(session, formatter);
}

function answerGroups({ connection, workspace, boundary, listed }: Session): void {
  connection.onRequest(
    SOURCE_GROUPS,
    boundary.request("the sources", NOTHING_LISTED, async (params: SourceGroupsParams): Promise<SourceGroupsResult> => {
      listed();
      const filter = normalFilter(params);
      for (const folder of workspace.scopes()) await readSources(workspace, folder, politely());
      const list = listByFolder(workspace, (uri) => {
        const groups = groupsIn(workspace, uri, params.by, filter);
        return groups.size > 0 ? { uri, ...firstGroups(groups, params.most) } : null;
      });
      return { ...list, complete: list.complete && workspace.scopes().every((uri) => workspace.knowsSources(uri)) };
    }),
  );
  connection.onRequest(
    GROUPED_SOURCES,
    boundary.request(
      "the sources of a group",
      NO_SOURCES,
      async (params: GroupedSourcesParams): Promise<GroupedSourcesResult> => {
        const { folder, by, group, most } = params;
        const filter = normalFilter(params);
        await readSources(workspace, folder, politely());
        const nodes = groupsIn(workspace, folder, by, filter).get(group) ?? [];
        const list = sourceLister(workspace, folder, filter);
        const sources = nodes.slice(0, most).map(({ id }) => spelledSource(workspace, list(id)));
        return { sources, more: nodes.length - sources.length };
      },
    ),
  );
}

const NO_SOURCES: GroupedSourcesResult = { sources: [], more: 0 };

function answerRows({ connection, workspace, boundary }: Session): void {
  connection.onRequest(
    SOURCE_STEPS,
    boundary.request("the links of a source", [], ({ folder, source, direction }: SourceStepsParams): SourceStep[] =>
      stepsOf(workspace, folder, source, direction).map((step) => ({
        ...step,
        source: spelledSource(workspace, step.source),
      })),
    ),
  );
  connection.onRequest(
    SOURCE_USES,
    boundary.request("the uses of a source", NO_USES, async (params: SourceUsesParams): Promise<SourceUsesResult> => {
      const { folder, source, most } = params;
      const uses = () => usesIn(workspace, folder, source, normalFilter(params));
      const texts = await textsOf(
        workspace,
        new Set(
          uses()
            .slice(0, most)
            .map(({ uri }) => uri),
        ),
      );
      const all = uses();
      const listed = listedUses(workspace, folder, all.slice(0, most), texts);
      return {
        uses: listed.map((use) => ({ ...use, location: spelled(workspace, use.location) })),
        more: all.length - listed.length,
      };
    }),
  );
}

const NO_USES: SourceUsesResult = { uses: [], more: 0 };

/** The texts of files that are not open have to be read for the words at a place. */
async function textsOf(workspace: LiveWorkspace, uris: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const uri of uris) texts.set(uri, (await workspace.read(uri)) ?? "");
  for (const uri of texts.keys()) texts.set(uri, workspace.document(uri)?.source.text ?? texts.get(uri)!);
  return texts;
}

function answerPlaces(session: Session): void {
  const { connection, workspace, boundary } = session;
  connection.onRequest<SourceAtResult | null, void>(
    SOURCE_AT,
    boundary.request("the source here", null, (params: SourceAtParams, token) =>
      inFile<SourceAtResult | null>(session, params, token, null, async (document) => {
        const at = citedIn(workspace, document, offsetAt(document.source, params.position));
        if (at === null) return null;
        const folder = folderAround(workspace, document.uri);
        await readSources(workspace, folder, politely());
        return placeOf(workspace, folder, document.uri, at, params);
      }),
    ),
  );
}

function placeOf(
  workspace: LiveWorkspace,
  folder: string,
  uri: string,
  { key, from, to }: Cited & Span,
  params: SourceAtParams,
): SourceAtResult | null {
  const node = workspace.provenance(folder).node(key);
  const filter = normalFilter(params);
  const place = node && placeIn(groupsIn(workspace, folder, params.by, filter), node);
  if (!node || !place) return null;
  const uses = usesIn(workspace, folder, node.id, filter);
  const use = uses.findIndex((each) => each.uri === uri && from <= each.from && each.to <= to);
  return { folder, source: node.id, ...place, use: use < 0 ? null : use };
}

function answerDescriptions(session: Session, formatter: Formatter): void {
  const { connection, workspace, boundary } = session;
  connection.onRequest(
    DESCRIBE_SOURCE,
    boundary.request("a source", null, async ({ folder, source }: DescribeSourceParams) => {
      const cited = { key: source, locator: null, prefix: null };
      const look = await lookOf(session, viewpointAt(workspace, folder));
      const request = formatRequest(viewpointAt(workspace, folder), look, [cited], [source]);
      const result = request && (await formatter.format(request));
      const node = workspace.provenance(folder).node(source);
      if (!node) return null;
      const { incomplete, unverifiable } = sourceLister(workspace, folder, {})(source);
      const described = describeCitation(workspace, viewpointAt(workspace, folder), cited, result);
      const lacking = incomplete ? `*${whatIsLacking(node)}*` : "";
      return [described, unverifiable ? NO_TEXT : "", lacking].filter(Boolean).join("\n\n");
    }),
  );
}

const NO_TEXT =
  "*Its text is not here, so that quotations from it are not compared. Name its file under `texts` in attest.yaml.*";

function spelledSource(workspace: LiveWorkspace, source: ListedSource): ListedSource {
  return { ...source, location: source.location && spelled(workspace, source.location) };
}
