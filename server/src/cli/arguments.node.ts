import { parseArgs } from "node:util";
import type { Severity } from "../diagnostics";
import { SEVERITIES } from "./report";

export interface CheckArguments {
  readonly command: "check";
  readonly paths: readonly string[];
  readonly format: Format;
  readonly failOn: Severity;
}

export interface FileArguments {
  readonly command: "text" | "inspect";
  readonly path: string;
}

export interface ImportArguments {
  readonly command: "import";
  readonly path: string;
  /** Where the result is written; null prints it. */
  readonly output: string | null;
}

export interface VerifyArguments {
  readonly command: "verify";
  /** The file of quotations, or `-`. */
  readonly quotations: string;
  /** The folder of the texts. */
  readonly texts: string;
  readonly format: "jsonl" | "text";
}

export interface FindArguments {
  readonly command: "find";
  readonly words: string;
  /** The folder, or the file, in which they are looked for. */
  readonly texts: string;
  readonly format: Format;
}

export type Arguments =
  | CheckArguments
  | VerifyArguments
  | FindArguments
  | ImportArguments
  | FileArguments
  | { readonly command: "help" }
  | { readonly command: "version" }
  | { readonly command: "wrong"; readonly message: string };

export type Format = "text" | "json";

/** What the words of a command line ask for; `wrong` says what is not understood. */
export function parseArguments(words: readonly string[]): Arguments {
  try {
    return understand(words);
  } catch (error) {
    return wrong(error instanceof Error ? error.message.split(". ")[0]! : String(error));
  }
}

function understand(words: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: OPTIONS });
  if (values.help) return { command: "help" };
  if (values.version) return { command: "version" };
  const [command, ...paths] = positionals;
  if (command === "check") return check(paths, values.format ?? "text", values["fail-on"] ?? "warning");
  if (command === "verify") return verifying(paths, values);
  if (values.quotations !== undefined) return wrong("--quotations belongs to verify");
  if (command === "find") return finding(paths, values);
  if (values.texts !== undefined) return wrong("--texts belongs to find and verify");
  if (command !== "import" && values.output !== undefined) return wrong("-o belongs to import");
  if (values.format !== undefined || values["fail-on"] !== undefined)
    return wrong("--format belongs to check, find and verify, --fail-on to check");
  if (command === "text" || command === "inspect") return onOneFile(command, paths);
  if (command === "import") return importing(paths, values.output ?? null);
  return wrong(
    command === undefined
      ? "Say what to do: check, find, text, inspect, import or verify"
      : `There is no command “${command}”`,
  );
}

const OPTIONS = {
  format: { type: "string" },
  "fail-on": { type: "string" },
  output: { type: "string", short: "o" },
  quotations: { type: "string" },
  texts: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

function check(paths: readonly string[], format: string, failOn: string): Arguments {
  if (format !== "text" && format !== "json") return wrong(`--format is text or json, not “${format}”`);
  const severity = SEVERITIES.find((each) => each === failOn);
  if (!severity) return wrong(`--fail-on is ${SEVERITIES.join(", ")}, not “${failOn}”`);
  return { command: "check", paths, format, failOn: severity };
}

interface FindValues {
  readonly texts?: string | undefined;
  readonly format?: string | undefined;
}

function finding(paths: readonly string[], { texts = ".", format = "text" }: FindValues): Arguments {
  if (paths.length !== 1) return wrong("find wants the words in quotation marks");
  if (format !== "text" && format !== "json") return wrong(`--format is text or json, not “${format}”`);
  return { command: "find", words: paths[0]!, texts, format };
}

function onOneFile(command: "text" | "inspect", paths: readonly string[]): Arguments {
  return paths.length === 1
    ? { command, path: paths[0]! }
    : wrong(`${command} wants one file, or - for standard input`);
}

function importing(paths: readonly string[], output: string | null): Arguments {
  if (paths.length !== 1) return wrong("import wants one file, or - for standard input");
  return { command: "import", path: paths[0]!, output: output === "-" ? null : output };
}

interface VerifyValues {
  readonly quotations?: string | undefined;
  readonly texts?: string | undefined;
  readonly format?: string | undefined;
}

function verifying(paths: readonly string[], { quotations, texts, format = "jsonl" }: VerifyValues): Arguments {
  if (quotations === undefined || texts === undefined || paths.length > 0)
    return wrong("verify wants --quotations FILE and --texts DIR, and nothing else");
  if (format !== "jsonl" && format !== "text") return wrong(`--format of verify is jsonl or text, not “${format}”`);
  return { command: "verify", quotations, texts, format };
}

function wrong(message: string): Arguments {
  return { command: "wrong", message };
}

export const HELP = `attest: who said what to whom, what is claimed, and how we know

  attest check [PATHS] [--format text|json] [--fail-on SEVERITY]
      Reports the problems of annotated sources and attest.yaml files.
      PATHS are files, folders or globs; none is the current folder.
      A file named here counts as an annotated source whatever is in it.
      SEVERITY is error, warning (the default), information or hint.
  attest find "WORDS" [--texts PATH] [--format text|json]
      Says where the words stand in the plain texts, Markdown and TEI files of a
      folder, the current one unless PATH names another, or a file. Places where
      the text itself only quotes the words stand apart.
  attest text FILE
      Prints the words of the source, without the annotations.
  attest inspect FILE
      Prints speakers, statements, quotations, claims and citations as JSON.
  attest import FILE [-o OUT]
      Makes an annotated source of a plain transcription, its words untouched,
      and prints it, or writes it to OUT if no such file is there.
  attest verify --quotations FILE.jsonl --texts DIR [--format jsonl|text]
      Judges quotations word for word against the texts in DIR, a line each:
      {"id", "quote", "source_file", "quoting_file"}, the last two if known.
      Without source_file it looks in every text but quoting_file.

  --help, --version

FILE, or one of PATHS, may be - for standard input.
Exit status: 0 clean, or found; 1 problems at or above --fail-on, quotations altered
or not found, words found nowhere; 2 wrong usage, or something could not be read.
`;
