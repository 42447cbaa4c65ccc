import { LENS_CHOICES, type LensChoice } from "../features/codeLens";
import { RULE_LEVELS, type RuleLevel } from "../syntax/declarations";

/** Severity by code, as the user has set it. */
export type Severities = ReadonlyMap<string, RuleLevel>;

/** What the editor shows besides problems, as the user has set it. */
export interface Preferences {
  readonly lenses: LensChoice;
  /** Whether passages of a text have a lens that says how often they are quoted. */
  readonly quotedLenses: boolean;
  /** Whether an inferred speaker stands after the quotation. */
  readonly inferredSpeakers: boolean;
  /** Whether a mark stands after a quotation that has the words of its source. */
  readonly verifiedQuotations: boolean;
  /** Path of a citation style in the workspace folder; empty for Attest's own, `chicago`. */
  readonly style: string;
}

/** Reads the settings of the section `attest`; whatever is none of the choices counts as not set. */
export function readPreferences(settings: unknown): Preferences {
  return {
    lenses: LENS_CHOICES.find((each) => each === valueIn(settings, "codeLens", "statements")) ?? "marked",
    quotedLenses: valueIn(settings, "codeLens", "quotedPassages") !== false,
    inferredSpeakers: valueIn(settings, "inlayHints", "inferredSpeakers") === true,
    verifiedQuotations: valueIn(settings, "inlayHints", "verifiedQuotations") === true,
    style: styleIn(settings),
  };
}

function styleIn(settings: unknown): string {
  const style = valueIn(settings, "citations", "style");
  return typeof style === "string" && /\.csl\s*$/i.test(style) ? style.trim() : "";
}

function valueIn(settings: unknown, section: string, name: string): unknown {
  const values = isRecord(settings) ? settings[section] : undefined;
  return isRecord(values) ? values[name] : undefined;
}

/**
 * Reads the settings of the section `attest`. `severity` may be keyed by code, or nested at its dots as VS Code gives it;
 * whatever is no level, or no object, counts as not set.
 */
export function readSeverities(settings: unknown): Severities {
  return new Map(isRecord(settings) ? levelsIn(settings.severity, []) : []);
}

function* levelsIn(value: unknown, path: readonly string[]): Generator<[string, RuleLevel]> {
  const level = RULE_LEVELS.find((each) => each === value);
  if (level !== undefined) yield [path.join("."), level];
  else if (isRecord(value) && path.length < 3)
    for (const [key, inner] of Object.entries(value)) yield* levelsIn(inner, [...path, key]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
