import type { TextDocumentPositionParams } from "vscode-languageserver";
import type { Formatter } from "../bibliography/format/formatter";
import type { FormatRequest, FormatResult } from "../bibliography/format/request";
import { describeSource } from "../bibliography/plain";
import { citedIn, citedTogether, formatRequest, keysCited } from "../features/cited";
import { documentLinks } from "../features/documentLinks";
import { hover } from "../features/hover";
import { bibliographyEdit } from "../features/insertBibliography";
import { escapeForWriting, formatted } from "../features/markdown";
import { offsetAt, rangeOf } from "../features/ranges";
import { sourcesList } from "../features/sourcesList";
import { viewpointOf } from "../features/viewpoint";
import {
  type AnnotateResult,
  BIBLIOGRAPHY,
  CITATION,
  type CitationParams,
  type CitationResult,
  SOURCES,
  type SourcesResult,
} from "../protocol";
import { politely } from "../workspace/turns";
import type { AnnotatedDocument } from "../workspace/workspace";
import { outdated } from "./boundary";
import { inFile } from "./inDocument";
import { lookOf } from "./look";
import type { Session } from "./session";

/** Answers what has to do with citations as a style has them, and with the sources that can be cited. */
export function answerCiting(session: Session, formatter: Formatter): void {
  answerHovers(session, formatter);
  answerLinks(session);
  answerSources(session);
  answerCitations(session, formatter);
  answerBibliographies(session, formatter);
}

function answerHovers(session: Session, formatter: Formatter): void {
  const { connection, workspace, boundary } = session;
  connection.onHover(
    boundary.request("hover", null, (params: TextDocumentPositionParams, token) =>
      inFile(session, params, token, null, async (document) => {
        const offset = offsetAt(document.source, params.position);
        const cited = citedIn(workspace, document, offset);
        const seenFrom = viewpointOf(workspace, document);
        const look = cited && (await lookOf(session, seenFrom));
        const request = look && formatRequest(seenFrom, look, [cited], [cited.key]);
        const citation = request && (await atOnce(formatter, request));
        stillOpen(session, document);
        return hover(workspace, document, offset, citation);
      }),
    ),
  );
}

/** Null where it would take long; but the next time it will not. */
async function atOnce(formatter: Formatter, request: FormatRequest): Promise<FormatResult | null> {
  if (formatter.isReady(request)) return formatter.format(request);
  void formatter.format(request);
  return null;
}

/** The document is that of the question, after waiting. */
function stillOpen({ workspace }: Session, { uri, source }: AnnotatedDocument): void {
  if (workspace.document(uri)?.source !== source) throw outdated();
}

/** In annotated sources, project files and bibliographies. */
function answerLinks(session: Session): void {
  const { connection, workspace, boundary } = session;
  connection.onDocumentLinks(
    boundary.request("links", [], (params, token) =>
      inFile(session, params, token, [], ({ uri, source, annotated }) => {
        const isOurs = annotated || workspace.isProject(uri) || workspace.library(uri) !== undefined;
        return isOurs ? documentLinks(source) : [];
      }),
    ),
  );
}

function answerSources(session: Session): void {
  const { connection, workspace, boundary } = session;
  connection.onRequest(
    SOURCES,
    boundary.request("sources", null, (params: TextDocumentPositionParams, token) =>
      inFile<SourcesResult | null>(session, params, token, null, async (document) => {
        if (!document.annotated) return null;
        const offset = offsetAt(document.source, params.position);
        return { sources: await sourcesList(workspace, document, offset, politely()) };
      }),
    ),
  );
}

function answerCitations(session: Session, formatter: Formatter): void {
  const { connection, boundary } = session;
  connection.onRequest<CitationResult | null, void>(
    CITATION,
    boundary.request("a citation", null, (params: CitationParams, token) =>
      inFile<CitationResult | null>(session, params, token, null, async (document) => {
        if (!document.annotated) return null;
        const cited = citedTogether(document, offsetAt(document.source, params.position));
        const keys = [...new Set(cited.map(({ key }) => key))];
        const asNote = params.form === "note";
        const request = formatRequest(
          document,
          await lookOf(session, document),
          asNote ? cited : [],
          asNote ? [] : keys,
        );
        if (!request) return { refused: cited.length > 0 ? UNKNOWN : NO_CITATION };
        const result = await formatter.format(request);
        const texts = (asNote ? result?.notes : result?.entries) ?? [];
        const written = texts.map((text) => formatted(text, escapeForWriting)).filter((text) => text !== "");
        return { text: (written.length > 0 ? written : plainly(document, keys)).join("\n\n") };
      }),
    ),
  );
}

const NO_CITATION = "There is no citation here: put the cursor on one, such as [@key, p. 3].";
const UNKNOWN = "The source cited here is in no bibliography of this file.";

/** What takes the place of a style's words where there are none. */
function plainly({ model: { scope } }: AnnotatedDocument, keys: readonly string[]): string[] {
  return keys.flatMap((key) => {
    const source = scope.source(key);
    return source ? [`${escapeForWriting(describeSource(source))}.`] : [];
  });
}

function answerBibliographies(session: Session, formatter: Formatter): void {
  const { connection, boundary } = session;
  connection.onRequest<AnnotateResult | null, void>(
    BIBLIOGRAPHY,
    boundary.request("a bibliography", null, (params: TextDocumentPositionParams, token) =>
      inFile<AnnotateResult | null>(session, params, token, null, async (document) => {
        if (!document.annotated) return null;
        const keys = keysCited(document);
        const request = formatRequest(document, await lookOf(session, document), [], keys);
        if (!request) return { refused: "Nothing that is known is cited in this file yet." };
        const result = await formatter.format(request);
        stillOpen(session, document);
        const entries = (result?.entries ?? []).map((text) => formatted(text, escapeForWriting));
        const edit = bibliographyEdit(
          document,
          offsetAt(document.source, params.position),
          entries.length > 0 ? entries : plainly(document, keys),
        );
        if (!edit) return { refused: "A bibliography has no place in this file without changing what it says." };
        const { source } = document;
        return { version: source.version, edits: [{ range: rangeOf(source, edit), newText: edit.insert }] };
      }),
    ),
  );
}
