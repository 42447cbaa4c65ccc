import type { Related } from "../syntax/problem";
import type { Declared } from "../workspace/workspace";

/** The place of a declaration, to explain a problem. */
export function relatedTo({ uri, at }: Declared<unknown>, message: string): Related {
  return { uri, message, ...at };
}
