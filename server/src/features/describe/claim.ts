import type { Stance } from "../../model/annotatedSource";
import { baseName } from "../../workspace/uris";
import type { AnnotatedDocument, TaggedClaim, Workspace } from "../../workspace/workspace";
import { bold, escapeMarkdown, italic, link } from "../markdown";
import { lineUri } from "../places";
import { namesOf } from "./speaker";
import { firstWords } from "./words";

const MAX_PLACES = 12;
const VERBS: Record<Stance, string> = { asserts: "asserted", denies: "denied", questions: "questioned" };

/** What a claim says, how it stands, and who asserts, denies or questions it where. */
export function describeClaim(workspace: Workspace, document: AnnotatedDocument, id: string): string {
  const claim = document.model.scope.claim(id);
  const head = claim
    ? `${escapeMarkdown(claim.text)}  \nclaim ${bold(id)} · ${italic(claim.status)}${claim.cert ? ` · certainty ${claim.cert}` : ""}`
    : `${bold(id)} is a claim declared nowhere: say under \`claims\` in the front matter what it claims.`;
  return [head, describePlaces(workspace, document, id).join("\n")].filter(Boolean).join("\n\n");
}

function describePlaces(workspace: Workspace, document: AnnotatedDocument, id: string): string[] {
  const places = placesOf(workspace, document, id);
  const lines = places.slice(0, MAX_PLACES).map(({ uri, tag }) => describePlace(workspace, document, uri, tag));
  const more = places.length - MAX_PLACES;
  return more > 0 ? [...lines, `- and ${more} more`] : lines;
}

/** Where a claim is tagged, this file first. */
function placesOf(workspace: Workspace, document: AnnotatedDocument, id: string): { uri: string; tag: TaggedClaim }[] {
  const places = [...workspace.summaries(document.uri)].flatMap(({ uri, claimTags }) =>
    claimTags.filter((tag) => tag.claim === id).map((tag) => ({ uri, tag })),
  );
  const elsewhere = (place: { uri: string }) => (place.uri === document.uri ? 0 : 1);
  return places.sort((a, b) => elsewhere(a) - elsewhere(b));
}

function describePlace(workspace: Workspace, document: AnnotatedDocument, uri: string, tag: TaggedClaim): string {
  const who = tag.by.length > 0 ? namesOf(document, tag.by) : "the author";
  const where = link(baseName(uri), lineUri(workspace, uri, tag.from));
  return `- ${VERBS[tag.stance]} by ${escapeMarkdown(who)} in ${where}: “${escapeMarkdown(firstWords(tag.words, 80))}”`;
}
