import type { QuotationRecord } from "./record";

/** The records of closed files, as they were when last compared. */
export interface KeptRecords {
  get(uri: string): readonly QuotationRecord[] | undefined;
  /** `stamp` names all that they depend on. */
  keep(uri: string, stamp: string, records: readonly QuotationRecord[]): void;
  isCurrent(uri: string, stamp: string): boolean;
}

export function keptRecords(): KeptRecords {
  const kept = new Map<string, { readonly stamp: string; readonly records: readonly QuotationRecord[] }>();
  return {
    get: (uri) => kept.get(uri)?.records,
    keep: (uri, stamp, records) => void kept.set(uri, { stamp, records }),
    isCurrent: (uri, stamp) => kept.get(uri)?.stamp === stamp,
  };
}
