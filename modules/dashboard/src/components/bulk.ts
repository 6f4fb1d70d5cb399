import type { BulkAnswer } from "../api/types";

/** With how many it would be done. Not all that are refused are among the items told. */
export function ableOf({ matched, refused }: BulkAnswer): number {
  return matched - refused;
}
