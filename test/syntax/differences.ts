/** A text that Attest reads otherwise than Pandoc, as both read it. */
export interface Difference {
  readonly text: string;
  readonly pandoc: string;
  readonly ours: string;
}

/** Where Attest differs from Pandoc on purpose, by reason. */
export const DIFFERENCES: Readonly<Record<string, readonly Difference[]>> = {
  "an error that is read as it is meant, and reported": [
    { text: "[a]{speaker = kim}", pandoc: "(p [a]{speaker = kim})", ours: '(p (span{speaker="kim"} a))' },
    { text: "[a]{speaker=“kim”}", pandoc: '(p (span{speaker=""kim""} a))', ours: '(p (span{speaker="kim"} a))' },
    {
      text: '[a]{speaker="kim",to=x}',
      pandoc: '(p [a]{speaker="kim",to=x})',
      ours: '(p (span{speaker="kim" to="x"} a))',
    },
    { text: "[a]{to=kim pak}", pandoc: "(p [a]{to=kim pak})", ours: '(p (span{to="kim pak"} a))' },
    { text: "::: speaker=kim\nx\n:::", pandoc: "(div{.speaker=kim} (p x))", ours: '(div{speaker="kim"} (p x))' },
  ],
  "attributes on a citation or a locator are an error, whatever Pandoc makes of them": [
    { text: "[@a]{.x}", pandoc: "(p (span{.x} (cite @a)))", ours: "(p (attributed [@a]{.x}))" },
    { text: "[see @a]{.x}", pandoc: "(p (span{.x} see (cite @a)))", ours: "(p (attributed [see @a]{.x}))" },
    {
      text: "[see @a, p. 3]{.x}",
      pandoc: "(p (span{.x} see (cite @a), p. 3))",
      ours: "(p (attributed [see @a, p. 3]{.x}))",
    },
    {
      text: '[p. 41]{speaker=x to="y z"}',
      pandoc: '(p (span{speaker="x" to="y z"} p. 41))',
      ours: '(p (attributed [p. 41]{speaker=x to="y z"}))',
    },
  ],
  "an unclosed div is a div, and reported": [
    { text: "::: {.a}\nx", pandoc: "(p ::: {.a} x)", ours: "(div{.a} (p x))" },
    { text: "::: {.a}\nx\n :::", pandoc: "(p ::: {.a} x :::)", ours: "(div{.a} (p x :::))" },
    {
      text: "::: {.a}\nx\n\n::: {.b}\ny\n:::",
      pandoc: "(p ::: {.a} x) (div{.b} (p y))",
      ours: "(div{.a} (p x) (div{.b} (p y)))",
    },
  ],
  "a fence straight after a line of text is a fence, and reported": [
    { text: "x\n::: {.a}\ny\n:::", pandoc: "(p x ::: {.a} y :::)", ours: "(p x) (div{.a} (p y))" },
    {
      text: "- a\n::: {.b}\nx\n:::",
      pandoc: "(list (item (p a ::: {.b} x :::)))",
      ours: "(list (item (p a))) (div{.b} (p x))",
    },
    { text: "> a\n::: {.b}\nx\n:::", pandoc: "(quote (p a ::: {.b} x :::))", ours: "(quote (p a)) (div{.b} (p x))" },
    {
      text: "[^1]: note\n::: {.b}\nx\n:::\n\ny[^1]",
      pandoc: "(p y(note (p note ::: {.b} x :::)))",
      ours: "(div{.b} (p x)) (p y(note (p note)))",
    },
  ],
  "a fence closes its div straight after a footnote, too; Pandoc takes it into the footnote": [
    {
      text: "::: {.b}\n[^1]: note\n:::\n\ny[^1]",
      pandoc: "(p ::: {.b} [^1]: note :::) (p y[^1])",
      ours: "(div{.b}) (p y(note (p note)))",
    },
  ],
  "brackets end with their paragraph; Pandoc drops the words behind the blank line": [
    { text: "[a\n\nb] c", pandoc: "(p [a] c)", ours: "(p [a) (p b] c)" },
    { text: "[a\n\nb]{.x}", pandoc: "(p (span{.x} a))", ours: "(p [a) (p b]{.x})" },
    { text: "x^[a\n\nb] y", pandoc: "(p x(note (p a)) y)", ours: "(p x^[a) (p b] y)" },
    { text: "[@a\n\np. 3]", pandoc: "(p [(cite @a)])", ours: "(p [(cite @a)) (p p. 3])" },
  ],
  "citations side by side instead of one in another: the same keys at the same places": [
    { text: "@key [p. 3; @b] says", pandoc: "(p (cite @key b) says)", ours: "(p (cite @key) [p. 3; (cite @b)] says)" },
    { text: "@key [@b] says", pandoc: "(p (cite @key b) says)", ours: "(p (cite @key) (cite b) says)" },
  ],
  "a bracket with attributes after a key is a span; Pandoc takes it for the locator and prints the attributes": [
    { text: "@a [see p. 3]{.x}", pandoc: "(p (cite @a){.x})", ours: "(p (cite @a) (span{.x} see p. 3))" },
  ],
  "references are not looked up: a link by label is text": [
    { text: "[a]: http://b.c\n\nx [a] y", pandoc: "(p x (link a) y)", ours: "(p x [a] y)" },
  ],
  "marks of HTML, not structure: the words are the same": [
    { text: "<div>\n\na\n\n</div>", pandoc: "(div{} (p a))", ours: "(p (raw <div>)) (p a) (p (raw </div>))" },
    { text: '<span class="a">b</span>', pandoc: "(p (span{.a} b))", ours: '(p (raw <span class="a">)b(raw </span>))' },
  ],
  "lists that CommonMark does not know are paragraphs: the words are the same": [
    { text: "(1) a\n(2) b", pandoc: "(list (item (p a)) (item (p b)))", ours: "(p (1) a (2) b)" },
    { text: "a. one\nb. two", pandoc: "(list (item (p one)) (item (p two)))", ours: "(p a. one b. two)" },
    { text: "term\n: definition", pandoc: "(DefinitionList (p definition))", ours: "(p term : definition)" },
    { text: "| line\n| block", pandoc: "(LineBlock)", ours: "(p | line | block)" },
  ],
  "one list or two: the items are the same": [
    { text: "* a\n+ b", pandoc: "(list (item (p a)) (item (p b)))", ours: "(list (item (p a))) (list (item (p b)))" },
  ],
  "emphasis by CommonMark's rules of what stands beside its marks": [
    { text: "*a [b]{.x}*c", pandoc: "(p (em a (span{.x} b))c)", ours: "(p *a (span{.x} b)*c)" },
  ],
  "formatting that annotations do not meet is text": [
    {
      text: "H~2~O x^2^ ~~gone~~",
      pandoc: "(p H(Subscript 2)O x(Superscript 2) (Strikeout gone))",
      ours: "(p H~2~O x^2^ ~~gone~~)",
    },
    { text: "- [ ] task", pandoc: "(list (item (p ☐ task)))", ours: "(list (item (p [ ] task)))" },
    { text: "####### Seven", pandoc: "(h7{} Seven)", ours: "(p ####### Seven)" },
  ],
  "the opening fence of a div is one line": [
    { text: "::: {.a\nk=v}\nx\n:::", pandoc: '(div{.a k="v"} (p x))', ours: "(p ::: {.a k=v} x :::)" },
  ],
};
