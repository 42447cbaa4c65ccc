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

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
}
