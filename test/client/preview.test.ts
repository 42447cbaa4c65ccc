import { readFileSync } from "node:fs";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { extendMarkdownIt } from "../../client/src/preview/plugin";
import { frontMatterSpan } from "../../server/src/syntax/frontMatter";

const HEAD = `---
speakers:
  stalin: {name: Joseph Stalin, aliases: [Comrade Stalin, Stalin]}
  kim: {name: Kim Il Sung, aliases: [Kim]}
claims:
  us-stays-out: {text: The United States will not intervene in Korea.}
references:
  - {id: report, title: Report on the visit}
---
`;

/** As VS Code's own preview has it, which takes the front matter out with a rule of its own. */
const md = extendMarkdownIt(new MarkdownIt({ html: true, linkify: true })).use(withoutFrontMatter);
const plain = new MarkdownIt({ html: true, linkify: true }).use(withoutFrontMatter);

function withoutFrontMatter(parser: MarkdownIt): void {
  parser.block.ruler.before("table", "front_matter", (state, line, _end, silent) => {
    const head = line === 0 ? frontMatterSpan(state.src) : null;
    if (!head || silent) return head !== null;
    state.line = state.src.slice(0, head.to).split("\n").length;
    return true;
  });
}

const rendered = (body: string) => md.render(HEAD + body).trim();

/** What is there to read. */
function words(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->|<[^>]*>/g, "")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}

describe("the preview", () => {
  it.each([
    [
      "a span with a speaker, who stands above where it begins the paragraph",
      "[We agree.]{speaker=kim to=stalin date=1950-04}",
      '<p><span class="attest-caption attest-voice-2">Kim Il Sung → Joseph Stalin</span>' +
        '<span class="attest-span attest-statement attest-voice-2 attest-speaker-kim" ' +
        'title="Kim Il Sung → Joseph Stalin · 1950-04">We agree.</span></p>',
    ],
    [
      "a span within the paragraph",
      "He said [we *agree*]{speaker=kim}.",
      '<p>He said <span class="attest-span attest-statement attest-voice-2 attest-speaker-kim" title="Kim Il Sung">' +
        "we <em>agree</em></span>.</p>",
    ],
    [
      "a div",
      '::: {speaker="kim stalin"}\n\nOne.\n\n:::',
      '<div class="attest-div attest-statement attest-voice-2 attest-speaker-kim attest-speaker-stalin">\n' +
        '<div class="attest-caption">Kim Il Sung, Joseph Stalin</div>\n<p>One.</p>\n</div>',
    ],
    [
      "a speaker whom another file declares",
      "::: {speaker=mao}\n\nOne.\n\n:::",
      '<div class="attest-div attest-statement attest-speaker-mao">\n<div class="attest-caption">mao</div>\n<p>One.</p>\n</div>',
    ],
    [
      "a heading",
      "## Remarks {.commentary speaker=kim}",
      '<h2 class="attest-heading attest-statement attest-voice-2 attest-speaker-kim attest-commentary" ' +
        'title="Kim Il Sung · Commentary">Remarks<span class="attest-caption attest-voice-2">Kim Il Sung</span></h2>',
    ],
    [
      "a bold label",
      "**Stalin:** We shall see.",
      '<p><span class="attest-label attest-voice-1 attest-speaker-stalin" title="Joseph Stalin"><strong>Stalin:</strong></span>' +
        " We shall see.</p>",
    ],
    [
      "a bold label with its colon outside",
      "**Stalin**: We shall see.",
      '<p><span class="attest-label attest-voice-1 attest-speaker-stalin" title="Joseph Stalin"><strong>Stalin</strong>:</span>' +
        " We shall see.</p>",
    ],
    [
      "a plain label with a stage direction",
      "KIM IL SUNG (rising): They will not.",
      '<p><span class="attest-label attest-voice-2 attest-speaker-kim" title="Kim Il Sung">KIM IL SUNG (rising):</span>' +
        " They will not.</p>",
    ],
    [
      "a label in a span",
      "[Mr. STALLIN.]{speaker=stalin cert=high} We shall see.",
      '<p><span class="attest-label attest-voice-1 attest-speaker-stalin" title="Joseph Stalin · certainty: high">' +
        "Mr. STALLIN.</span> We shall see.</p>",
    ],
    ["no label of nobody", "**Description:** a report.", "<p><strong>Description:</strong> a report.</p>"],
    ["no label in a list", "- Stalin: a name.", "<ul>\n<li>Stalin: a name.</li>\n</ul>"],
    [
      "claim tags",
      "They stay out. #denies/us-stays-out",
      '<p>They stay out. <span class="attest-tag attest-denies" title="Denies: The United States will not intervene in Korea.">' +
        "us-stays-out</span></p>",
    ],
    [
      "citations",
      "So he said [see @report, p. 41; @other].",
      '<p>So he said <span class="attest-citation" title="Report on the visit, p. 41">[see report, p. 41; other]</span>.</p>',
    ],
    [
      "citations in the text, and no address",
      "@report [p. 3] has it, kim@example.org has not.",
      '<p><span class="attest-citation" title="Report on the visit, p. 3">report [p. 3]</span> has it, ' +
        '<a href="mailto:kim@example.org">kim@example.org</a> has not.</p>',
    ],
    ["a locator", "As he said [p. 41].", '<p>As he said <span class="attest-citation">[p. 41]</span>.</p>'],
    [
      "a page mark",
      "One []{.page n=41} two.",
      '<p>One <span class="attest-page" title="Page 41 begins here">41</span> two.</p>',
    ],
    [
      "classes of ours and others",
      "[Sic]{.mention} [x]{.smallcaps}",
      '<p><span class="attest-span attest-mention">Sic</span> <span class="attest-span smallcaps">x</span></p>',
    ],
    ["attributes of links and code", "[a](b){.x} `c`{.py}", '<p><a href="b">a</a> <code>c</code></p>'],
    ["words in brackets", "He [Kim] left [sic](x).", '<p>He [Kim] left <a href="x">sic</a>.</p>'],
    ["escaped brackets", "\\[a\\]{speaker=kim}", "<p>[a]{speaker=kim}</p>"],
    ["code", "`[a]{speaker=kim} #claim/x @k`", "<p><code>[a]{speaker=kim} #claim/x @k</code></p>"],
  ])("shows %s", (_, body, expected) => expect(rendered(body)).toBe(expected));

  it("closes divs where they are closed: in others, behind code, at the end of what is around them", () => {
    const body =
      "::: {.note}\n\n```\n:::\n```\n\n::: {speaker=kim}\nOne.\n:::\n\nTwo.\n\n:::\n\nThree.\n\n> ::: {.stage}\n> Four.\n\nFive.";
    const html = rendered(body).replace(/\n/g, "");
    expect(html).toMatch(/One\.<\/p><\/div><p>Two\.<\/p><\/div><p>Three\.<\/p><blockquote><div/);
    expect(html).toMatch(/Four\.<\/p><\/div><\/blockquote><p>Five\.<\/p>$/);
  });

  it("keeps the lines of blocks, by which editor and preview scroll together", () => {
    const tokens = md.parse(`${HEAD}\n::: {speaker=kim}\n\nOne.\n\n:::\n\nTwo.\n`, {});
    const first = HEAD.split("\n").length;
    const lines = tokens.filter(({ map, type }) => map && type.endsWith("_open")).map(({ type, map }) => [type, map]);
    expect(lines).toEqual([
      ["attest_div_open", [first, first + 4]],
      ["paragraph_open", [first + 2, first + 3]],
      ["paragraph_open", [first + 6, first + 7]],
    ]);
  });

  it.each(["samples/korea-1950/report.md", "samples/transcript/interview.md"])("leaves no notation of %s", (file) => {
    const text = words(md.render(readFileSync(file, "utf8")));
    expect(text).not.toMatch(/[{}]|:::|#claim|#denies|#questions|@/);
    expect(text).toMatch(/\w{4}/);
  });

  it.each([
    "Some [text]{.red} and ::: here.\n\n::: warning\n\nCareful!\n\n:::\n",
    "---\ntitle: Notes\n---\n\n# Notes {#top}\n\nMail @someone, see [1] and [@key].\n",
    "**Note:** a #tag and {{ a template }}.\n",
    "",
  ])("leaves other Markdown alone: %j", (text) => expect(md.render(text)).toBe(plain.render(text)));

  it("reads a file that only the project makes an annotated source", () => {
    expect(md.render("[We agree.]{speaker=kim}\n")).toContain("attest-speaker-kim");
  });

  it.each([
    '[a]{speaker="<script>alert(1)</script>" to="\\"><img src=x onerror=alert(1)>"}',
    '::: {speaker="<b>" date="\\" onmouseover=alert(1)"}\n\na\n\n:::',
    '::: "><script>alert(1)</script>\n\na\n\n:::',
    '## a {speaker="<img src=x onerror=alert(1)>"}',
    '[]{.page n="<script>alert(1)</script>"}',
    '[@{"><script>}] @{<script>alert(1)</script>}',
    '[a]{.x"onclick=alert(1)}',
    "[see <script>alert(1)</script> @k]",
  ])("lets no attribute out of its quotes: %s", (body) => {
    const safe = extendMarkdownIt(new MarkdownIt()).render(`Kim. #claim/x\n\n${body}\n`);
    const tags = [...safe.matchAll(/<\/?([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)>/g)];
    expect(safe.match(/</g)?.length).toBe(tags.length);
    for (const [, , attributes] of tags)
      expect(attributes!.replace(/="[^"]*"/g, "")).toMatch(/^(?: (?:class|title))*$/);
  });

  it("answers to any text, without losing a word", () => {
    const piece = fc.constantFrom(
      ...[
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        "`",
        "```\n",
        ":::",
        "::: {.note}\n",
        "{speaker=kim}",
        "#claim/x",
        "@k",
        "^",
        "!",
        "\n",
        "\n\n",
      ],
      ...[
        "> ",
        "- ",
        "    ",
        "**Kim:** ",
        "Stalin: ",
        "*",
        "_",
        "\\",
        "words",
        "ﬁ",
        "🙂",
        "é",
        "וורט",
        "\r\n",
        "\u0000",
        "| a |\n|-|\n",
        "# ",
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const html = md.render(HEAD + text);
        const count = (all: string) => all.match(/words/g)?.length ?? 0;
        expect(count(html)).toBeGreaterThanOrEqual(count(plain.render(HEAD + text)));
      }),
      { numRuns: 500 },
    );
  });

  it("ends a div with the quotation or list around it, and keeps the line after it", () => {
    expect(words(md.render(`${HEAD}> ::: {.note}\nwords`))).toContain("words");
    expect(words(md.render(`${HEAD}- ::: {.note}\n  a\n\nwords`))).toContain("words");
  });

  it.each([
    ["brackets", "[".repeat(20_000)],
    ["brackets with attributes", "[a]{speaker=kim} ".repeat(5_000)],
    ["open divs", "::: {.note}\n\n".repeat(5_000)],
    ["closed divs", "::: {.note}\n\na\n\n:::\n\n".repeat(5_000)],
    ["backticks", "`[".repeat(10_000)],
    ["braces", "[a]{".repeat(10_000)],
    ["labels", "**Kim:** a\n".repeat(5_000)],
  ])("takes no longer over many %s than it should", (_, body) => {
    const [ours, without] = [md, plain].map((parser) => {
      const from = performance.now();
      parser.render(`${HEAD}\n${body}`);
      return performance.now() - from;
    });
    expect(ours!).toBeLessThan(without! * 4 + 5_000);
  });
});
