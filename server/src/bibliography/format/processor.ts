import own from "citation-styles";
import CSL, { type CiteprocItem } from "citeproc";
import type { CslItem } from "../source";
import { asChicagoHasIt } from "./chicago";
import { readHtml } from "./html";
import type { Cite, FormatRequest, FormatResult, FormattedText, Look, Run } from "./request";

/** Formats citations in one style and language. */
interface Processor {
  format(request: FormatRequest): Omit<FormatResult, "badStyle">;
}

/** More styles and languages than these are not in use at once. */
const MOST_PROCESSORS = 3;
const processors = new Map<string, Processor>();

/** Formats what is asked for; where the style cannot be used, in Attest's own. */
export function format(request: FormatRequest): FormatResult {
  try {
    return { ...processorFor(request).format(request), badStyle: false };
  } catch (error) {
    if (request.style === null) throw error;
    return { ...processorFor({ ...request, style: null }).format(request), badStyle: true };
  }
}

/** Made in a few tenths of a second, and kept. */
function processorFor({ style, lang }: Look): Processor {
  const key = JSON.stringify([style, lang]);
  const processor = processors.get(key) ?? createProcessor(style ?? own.style, lang);
  processors.delete(key);
  processors.set(key, processor);
  if (processors.size > MOST_PROCESSORS) processors.delete(processors.keys().next().value!);
  return processor;
}

function createProcessor(style: string, lang: string | null): Processor {
  const items = new Map<string, CslItem>();
  const sys = { retrieveLocale: localeFor, retrieveItem: (id: string) => items.get(id) ?? { id, type: "document" } };
  const engine = new CSL.Engine(sys, style, tagFor(lang), lang !== null);
  engine.setOutputFormat("html");
  let round = 0;

  /** Its own ids each time: the engine keeps what it has once read of an item. */
  function take(request: FormatRequest): (id: string) => string {
    const mark = `${++round}:`;
    items.clear();
    for (const item of request.items) {
      const printed = request.style === null ? asChicagoHasIt(item) : item;
      items.set(mark + item.id, { ...printed, id: mark + item.id });
    }
    return (id) => mark + id;
  }

  function cluster(citationItems: readonly CiteprocItem[]): FormattedText {
    engine.updateItems([...new Set(citationItems.map(({ id }) => id))]);
    return readHtml(engine.previewCitationCluster({ citationItems, properties: { noteIndex: 1 } }, [], [], "html"));
  }

  function note(cites: readonly Cite[], named: (id: string) => string): FormattedText {
    const inNotes = engine.opt.xclass === "note";
    const item = ({ id, locator, prefix }: Cite, first: boolean) =>
      itemFor(named(id), locator, prefix, first && inNotes);
    if (!inNotes || !cites.some(({ through }) => through))
      return cluster(cites.map((cite, at) => item(cite, at === 0)));
    const notes = cites.flatMap((cite, at) => {
      const parts = [plainRun(at === 0 ? "" : "; "), ...withoutStop(cluster([item(cite, at === 0)]))];
      if (!cite.through) return parts;
      const { words, id, locator } = cite.through;
      return [...parts, plainRun(`, ${words} `), ...withoutStop(cluster([itemFor(named(id), locator, null, false)]))];
    });
    return joinedRuns([...notes, plainRun(".")]);
  }

  return {
    format(request) {
      const named = take(request);
      const notes = request.notes.map((cites) => note(cites, named));
      engine.updateItems(request.entries.map(named));
      const entries = request.entries.length > 0 && engine.makeBibliography();
      return { notes, entries: entries ? entries[1].map(readHtml) : [] };
    },
  };
}

function itemFor(id: string, locator: string | null, prefix: string | null, opens: boolean): CiteprocItem {
  return {
    id,
    ...(locator !== null && { label: "page", locator: locator.replace(PAGE, "") }),
    ...(prefix !== null && { prefix: `${opens ? capitalised(prefix) : prefix} ` }),
  };
}

/** Labels of pages; the processor reads the others itself. */
const PAGE =
  /^(?:pages?|pp?\.|Seiten?|S\.|ss?\.|стр\.|сс?\.|págs?\.|pagg?\.|blz\.|σσ?\.|o\.|עמ['׳]|ص\.?)\s*(?=[\divxlc])/iu;

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function plainRun(text: string): Run {
  return { text, italic: false, bold: false };
}

/** A note goes on after this one: its full stop goes, but not one that an abbreviation ends in within quotation marks. */
function withoutStop(runs: FormattedText): FormattedText {
  const last = runs.at(-1);
  return last ? [...runs.slice(0, -1), { ...last, text: last.text.replace(/\.$/, "") }] : runs;
}

function joinedRuns(runs: readonly Run[]): FormattedText {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.italic === run.italic && last.bold === run.bold)
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== "") joined.push(run);
  }
  return joined;
}

/** The locale for a language tag: that one, else one of the same language, else American English. */
function tagFor(lang: string | null): string {
  const wanted = lang?.replace("_", "-").toLowerCase() ?? "en-us";
  const tags = Object.keys(own.locales);
  const primary = wanted.split("-")[0]!;
  const home = HOMES[primary] ?? `${primary}-${primary.toUpperCase()}`;
  return (
    tags.find((tag) => tag.toLowerCase() === wanted) ??
    tags.find((tag) => tag === home) ??
    tags.find((tag) => tag.toLowerCase().split("-")[0] === primary) ??
    "en-US"
  );
}

/** Where a language is at home, if not in the country of its own name. */
const HOMES: Readonly<Record<string, string>> = { en: "en-US", no: "nb-NO", zh: "zh-CN" };

function localeFor(lang: string): string {
  return own.locales[tagFor(lang)]!;
}
