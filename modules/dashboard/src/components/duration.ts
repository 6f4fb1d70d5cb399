const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** A clock's form, as it is read while it counts: 00:41, 1:02:03. */
export function clockText(milliseconds: number): string {
  const all = Math.max(0, Math.floor(milliseconds / SECOND));
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60) % 60;
  const rest = `${two(minutes)}:${two(all % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** How long something took; the shorter it was, the more exact. */
export function durationText(milliseconds: number): string {
  if (milliseconds < SECOND) {
    return `${Math.max(0, Math.round(milliseconds))} ms`;
  }
  if (milliseconds < MINUTE) {
    return `${(milliseconds / SECOND).toFixed(1)} s`;
  }
  return milliseconds < HOUR
    ? clockText(Math.round(milliseconds / SECOND) * SECOND)
    : clockText(milliseconds);
}

/** Between two moments of the server; undefined when one is not known. */
export function between(
  from: string | null | undefined,
  to: string | null | undefined,
): number | undefined {
  if (from == null || to == null) {
    return undefined;
  }
  const length = Date.parse(to) - Date.parse(from);
  return Number.isNaN(length) ? undefined : length;
}
