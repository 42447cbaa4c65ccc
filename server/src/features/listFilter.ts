import { memoised } from "../syntax/memo";
import { baseName, relativePath } from "../workspace/uris";

/** Whether a folded text has all words of `text`, as parts of words; null where it has none, so that everything is found. */
export function searchFor(text: string): ((searched: string) => boolean) | null {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return words.length === 0 ? null : (searched) => words.every((word) => searched.includes(word));
}

/** Case and accents do not count when one looks for something. */
export function folded(text: string): string {
  return /[^ -~\s]/.test(text) ? withoutAccents(text).toLowerCase() : text.toLowerCase();
}

function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}

/** The paths of files in `folder`, which may be the file itself. */
export function pathsIn(folder: string): (uri: string) => string {
  const paths = new Map<string, string>();
  return (uri) => memoised(paths, uri, () => (uri === folder ? baseName(uri) : relativePath(uri, folder)));
}
