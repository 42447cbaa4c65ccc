/*
 * The form in which two trees are compared: `(p one (span{.x a="b"} two))`. White space, and what Pandoc makes of
 * straight quotes, dashes and dots, do not count.
 */

/** Text, and nodes that are drawn already. */
export type Inlines = (string | { readonly node: string })[];

export function expression(name: string, content: string): string {
  return content ? `(${name} ${content})` : `(${name})`;
}

export function inlineText(parts: Inlines): string {
  return folded(parts.map((part) => (typeof part === "string" ? part : part.node)).join(""));
}

const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/[“”]/g, '"'],
  [/[‘’]/g, "'"],
  [/—/g, "---"],
  [/–/g, "--"],
  [/…/g, "..."],
  [/\s+/g, " "],
];

export function folded(text: string): string {
  return FOLDS.reduce((result, [from, to]) => result.replace(from, to), text).trim();
}

export function attributesText(
  id: string,
  classes: readonly string[],
  pairs: readonly (readonly [string, string])[],
): string {
  const parts = [
    ...(id ? [`#${id}`] : []),
    ...classes.map((name) => `.${name}`),
    ...pairs.map(([key, value]) => `${key}="${folded(value)}"`),
  ];
  return `{${parts.join(" ")}}`;
}
