import type { ShownAnnotation } from "../../../server/src/protocol";

/** Lines from 0, both ends included. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** What the toggle does: `attest.annotations.reading`. */
export type Manner = "dim" | "hide";

/** How an annotation is shown. `small` is for what takes up lines of its own, which an editor cannot hide. */
export const LOOKS = ["dimmed", "faint", "small", "hidden"] as const;
export type Look = (typeof LOOKS)[number];

/** A citation tells the reader something, so it stays readable. */
const LOOK_OF: Readonly<Record<Manner, Readonly<Record<ShownAnnotation["kind"], Look>>>> = {
  dim: {
    attributes: "dimmed",
    fence: "dimmed",
    tag: "dimmed",
    citation: "faint",
    page: "dimmed",
    suppression: "dimmed",
  },
  hide: { attributes: "hidden", fence: "small", tag: "hidden", citation: "faint", page: "small", suppression: "small" },
};

/** The look of an annotation in the given manner. */
export function lookOf(kind: ShownAnnotation["kind"], manner: Manner): Look {
  return LOOK_OF[manner][kind];
}

/** Those of the annotations that are in sight and away from the cursors; both are given as lines. */
export function quieted(
  annotations: readonly ShownAnnotation[],
  cursors: readonly Lines[],
  sight: readonly Lines[],
): ShownAnnotation[] {
  return annotations.filter((each) => isOn(sight, each) && !isOn(cursors, each));
}

function isOn(lines: readonly Lines[], { range: { start, end } }: ShownAnnotation): boolean {
  return lines.some(({ first, last }) => start.line <= last && end.line >= first);
}
