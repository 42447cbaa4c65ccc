import type { FormattedText, Run } from "./request";

const TOKEN = /<(\/?)([a-z]{1,20})\b([^<>]*)>|&(#?\w{1,10});|[^<&]+|[<&]/gi;

/** What citeproc-js writes for an item of which the style prints nothing. */
const NO_FORM = /\[(?:CSL STYLE ERROR|NO_PRINTED_FORM)/;

/** The text in the HTML that a citation processor makes, with its italics and bold; all other markup goes. Empty where nothing is to be said. */
export function readHtml(html: string): FormattedText {
  if (NO_FORM.test(html)) return [];
  const runs: Run[] = [];
  const styles = [{ name: "", italic: false, bold: false }];
  for (const [token, closing, name, attributes, entity] of html.matchAll(TOKEN)) {
    const style = styles.at(-1)!;
    if (name === undefined) append(runs, entity === undefined ? token : character(entity), style);
    else if (!closing) styles.push({ ...style, ...styleOf(name, attributes!), name });
    else {
      if (styles.length > 1 && style.name === name) styles.pop();
      if (name === "div") append(runs, " ", style);
    }
  }
  return trimmed(runs);
}

function styleOf(name: string, attributes: string): Partial<Run> {
  if (name === "i" || name === "em") return { italic: true };
  if (name === "b" || name === "strong") return { bold: true };
  const set = /font-(style|weight):\s*(\w+)/.exec(attributes);
  if (!set) return {};
  return set[1] === "style" ? { italic: set[2] === "italic" } : { bold: set[2] === "bold" };
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function character(entity: string): string {
  if (!entity.startsWith("#")) return NAMED[entity.toLowerCase()] ?? `&${entity};`;
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

/** Joins text to the run before if that is set alike. */
function append(runs: Run[], text: string, { italic, bold }: Omit<Run, "text">): void {
  const last = runs.at(-1);
  if (last?.italic === italic && last.bold === bold) runs[runs.length - 1] = { ...last, text: last.text + text };
  else runs.push({ text, italic, bold });
}

/** White space is single, and none stands at the ends. */
function trimmed(runs: readonly Run[]): FormattedText {
  const single = runs.map((run) => ({ ...run, text: run.text.replace(/\s+/g, " ") }));
  const [first, last] = [single[0], single.at(-1)];
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  return single.filter(({ text }) => text !== "");
}
