/** `text` without the characters at its end for which `goes` holds (one at a time). Linear, which `/[…]+$/` is not. */
export function withoutEnd(text: string, goes: RegExp): string {
  let end = text.length;
  while (end > 0 && goes.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}
