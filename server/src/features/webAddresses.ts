import type { Span } from "../syntax/span";

/** Whether it is the whole address of a page of the Web, and nothing that does something else (`command:`, `file:`). */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s<>"]+$/i.test(text)) return false;
  return URL.canParse(text);
}

const DOI = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;

/** The address of a DOI, with or without `doi:`; empty if it is none. */
export function doiAddress(text: string): string {
  const doi = DOI.exec(text.trim())?.[1];
  return doi ? `https://doi.org/${encodeURI(doi).replace(/[#?]/g, encodeURIComponent)}` : "";
}

/** An address in a text, where it stands. */
export interface FoundAddress extends Span {
  readonly address: string;
}

/** More in one file lead nowhere in particular. */
const MOST_FOUND = 5_000;
const ADDRESS =
  /https?:\/\/[^\s<>"“”{}|\\^`]{1,2000}|\bdoi["']?[ \t]{0,20}[:=][ \t]{0,20}["'{]?(10\.\d{4,9}\/[^\s<>"“”{}|\\^`]{1,500})/gi;

/** The addresses of the Web in `text`, and the DOIs that say that they are: `doi:10.…`, `DOI: 10.…`, `doi = {10.…}`. */
export function addressesIn(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (const match of text.matchAll(ADDRESS)) {
    const written = withoutPunctuation(match[1] ?? match[0]);
    const address = match[1] === undefined ? written : doiAddress(written);
    const from = match.index + match[0].length - (match[1] ?? match[0]).length;
    if (isWebAddress(address)) found.push({ from, to: from + written.length, address });
    if (found.length === MOST_FOUND) break;
  }
  return found;
}

/** What ends the sentence, list or bracket around an address is none of it. */
function withoutPunctuation(written: string): string {
  let open = written.split(/[([]/).length - written.split(/[)\]]/).length;
  let end = written.length;
  while (end > 0) {
    const last = written[end - 1]!;
    if (/[)\]]/.test(last) && open < 0) open++;
    else if (!/[.,;:!?'’*_]/.test(last)) break;
    end--;
  }
  return written.slice(0, end);
}
