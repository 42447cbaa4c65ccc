import { SymbolKind, type WorkspaceSymbol } from "vscode-languageserver-types";
import type { ClaimDeclaration, SpeakerDeclaration } from "../syntax/declarations";
import { memoised } from "../syntax/memo";
import type { Span } from "../syntax/span";
import type { LiveWorkspace } from "../workspace/liveWorkspace";
import { baseName } from "../workspace/uris";
import type { Declared, StatementSummary, Summary, Workspace } from "../workspace/workspace";
import { type BestHits, bestHits } from "./bestHits";
import { shortName } from "./describe/speaker";
import { firstWords, shorten } from "./describe/words";
import { advance, type Pattern, patternOf, RANK, type Rank, rankOf, standing } from "./matching";
import { rangeIn } from "./places";

/** A speaker, claim or statement, and where it is declared or stands. */
export interface FoundSymbol extends Span {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly container: string;
  readonly uri: string;
}

/** How many symbols are shown at most, besides those whose name is what was typed. */
export const MOST_SYMBOLS = 512;

const LONGEST_WORDS = 80;

/**
 * The speakers, claims and statements of all folders that match `query`, the best first; of one rank speakers before claims
 * before statements, then in order of path. An empty query matches all speakers and claims.
 */
export function workspaceSymbols(workspace: LiveWorkspace, query: string): FoundSymbol[] {
  const pattern = patternOf(query);
  const hits = bestHits<FoundSymbol>(MOST_SYMBOLS);
  const scopes = workspace.scopes().map((uri) => readScope(workspace, uri));
  for (const scope of scopes) for (const [, each] of scope.speakers) addSpeaker(pattern, each, hits);
  for (const scope of scopes) for (const [, each] of scope.claims) addClaim(pattern, each, hits);
  if (pattern.units.length > 0) for (const scope of scopes) addStatements(pattern, scope, hits);
  return hits.list();
}

/** As the LSP has it; without `range` where the client asks for it when it is needed. */
export function symbolOf(workspace: Workspace, symbol: FoundSymbol, withRange: boolean): WorkspaceSymbol {
  const { name, kind, container, uri, from, to } = symbol;
  const location = withRange ? { uri, range: rangeIn(workspace, uri, { from, to }) } : { uri };
  return { name, kind, containerName: container, location, data: { uri, from, to } };
}

/** A folder, or a document that lies in none: ids are its own. */
interface SymbolScope {
  readonly summaries: readonly Summary[];
  /** Where files declare an id differently, each such declaration once. */
  readonly speakers: ReadonlyMap<string, Declared<SpeakerDeclaration>>;
  readonly claims: ReadonlyMap<string, Declared<ClaimDeclaration>>;
  /** The first declaration of each id. */
  readonly byId: ReadonlyMap<string, SpeakerDeclaration>;
}

function readScope(workspace: LiveWorkspace, uri: string): SymbolScope {
  const summaries = [...workspace.summaries(uri)].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  const speakers = new Map<string, Declared<SpeakerDeclaration>>();
  const claims = new Map<string, Declared<ClaimDeclaration>>();
  const byId = new Map<string, SpeakerDeclaration>();
  const add = (at: string, declared: Pick<Summary, "speakers" | "claims">) => {
    for (const each of declared.speakers) addFirst(byId, each.id, each);
    for (const each of declared.speakers) addFirst(speakers, contentOf(each), { uri: at, at: each, value: each });
    for (const each of declared.claims) addFirst(claims, contentOf(each), { uri: at, at: each, value: each });
  };
  for (const project of workspace.projects(uri)) add(project.uri, project.file);
  for (const summary of summaries) add(summary.uri, summary);
  return { summaries, speakers, claims, byId };
}

function addFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}

const contents = new WeakMap<SpeakerDeclaration | ClaimDeclaration, string>();

/** What of a declaration can be found. */
function contentOf(declaration: SpeakerDeclaration | ClaimDeclaration): string {
  return memoised(contents, declaration, () => {
    const { id } = declaration;
    return JSON.stringify("text" in declaration ? [id, declaration.text] : [id, declaration.name, declaration.aliases]);
  });
}

function addSpeaker(pattern: Pattern, found: Declared<SpeakerDeclaration>, hits: BestHits<FoundSymbol>): void {
  const { id, name, aliases, from, to } = found.value;
  const { rank, text } = best(pattern, [name, ...aliases, id]);
  if (!hits.accepts(rank)) return;
  const shown = text === name ? name : `${name} (${text})`;
  hits.add(rank, { name: shown, kind: SymbolKind.Class, container: id, uri: found.uri, from, to });
}

function addClaim(pattern: Pattern, found: Declared<ClaimDeclaration>, hits: BestHits<FoundSymbol>): void {
  const { id, text, from, to } = found.value;
  const { rank } = best(pattern, [id, text]);
  if (!hits.accepts(rank)) return;
  const name = text === "" ? id : `${id}: ${shorten(text, LONGEST_WORDS)}`;
  hits.add(rank, { name, kind: SymbolKind.Boolean, container: baseName(found.uri), uri: found.uri, from, to });
}

/** The first of the texts that match best. */
function best(pattern: Pattern, texts: readonly string[]): { rank: Rank; text: string } {
  let found: { rank: Rank; text: string } = { rank: RANK.none, text: "" };
  for (const text of texts) {
    const rank = pattern.units.length === 0 ? RANK.whole : rankOf(pattern, text);
    if (rank < found.rank) found = { rank, text };
  }
  return found;
}

/** What a speaker is called in the file at hand. */
type NameOf = (id: string) => string;

function addStatements(pattern: Pattern, { summaries, byId }: SymbolScope, hits: BestHits<FoundSymbol>): void {
  const ranks = new Map<string, Rank>();
  const rankOfName = (name: string) => memoised(ranks, name, () => standing(pattern, name));
  for (const summary of summaries) {
    if (!hits.accepts(RANK.start)) return;
    const nameOf = (id: string) => nameFrom(summary.speakers.find((each) => each.id === id) ?? byId.get(id)) || id;
    for (const statement of summary.statements)
      if (mayMatch(pattern, statement, nameOf, rankOfName, hits))
        addStatement(pattern, summary, statement, nameOf, hits);
  }
}

const names = new WeakMap<SpeakerDeclaration, string>();

function nameFrom(speaker: SpeakerDeclaration | undefined): string {
  return speaker === undefined ? "" : memoised(names, speaker, () => shortName(speaker) ?? "");
}

/** Whether a statement may be among the best. Quick, as nearly all are not: nothing is put together or taken off. */
function mayMatch(
  pattern: Pattern,
  { speakers, words }: StatementSummary,
  nameOf: NameOf,
  rankOfName: (name: string) => Rank,
  hits: BestHits<FoundSymbol>,
): boolean {
  let found = 0;
  for (const id of speakers) found = advance(pattern, found, nameOf(id));
  if (advance(pattern, found, words) < pattern.letters.length) return false;
  // What has spaces or a colon may stand over the end of the name.
  if (hits.accepts(RANK.letters) || pattern.letters.length < pattern.units.length) return true;
  return speakers.some((id) => hits.accepts(rankOfName(nameOf(id)))) || hits.accepts(standing(pattern, words));
}

function addStatement(
  pattern: Pattern,
  { uri, title }: Summary,
  { speakers, words, from, to }: StatementSummary,
  nameOf: NameOf,
  hits: BestHits<FoundSymbol>,
): void {
  const who = speakers.map(nameOf).join(", ") || "Unknown speaker";
  if (!hits.accepts(rankOf(pattern, `${who}: ${words}`))) return;
  const name = `${who}: ${firstWords(words, LONGEST_WORDS)}`;
  const rank = rankOf(pattern, name);
  if (hits.accepts(rank))
    hits.add(rank, { name, kind: SymbolKind.Event, container: title ?? baseName(uri), uri, from, to });
}
