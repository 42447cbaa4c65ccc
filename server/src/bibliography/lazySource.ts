import type { Span } from "../syntax/span";
import type { Source } from "./source";

/**
 * A source whose id and place are known, and whose other properties are `read` together when one of them is first
 * asked for. So a large bibliography costs little until its entries are looked up.
 */
export function lazySource(id: string, at: Span, read: () => Source): Source {
  let known: Source | undefined;
  const full = () => (known ??= read());
  return {
    id,
    from: at.from,
    to: at.to,
    get type() {
      return full().type;
    },
    get title() {
      return full().title;
    },
    get authors() {
      return full().authors;
    },
    get issued() {
      return full().issued;
    },
    get archive() {
      return full().archive;
    },
    get links() {
      return full().links;
    },
    get text() {
      return full().text;
    },
    get csl() {
      return full().csl;
    },
  };
}
