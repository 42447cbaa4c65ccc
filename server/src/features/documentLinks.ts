import type { DocumentLink } from "vscode-languageserver-types";
import { memoised } from "../syntax/memo";
import type { SourceText } from "../syntax/sourceText";
import { rangeOf } from "./ranges";
import { addressesIn } from "./webAddresses";

const known = new WeakMap<SourceText, DocumentLink[]>();

/** The DOIs and addresses of the Web in a file, as links to the pages; nothing else becomes a link. */
export function documentLinks(source: SourceText): DocumentLink[] {
  return memoised(known, source, () =>
    addressesIn(source.text).map(({ from, to, address }) => ({
      range: rangeOf(source, { from, to }),
      target: new URL(address).href,
    })),
  );
}
