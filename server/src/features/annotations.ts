import { annotationsIn } from "../export/transcription";
import type { ShownAnnotation } from "../protocol";
import type { AnnotatedDocument } from "../workspace/workspace";
import { rangeOf } from "./ranges";

/** The notation of a document (format §10) without words of anybody's, in order of place: what a reader can do without. */
export function annotations({ annotated, source, model, syntax }: AnnotatedDocument): ShownAnnotation[] {
  if (!annotated) return [];
  return annotationsIn(model, syntax).flatMap((annotation) =>
    annotation.kind ? [{ kind: annotation.kind, range: rangeOf(source, annotation) }] : [],
  );
}
