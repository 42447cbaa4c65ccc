import { CERTAINTIES, type Certainty } from "../syntax/declarations";
import { type Speech, STANCES, type Stance } from "./annotatedSource";

/* Values of attributes that are one of a few words; null for any other, which is reported as an error of the notation. */

export function speechOf(value: string | null): Speech | null {
  return value === "direct" || value === "indirect" ? value : null;
}

export function certaintyOf(value: string | null): Certainty | null {
  return CERTAINTIES.find((each) => each === value) ?? null;
}

export function stanceOf(value: string | null): Stance | null {
  return STANCES.find((each) => each === value) ?? null;
}
