const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** A short name for a text (FNV-1a, and its length): equal texts have equal ones, and others hardly ever do. */
export function stampOfText(text: string): string {
  let hash = OFFSET_BASIS;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return `${(hash >>> 0).toString(36)}.${text.length.toString(36)}`;
}
