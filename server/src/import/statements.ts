import { encloseAll } from "../annotating/enclose";
import { type Unattributed, unattributedWords } from "../diagnostics/attribution";
import { changed, type Parsed, readParsed } from "./reading";

/** The text with spans and divs around what its reporting clauses say that somebody said; `cert` tells how that is known. */
export function withStatements(text: Parsed): Parsed {
  const document = readParsed(text);
  return changed(text, encloseAll(document, unattributedWords(document.model).flatMap(stretchesOf)).edits);
}

function stretchesOf({ parts, suggestion: { speaker, kind } }: Unattributed) {
  const annotation = { pairs: { speaker, cert: kind === "explicit" ? "medium" : "low" } };
  return parts.map((span) => ({ span, annotation }));
}
