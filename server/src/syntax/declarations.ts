import type { Source } from "../bibliography/source";
import type { Problem } from "./problem";
import type { Span } from "./span";

/** A string value and where it stands (without its quotes). */
export interface Located extends Span {
  readonly value: string;
}

/** A speaker as declared; `from`–`to` is the id. */
export interface SpeakerDeclaration extends Span {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly role: string | null;
  /** EDTF. */
  readonly born: string | null;
  readonly died: string | null;
  /** Authority URIs. */
  readonly sameAs: readonly string[];
}

export const CLAIM_STATUSES = ["open", "supported", "disputed", "refuted"] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

export const CERTAINTIES = ["high", "medium", "low", "unknown"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** A claim as declared; `from`–`to` is the id. */
export interface ClaimDeclaration extends Span {
  readonly id: string;
  readonly text: string;
  readonly status: ClaimStatus;
  readonly cert: Certainty | null;
  readonly supports: readonly Located[];
  readonly contradicts: readonly Located[];
}

export const RULE_LEVELS = ["error", "warning", "information", "hint", "off"] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** What front matter and project file have in common. All offsets are those of the file. */
export interface Declarations {
  readonly speakers: readonly SpeakerDeclaration[];
  readonly claims: readonly ClaimDeclaration[];
  readonly references: readonly Source[];
  readonly bibliography: readonly Located[];
  /** Severity by diagnostic code; only known codes and levels. */
  readonly rules: ReadonlyMap<string, RuleLevel>;
  /** YAML and schema errors (`front-matter.invalid`), in order of place. */
  readonly problems: readonly Problem[];
}

export interface FrontMatter extends Declarations, Span {
  /** Whether `speakers` or `claims` is a mapping, or `attest: 1` is set: format §1. */
  readonly optsIn: boolean;
  readonly title: string | null;
  readonly authors: readonly string[];
  /** EDTF. */
  readonly date: string | null;
  readonly lang: string | null;
  /** The id of the source whose text this file is; null if absent or a URL. */
  readonly source: Located | null;
  readonly transcription: Located | null;
  /** Path of the citation style (Pandoc). */
  readonly csl: Located | null;
  /** Keys that the bibliography lists although the text does not cite them (Pandoc); `*` is all. */
  readonly nocite: ReadonlySet<string>;
}

export interface ProjectFile extends Declarations {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Source id → path of its full text. */
  readonly texts: ReadonlyMap<string, Located>;
}
