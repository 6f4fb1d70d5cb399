import { useSyncExternalStore } from "react";
import { z } from "zod";
import { PAGE_SIZES } from "../components/pageSizes";

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** How a person wants the dashboard; what cannot be read is as if it had not been chosen. */
const schema = z.object({
  language: z.enum(["ko", "en"]).optional().catch(undefined),
  theme: z.enum(["light", "dark", "auto"]).optional().catch(undefined),
  density: z.enum(["comfortable", "compact"]).catch("comfortable").default("comfortable"),
  /** The browser's when there is none. */
  timeZone: z.string().refine(isZone).optional().catch(undefined),
  dateForm: z.enum(["local", "iso"]).catch("local").default("local"),
  pageSize: z
    .number()
    .refine((size) => PAGE_SIZES.some((known) => known === size))
    .catch(20)
    .default(20),
  shortcuts: z.boolean().catch(true).default(true),
});

export type Preferences = z.infer<typeof schema>;

const STORED = "dstone.preferences";

/** Anything a server or a browser kept, as preferences. */
export function toPreferences(kept: unknown): Preferences {
  return schema.catch(schema.parse({})).parse(kept);
}

function stored(): Preferences {
  try {
    return toPreferences(JSON.parse(localStorage.getItem(STORED) ?? "{}"));
  } catch {
    // Storage may be switched off, or hold something else.
    return toPreferences({});
  }
}

let current = stored();
const listeners = new Set<() => void>();

export function preferences(): Preferences {
  return current;
}

/** The browser keeps a copy, so that the next visit begins with it before the server has answered. */
export function setPreferences(next: Preferences): void {
  current = next;
  try {
    localStorage.setItem(STORED, JSON.stringify(next));
  } catch {
    // Without storage they hold until the page is left.
  }
  document.documentElement.dataset.density = next.density;
  listeners.forEach((listener) => {
    listener();
  });
}

/** Reads the browser's copy again. */
export function loadPreferences(): void {
  setPreferences(stored());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}
