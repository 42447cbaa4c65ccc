import type { FormattedText } from "../bibliography/format/request";
import { isWebAddress } from "./webAddresses";

/**
 * Text of a document as Markdown that shows exactly that text, on one line: no link, image, HTML, emphasis or heading
 * comes out of it, and nothing turns the direction of what stands around it.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(UNSEEN, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>~&@]/g, "\\$&")
    .replace(/:(?=\/\/)|(?<=www)\.|^[-+=#]|(?<=^\d{1,9})[.)]/gi, "\\$&");
}

/** Control characters and those that change the direction of writing. */
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** The same for text that is written into a document or copied: addresses stay as they are, for Pandoc to see. */
export function escapeForWriting(text: string): string {
  const words = text.replace(UNSEEN, "").split(/(https?:\/\/\S+)/);
  return words.map((word, at) => (at % 2 === 1 ? word : word.replace(/[\\`*_[\]<>@#^~$|]/g, "\\$&"))).join("");
}

export function bold(text: string): string {
  return between("**", escapeMarkdown(text));
}

export function italic(text: string): string {
  return between("*", escapeMarkdown(text));
}

/** Marks around nothing would be a thematic break. */
function between(marks: string, text: string): string {
  return text && marks + text + marks;
}

/** A Markdown link; `uri` is one of ours, percent-encoded, never one that a document names. */
export function link(text: string, uri: string): string {
  return `[${escapeMarkdown(text)}](${uri.replace(/[\s<>()\\]/g, encodeCharacter)})`;
}

/** A link to a page of the Web that a document names, under its own address; empty for anything but `http` and `https`. */
export function webLink(address: string): string {
  return isWebAddress(address) ? link(address.replace(/^https?:\/\//i, ""), new URL(address).href) : "";
}

/** Formatted text as Markdown; `escaped` is for its words. */
export function formatted(text: FormattedText, escaped: (words: string) => string): string {
  return text.map((run) => marked(run.text, `${run.bold ? "**" : ""}${run.italic ? "*" : ""}`, escaped)).join("");
}

/** Marks stand close to the words: white space stays outside. */
function marked(text: string, marks: string, escaped: (words: string) => string): string {
  const words = text.trim();
  if (words === "") return text;
  const from = text.indexOf(words);
  const closing = [...marks].reverse().join("");
  return text.slice(0, from) + marks + escaped(words) + closing + text.slice(from + words.length);
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
}
