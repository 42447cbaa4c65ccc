import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { attributesText, expression, folded, type Inlines, inlineText } from "./expressions";

/*
 * Pandoc as an oracle: one process reads many texts, each by itself, and its trees are drawn as expressions (see
 * `expressions.ts`).
 */

interface Node {
  readonly t: string;
  // biome-ignore lint/suspicious/noExplicitAny: the contents differ from one kind of node to the next.
  readonly c: any;
}

type Attr = readonly [string, readonly string[], readonly (readonly [string, string])[]];

const SEPARATOR = "attest-separator";

/** Each text as Pandoc reads it, in the order given. */
export function readByPandoc(texts: readonly string[]): string[] {
  const args = ["--quiet", "--file-scope", "-f", "markdown-auto_identifiers", "-t", "json"];
  const output = withFiles(texts, (files) => pandoc([...args, ...files], ""));
  return split((JSON.parse(output) as { blocks: Node[] }).blocks).map((blocks) => blocksText(blocks));
}

/** What `use` makes of the texts in files, a separator after each. */
function withFiles(texts: readonly string[], use: (files: readonly string[]) => string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "attest-pandoc-"));
  try {
    const separator = path.join(folder, "separator.md");
    writeFileSync(separator, `***\n\n\`${SEPARATOR}\`\n`);
    const files = texts.flatMap((text, i) => {
      const file = path.join(folder, `${i}.md`);
      writeFileSync(file, text);
      return [file, separator];
    });
    return use(files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each text as Pandoc writes it as plain text, in the order given. It must not warn. */
export function writtenByPandoc(texts: readonly string[]): string[] {
  const args = ["--fail-if-warnings", "-f", "markdown-auto_identifiers-smart", "-t", "plain", "--wrap=none"];
  const written = withFiles(texts, (files) => pandoc([...args, "--file-scope", ...files], ""));
  return written.split(new RegExp(`^-{3,}\\s+${SEPARATOR}$`, "m")).slice(0, -1);
}

/** What Pandoc writes for `args` and `input`. */
export function pandoc(args: readonly string[], input: string): string {
  const options: ExecFileSyncOptionsWithStringEncoding = { input, encoding: "utf8", maxBuffer: 1 << 28 };
  try {
    return execFileSync("pandoc", args, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Error("These tests compare with Pandoc: install it (on Debian: apt install pandoc).");
  }
}

function split(blocks: readonly Node[]): Node[][] {
  const parts: Node[][] = [[]];
  for (const block of blocks) {
    if (block.t === "Para" && block.c.length === 1 && block.c[0].c?.[1] === SEPARATOR) {
      parts.at(-1)!.pop();
      parts.push([]);
    } else parts.at(-1)!.push(block);
  }
  return parts.slice(0, -1);
}

function blocksText(blocks: readonly Node[]): string {
  return blocks.map(blockText).filter(Boolean).join(" ");
}

function blockText({ t, c }: Node): string {
  switch (t) {
    case "Para":
    case "Plain":
      return expression("p", inlines(c));
    case "Header":
      return expression(`h${c[0]}${attributesOf(c[1])}`, inlines(c[2]));
    case "BlockQuote":
      return expression("quote", blocksText(c));
    case "BulletList":
      return expression("list", itemsText(c));
    case "OrderedList":
      return expression("list", itemsText(c[1]));
    case "CodeBlock":
      return expression("code", folded(c[1]));
    case "HorizontalRule":
      return "(rule)";
    case "Div":
      return expression(`div${attributesOf(c[0])}`, blocksText(c[1]));
    case "Table":
      return expression("table", cells(c).join(" "));
    case "RawBlock":
      return c[1].startsWith("<!--") ? "(comment)" : expression("raw", folded(c[1]));
    default:
      return expression(t, cells(c).join(" "));
  }
}

function itemsText(items: readonly Node[][]): string {
  return items.map((item) => expression("item", blocksText(item))).join(" ");
}

/** The blocks anywhere in a table, cell by cell. */
function cells(value: unknown): string[] {
  if (!value || typeof value !== "object") return [];
  if (!Array.isArray(value)) return "t" in value && "c" in value ? ownText(value as Node) : [];
  return value.flatMap(cells);
}

function ownText(node: Node): string[] {
  if (!["Para", "Plain"].includes(node.t)) return cells(node.c);
  return [expression("p", inlines(node.c))];
}

function attributesOf([id, classes, pairs]: Attr): string {
  return attributesText(id, classes, pairs);
}

function inlines(nodes: readonly Node[]): string {
  return inlineText(nodes.flatMap(inline));
}

function inline({ t, c }: Node): Inlines {
  switch (t) {
    case "Str":
      return [c];
    case "Space":
    case "SoftBreak":
    case "LineBreak":
      return [" "];
    case "Quoted":
      return c[0].t === "DoubleQuote" ? ['"', ...c[1].flatMap(inline), '"'] : ["'", ...c[1].flatMap(inline), "'"];
    case "Emph":
      return [{ node: expression("em", inlines(c)) }];
    case "Strong":
      return [{ node: expression("strong", inlines(c)) }];
    case "Span":
      return [{ node: expression(`span${attributesOf(c[0])}`, inlines(c[1])) }];
    case "Link":
      return [{ node: expression("link", inlines(c[1])) }];
    case "Image":
      return [{ node: expression("image", inlines(c[1])) }];
    case "Code":
      return [{ node: expression("code", folded(c[1])) }];
    case "Math":
      return [{ node: expression("math", folded(c[1])) }];
    case "RawInline":
      return [{ node: c[1].startsWith("<!--") ? "(comment)" : expression("raw", folded(c[1])) }];
    case "Note":
      return [{ node: expression("note", blocksText(c)) }];
    case "Cite":
      return [{ node: expression("cite", c[0].map(citedItem).join(" ")) }];
    default:
      return [{ node: expression(t, Array.isArray(c) ? inlines(c) : "") }];
  }
}

const MODES: Readonly<Record<string, string>> = { AuthorInText: "@", NormalCitation: "", SuppressAuthor: "-" };

function citedItem(item: { citationId: string; citationPrefix: Node[]; citationMode: Node }): string {
  const prefix = inlines(item.citationPrefix);
  return `${prefix && `<${prefix}> `}${MODES[item.citationMode.t]}${item.citationId}`;
}
