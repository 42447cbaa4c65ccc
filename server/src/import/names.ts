/** Titles before a name; a label with one is a person's. */
const TITLE = new RegExp(
  "^(?:(?:the\\s+)?(?:right\\s+)?hon(?:ou?rable)?|mr|mrs|ms|miss|messrs|dr|prof(?:essor)?|sir|lord|lady|dame|sen(?:ator)?|rep(?:resentative)?|" +
    "congress(?:man|woman)|gov(?:ernor)?|gen(?:eral)?|col(?:onel)?|maj(?:or)?|capt(?:ain)?|lt|lieutenant|sgt|sergeant|adm(?:iral)?|marshal|" +
    "amb(?:assador)?|secretary|minister|premier|president|chancellor|judge|justice|comrade|rev(?:erend)?|father|m|mme|mlle|herr|frau|monsieur|madame|" +
    "señor|señora|тов|товарищ|г-н|господин|госпожа)(?:\\.?\\s+(?=\\S)|(?<=\\p{L}{2})\\.(?=\\p{L}{3}))",
  "iu",
);

const ROLE =
  /^(?:the\s+)?(?:(?:acting|vice|deputy)[\s-]+)*(?:chair(?:man|woman|person)?|president|presiding officer|secretary|speaker|clerk|witness|moderator|interviewer|interviewee|interpreter|reporter|minister|premier|ambassador|counsel|judge|court|prosecutor|defendant|members?|delegate|(?:a )?voices?(?: from the floor)?|from the floor|(?:an |several |some )?hon\. (?:members?|senators?)|unidentified|unknown|audience|q|a|question|answer)(?:\s+\d+)?$/iu;

/** `BERDAHL` of `MR. BERDAHL`. */
export function withoutTitle(name: string): string {
  const rest = name.replace(TITLE, "");
  return rest === name ? name.replace(/^the\s+/i, "") : withoutTitle(rest);
}

/** Whether a label names a person, or an office, by its form. */
export function isTitled(name: string): boolean {
  return TITLE.test(name) || ROLE.test(name);
}

/** What names are compared by: case, white space and the shape of apostrophes do not count. */
export function folded(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/[’ʼ]/g, "'").replace(/\s+/g, " ").trim();
}

/** `Mr. E.R. Perkins` of `MR. E.R. PERKINS`, as the text has the words elsewhere, else with a capital each. */
export function inNormalCase(name: string, text: string): string {
  return name.replace(
    /(?<![\p{L}\p{M}'’])(?:Mc|Mac)?[\p{Lu}\p{M}'’]{2,}(?![\p{L}\p{M}])/gu,
    (word) => spelled(word, text) ?? capitalised(word),
  );
}

function spelled(word: string, text: string): string | undefined {
  const pattern = new RegExp(`(?<![\\p{L}\\p{M}'’])${word}(?![\\p{L}\\p{M}])`, "giu");
  for (const { 0: found } of text.slice(0, MOST_READ).matchAll(pattern))
    if (/^\p{Lu}.*\p{Ll}$/u.test(found)) return found;
  return undefined;
}

const MOST_READ = 200_000;

function capitalised(word: string): string {
  const [prefix] = /^(?:Mc|Mac)(?=\p{Lu})/u.exec(word) ?? [""];
  if (prefix) return prefix + capitalised(word.slice(prefix.length));
  return /^(?:OF|AND|DE|VON|VAN|DER|LA|LE|DU)$/.test(word) ? word.toLowerCase() : word[0] + word.slice(1).toLowerCase();
}

/** An id for each name: its letters without the title, and a number where that is taken. */
export function idsFor(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const slug = slugOf(withoutTitle(name)) || slugOf(name) || "speaker";
    let id = slug;
    for (let n = 2; taken.has(id); n++) id = `${slug}-${n}`;
    taken.add(id);
    return id;
  });
}

function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40)
    .replace(/-$/, "");
}
