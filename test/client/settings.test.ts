import { describe, expect, it } from "vitest";
import manifest from "../../package.json";
import { RULE_LEVELS } from "../../server/src/syntax/declarations";
import { CODES } from "../../server/src/syntax/problem";
import { DEFAULT_SEVERITIES } from "../../server/src/syntax/rules";

const properties: Record<string, { default: unknown; enum?: string[]; markdownDescription?: string }> =
  manifest.contributes.configuration.properties;

describe("the settings", () => {
  it("have a severity for each code and no other", () => {
    const codes = Object.keys(properties).flatMap((name) => name.split("attest.severity.")[1] ?? []);
    expect(codes.sort()).toEqual([...CODES].sort());
  });

  it.each(CODES)("have the default severity of %s, all levels and a description", (code) => {
    const setting = properties[`attest.severity.${code}`];
    expect(setting?.default).toBe(DEFAULT_SEVERITIES.get(code));
    expect(setting?.enum).toEqual(RULE_LEVELS);
    expect(setting?.markdownDescription).toMatch(/^[A-Z].*\.$/);
  });
});
