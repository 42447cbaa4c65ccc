import { childUri } from "./uris";

/**
 * What outlives a session: bytes by key. It is a cache: whatever was written may be gone at any time, so nothing is kept
 * here that cannot be made again. Neither function rejects, whatever happens to the disk.
 */
export interface Store {
  /** The bytes as they were written, in a buffer of their own; null if they are not there, or not whole. */
  read(key: StoreKey): Promise<Uint8Array | null>;
  /** Resolves when the bytes are there, or cannot be. */
  write(key: StoreKey, bytes: Uint8Array): Promise<void>;
}

/** Names bytes by what they were made from: so they never grow old, and a file that comes back finds them again. */
export interface StoreKey {
  /** What they are, and by which version of our code: letters, digits and hyphens, such as `ngrams-1`. */
  readonly kind: string;
  /** The hash of what they were made from: `hashOf`. */
  readonly hash: string;
}

/** Keeps nothing: where there is no place to keep it. */
export const NO_STORE: Store = { read: async () => null, write: async () => {} };

/** As much of Web Crypto, which Node and browsers have alike, as is needed here. */
declare const crypto: { readonly subtle: { digest(algorithm: string, data: Uint8Array): Promise<ArrayBuffer> } };

/** SHA-256 in hexadecimal: equal for equal bytes only. */
export async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The key of what is made of a text. Null in a browser on a page that did not come by HTTPS: it has no hashes; then nothing is kept, and
 * all is made anew.
 */
export async function keyOf(kind: string, text: string): Promise<StoreKey | null> {
  try {
    return { kind, hash: await hashOf(new TextEncoder().encode(text)) };
  } catch {
    return null;
  }
}

/** Where in a folder the bytes of a key lie: a few hundred folders of each kind, so that none is long. */
export function pathOf({ kind, hash }: StoreKey): readonly [string, string, string] {
  return [kind, hash.slice(0, 2), hash];
}

/** The same below a folder given as a URI. */
export function storedUri(folder: string, key: StoreKey): string {
  return pathOf(key).reduce(childUri, folder);
}

const MAGIC = 0x41747431; // "Att1"
const HEADER_WORDS = 4;
const HEADER = HEADER_WORDS * 4;

/** `bytes` with a header that shows whether they are whole when they are read again: magic, length, two checksums. */
export function sealed(bytes: Uint8Array): Uint8Array {
  const file = new Uint8Array(HEADER + bytes.length);
  file.set(bytes, HEADER);
  const header = new Uint32Array(file.buffer, 0, HEADER_WORDS);
  header.set([MAGIC, bytes.length, ...checksums(bytes)]);
  return file;
}

/** What was sealed, in a buffer of its own; null if any of it is other than it was, or it never was sealed. */
export function unsealed(file: Uint8Array): Uint8Array | null {
  if (file.length < HEADER) return null;
  const [magic, length, first, second] = new Uint32Array(copyOf(file.subarray(0, HEADER)).buffer);
  const bytes = copyOf(file.subarray(HEADER));
  const [one, two] = checksums(bytes);
  return magic === MAGIC && length === bytes.length && first === one && second === two ? bytes : null;
}

/** In a buffer of its own, which a slice of Node's `Buffer` has not. */
function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

/** Two sums, one of which depends on the order (Fletcher's, over words of 32 bits, mixed); the bytes at the end by themselves. */
function checksums(bytes: Uint8Array): [number, number] {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : copyOf(bytes);
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2);
  let one = 0x811c9dc5;
  let two = 0;
  for (let at = 0; at < words.length; at++) {
    one = Math.imul(one ^ words[at]!, 0x01000193);
    two = (two + one) | 0;
  }
  for (let at = words.length * 4; at < aligned.length; at++) {
    one = Math.imul(one ^ aligned[at]!, 0x01000193);
    two = (two + one) | 0;
  }
  return [one >>> 0, two >>> 0];
}
