import { z } from "zod";
import { PAGE_SIZES } from "../components/pageSizes";
import { preferences } from "./preferences";

/** Rows a page: as the address says, or as the reader prefers. */
export const pageSize = z
  .number()
  .refine((size) => PAGE_SIZES.some((known) => known === size))
  .catch(() => preferences().pageSize)
  .default(() => preferences().pageSize);

/** What every paged list has in its address; what cannot be read falls back to the default. */
// Types are inferred: the schema is their source.
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types
export function paging(sort: string) {
  return {
    page: z.number().int().min(0).catch(0).default(0),
    size: pageSize,
    sort: z
      .string()
      .regex(/^\w+,(ASC|DESC)$/)
      .catch(sort)
      .default(sort),
  };
}
