import type { SyntaxNode } from "@lezer/common";
import { leafOf } from "../../server/src/model/readLeaf";
import { type Attributes, readAttributes } from "../../server/src/syntax/attributes";
import { keyAt, readCitation } from "../../server/src/syntax/citations";
import { readDivOpening } from "../../server/src/syntax/fences";
import { parse } from "../../server/src/syntax/parse";
import { attributesText, expression, folded, type Inlines, inlineText } from "./expressions";

/** A text as our parser reads it, drawn as an expression. */
export function readByUs(text: string): string {
  const { tree, body } = parse(text);
  return new Drawing(body, tree.topNode).text;
}

class Drawing {
  readonly text: string;
  private readonly notes = new Map<string, SyntaxNode>();

  constructor(
    private readonly body: string,
    top: SyntaxNode,
  ) {
    top.cursor().iterate(({ name, node }) => {
      const id = name === "FootnoteDefinition" && /\[\^(.*)\]/.exec(this.of(node.getChild("FootnoteMark")!))![1]!;
      if (id && !this.notes.has(id)) this.notes.set(id, node);
    });
    this.text = this.blocks(top);
  }

  private of({ from, to }: { from: number; to: number }): string {
    return this.body.slice(from, to);
  }

  private blocks(parent: SyntaxNode): string {
    return children(parent)
      .map((node) => this.block(node))
      .filter(Boolean)
      .join(" ");
  }

  private block(node: SyntaxNode): string {
    const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(node.name);
    if (heading) return this.heading(node, heading[1]!);
    switch (node.name) {
      case "Paragraph":
        return expression("p", this.inlines(node));
      case "Blockquote":
        return expression("quote", this.blocks(node));
      case "BulletList":
      case "OrderedList":
        return expression("list", this.blocks(node));
      case "ListItem":
        return expression("item", this.blocks(node));
      case "FencedCode":
        return expression("code", folded(this.of(node).replace(/^.*\n|\n[^\n]*$/g, "")));
      case "CodeBlock":
        return expression("code", folded(this.of(node)));
      case "HorizontalRule":
        return "(rule)";
      case "CommentBlock":
        return "(comment)";
      case "FencedDiv":
        return expression(
          `div${written(readDivOpening(this.of(node).split("\n")[0]!)!.attributes)}`,
          this.blocks(node),
        );
      case "Table":
        return expression("table", this.cells(node));
      default:
        return "";
    }
  }

  private heading(node: SyntaxNode, level: string): string {
    const attributes = leafOf(node.toTree(), this.body, node.from, null).headingAttributes;
    const end = attributes ? node.from + attributes.from : node.to;
    const content = this.inlines(node, node.from, end);
    return expression(`h${level}${attributes ? written(attributes) : "{}"}`, content);
  }

  private cells(table: SyntaxNode): string {
    const cells = children(table).flatMap((row) => row.getChildren("TableCell"));
    return cells.map((cell) => expression("p", this.inlines(cell))).join(" ");
  }

  private inlines(parent: SyntaxNode, from = parent.from, to = parent.to): string {
    return inlineText(this.parts(parent, from, to));
  }

  private parts(parent: SyntaxNode, from: number, to: number): Inlines {
    const parts: Inlines = [];
    let at = from;
    for (const node of children(parent)) {
      if (node.from >= to) break;
      parts.push(this.body.slice(at, node.from), ...this.inline(node));
      at = node.to;
    }
    parts.push(this.body.slice(at, Math.max(at, to)));
    return parts;
  }

  private inline(node: SyntaxNode): Inlines {
    const text = this.of(node);
    switch (node.name) {
      case "Emphasis":
        return [{ node: expression("em", this.inlines(node)) }];
      case "StrongEmphasis":
        return [{ node: expression("strong", this.inlines(node)) }];
      case "Span":
        return [
          { node: expression(`span${written(readAttributes(this.of(node.lastChild!), 0)!)}`, this.inlines(node)) },
        ];
      case "Link":
        return [{ node: expression("link", this.inlines(node, node.from + 1, closingBracket(node, text))) }];
      case "Image":
        return [{ node: expression("image", this.inlines(node, node.from + 2, closingBracket(node, text))) }];
      case "Autolink":
        return [{ node: expression("link", text.slice(1, -1)) }];
      case "InlineCode":
        return [{ node: expression("code", folded(text.replace(/^`+|`+$/g, ""))) }];
      case "Math":
        return [{ node: expression("math", folded(text.replace(/^\$+|\$+$/g, ""))) }];
      case "Comment":
        return [{ node: "(comment)" }];
      case "HTMLTag":
      case "TexCommand":
        return [{ node: expression("raw", folded(text)) }];
      case "FootnoteReference":
        return [this.footnote(text)];
      case "InlineNote":
        return [{ node: expression("note", expression("p", this.inlines(node, node.from + 2, node.to - 1))) }];
      case "Citation":
        return [{ node: expression("cite", citation(text.slice(1, -1))) }];
      case "InTextCitation":
        return [{ node: expression("cite", text[0] === "-" ? `-${keyAt(text, 2)!.key}` : `@${keyAt(text, 1)!.key}`) }];
      case "AttributedCitation":
        return [{ node: expression("attributed", text) }];
      case "Escape":
        return [text.slice(1)];
      case "HardBreak":
        return [" "];
      case "Entity":
        return [entity(text)];
      case "SpanMark":
      case "Attributes":
      case "EmphasisMark":
      case "QuoteMark":
      case "HeaderMark":
      case "URL":
        return [];
      default:
        return [text];
    }
  }

  private footnote(reference: string): Inlines[number] {
    const definition = this.notes.get(reference.slice(2, -1));
    return definition ? { node: expression("note", this.blocks(definition)) } : reference;
  }
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

function closingBracket(link: SyntaxNode, text: string): number {
  return link.from + text.lastIndexOf("](", (link.getChild("URL")?.from ?? link.to) - link.from);
}

function written({ id, classes, pairs }: Attributes): string {
  return attributesText(
    id?.value ?? "",
    classes.map((each) => each.value),
    pairs.map((pair) => [pair.key, pair.value]),
  );
}

function citation(text: string): string {
  return readCitation(text, null)!
    .map(({ key, at, prefix }) => {
      const before = text.slice(0, at.from).replace(/\{$/, "");
      return `${prefix ? `<${folded(prefix)}> ` : ""}${before.endsWith("-@") ? "-" : ""}${key}`;
    })
    .join(" ");
}

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " " };

function entity(text: string): string {
  return ENTITIES[text] ?? text;
}
