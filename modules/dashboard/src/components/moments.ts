import type { Preferences } from "../app/preferences";

/** A moment in the reader's zone: in the way of their language, or as ISO 8601 without the T. */
export function momentText(
  moment: Date,
  language: string,
  { timeZone, dateForm }: Pick<Preferences, "timeZone" | "dateForm">,
): string {
  if (dateForm === "iso") {
    return wallClock(moment, timeZone).toISOString().slice(0, 19).replace("T", " ");
  }
  return new Intl.DateTimeFormat(language, {
    dateStyle: "short",
    timeStyle: "medium",
    ...(timeZone !== undefined && { timeZone }),
  }).format(moment);
}

const PARTS = ["year", "month", "day", "hour", "minute", "second"] as const;

/** What clocks of a zone show at a moment, as if they were UTC's. */
function wallClock(moment: Date, timeZone: string | undefined): Date {
  const parts = new Intl.DateTimeFormat("en-u-hc-h23", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    ...(timeZone !== undefined && { timeZone }),
  }).formatToParts(moment);
  const [year = 0, month = 1, day, hour, minute, second] = PARTS.map((part) =>
    Number(parts.find(({ type }) => type === part)?.value),
  );
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

/** A moment as an input for local date and time wants it; empty for none. */
export function toInput(iso: string | undefined, timeZone: string | undefined): string {
  if (iso === undefined || Number.isNaN(Date.parse(iso))) {
    return "";
  }
  return wallClock(new Date(iso), timeZone).toISOString().slice(0, 16);
}

/** The moment at which clocks of the zone show what was entered; undefined for an unfinished entry. */
export function fromInput(text: string, timeZone: string | undefined): string | undefined {
  const shown = Date.parse(`${text}Z`);
  if (Number.isNaN(shown)) {
    return undefined;
  }
  const offset = (at: number): number => wallClock(new Date(at), timeZone).getTime() - at;
  // The zone's offset there may be another one than at the first guess, as on the day clocks change.
  const guess = shown - offset(shown);
  return new Date(shown - offset(guess)).toISOString();
}

/** A written moment: one without a zone is meant by the clocks of the reader's, a mere day by its beginning. */
export function readMoment(text: string, timeZone: string | undefined): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return fromInput(`${text}T00:00`, timeZone);
  }
  if (!/(Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    return fromInput(text, timeZone);
  }
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString();
}

/** When the day began that clocks of the zone show. */
export function startOfDay(now: Date, timeZone: string | undefined): string {
  const day = wallClock(now, timeZone).toISOString().slice(0, 10);
  return readMoment(day, timeZone) ?? now.toISOString();
}
