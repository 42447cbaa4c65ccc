import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import type { MarkupContent } from "vscode-languageserver-types";
import { hover } from "../server/src/features/hover";
import { openFixture } from "./fixture";

/** Each in a place of its own, so that a test says which one got through. */
const ATTACKS = [
  "[x](command:workbench.action.quit)",
  "<a href='command:workbench.action.quit'>x</a>",
  "<img src=x onerror=alert(1)>",
  "![x](https://evil.example/x.png)",
  "<script>alert(1)</script>",
  "](command:a)[b",
  "**bold** # heading",
  "https://evil.example/",
  "$(gear)",
];

/** A source in which every text that a hover may show is `attack`. */
function hostile(attack: string): string {
  const value = JSON.stringify(attack);
  return `---
title: ${value}
date: 1950
speakers:
  kim: {name: ${value}, aliases: [${value}, Kim], role: ${value}, same-as: [${value}]}
claims:
  c: {text: ${value}, contradicts: [d]}
  d: {text: ${value}}
references:
  - id: a
    type: book
    title: ${value}
    author: [{literal: ${value}}]
    publisher: ${value}
    archive: ${value}
    DOI: ${value}
    URL: ${value}
    note: ${value}
    cited-in: {id: b, locator: ${value}}
  - {id: b, title: ${value}}
---

# ${attack}

**Kim:** “${attack} three words” [see ${attack} @a, p. 3]. #claim/c

[${attack}]{speaker=kim to=kim date=1950} and [words]{claim=d source=b locator=${value}} @a [p. 4].

> ${attack}
>
> — Kim [@b]
`;
}

const rendering = new MarkdownIt({ html: true, linkify: true });

/** What could do something in Markdown as an editor shows it. */
function activeIn(markdown: string): string[] {
  const tokens = rendering.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  return tokens.flatMap((token) => {
    if (token.type === "html_inline" || token.type === "html_block") return [token.content];
    if (token.type === "image") return [`image ${token.content}`];
    if (token.type !== "link_open") return [];
    const address = token.attrGet("href") ?? "";
    return /^(?:https?|file):/.test(address) ? [] : [address];
  });
}

describe("what a hostile text says in hovers is shown, and does nothing", () => {
  test.each(ATTACKS)("%s", async (attack) => {
    const { workspace, document } = await openFixture(`//- /a.md\n${hostile(attack)}`);
    const shown = new Set<string>();
    for (let offset = 0; offset <= document.source.text.length; offset++)
      shown.add((hover(workspace, document, offset)?.contents as MarkupContent | undefined)?.value ?? "");
    expect(shown.size).toBeGreaterThan(8);
    for (const markdown of shown) {
      expect(activeIn(markdown)).toEqual([]);
      // Pictures are fetched, and links to the Web are only made of what is meant as one.
      if (!attack.startsWith("https")) expect(markdown).not.toContain("](https://evil");
    }
  });
});

test("what could be active is found by this very test", () => {
  expect(activeIn("[x](command:y)")).toEqual(["command:y"]);
  expect(activeIn("<img src=x>")).toEqual(["<img src=x>"]);
  expect(activeIn("![x](https://y.example)")).toEqual(["image x"]);
});

/** All sources that go into the extension. */
const SOURCES = ["server/src", "client/src"].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.posix.join(root, file.replaceAll("\\", "/"))),
);

/** What fetches nothing all the same: it refuses to, or loads a script of the extension itself into a thread. */
const HARMLESS = ["server/src/bibliography/noFetch.ts", "server/src/serving/formattingThread.browser.ts"];

test("nothing fetches from a network, and no text becomes code", () => {
  const network =
    /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|importScripts)\s*\(|"(?:node:)?(?:https?|http2|net|tls|dgram|dns)"/;
  const code = /\beval\s*\(|\bnew Function\b|"(?:node:)?vm"/;
  const found = SOURCES.filter((file) => {
    const text = readFileSync(file, "utf8");
    return network.test(text) || code.test(text);
  });
  expect(found).toEqual(HARMLESS);
});

test("neither do the libraries: of Node's networking the bundles have sockets alone, for editors that want to speak through them", () => {
  const bundles = readdirSync("dist").filter((file) => file.endsWith(".js"));
  const required = bundles.flatMap((file) =>
    [...readFileSync(path.join("dist", file), "utf8").matchAll(/require\("(?:node:)?([a-z0-9_]+)"\)/g)].map(
      ([, name]) => name!,
    ),
  );
  const networking = ["http", "https", "http2", "tls", "dgram", "dns", "net", "vm", "inspector"];
  expect(bundles.length).toBeGreaterThan(4);
  expect([...new Set(required)].filter((name) => networking.includes(name))).toEqual(["net"]);
});
