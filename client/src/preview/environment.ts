import type { Reading } from "./reading";

/** What the rules tell each other about the text at hand; markdown-it hands it from rule to rule as `env`. */
interface Environment {
  attest?: Reading | null;
}

/** How to read the text at hand; null if it is none of ours. */
export function readingIn({ env }: { readonly env: Environment | undefined }): Reading | null {
  return env?.attest ?? null;
}

export function setReading(state: { readonly env: Environment | undefined }, reading: Reading | null): void {
  if (state.env) state.env.attest = reading;
}
