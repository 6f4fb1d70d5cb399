import { RUN_STATES, type RunState } from "../../api/types";
import { readMoment, startOfDay } from "../../components/moments";
import { isTime, type Filter } from "./routes";

const UNITS = {
  m: { name: "minute", length: 60_000 },
  h: { name: "hour", length: 3_600_000 },
  d: { name: "day", length: 86_400_000 },
} as const;

interface Back {
  count: number;
  unit: (typeof UNITS)[keyof typeof UNITS];
}

/** How far a time goes back from now; undefined for one that does not. */
function backOf(time: string): Back | undefined {
  const [, count, unit] = /^-(\d+)([mhd])$/.exec(time) ?? [];
  return unit === undefined
    ? undefined
    : { count: Number(count), unit: UNITS[unit as keyof typeof UNITS] };
}

/**
 * The instant a time of the filter means now, to clocks of the zone; relative ones to the minute, so that asking
 * again is the same question. Undefined for what is no time.
 */
export function instantOf(
  time: string,
  timeZone: string | undefined,
  now: Date = new Date(),
): string | undefined {
  if (time === "today") {
    return startOfDay(now, timeZone);
  }
  const back = backOf(time);
  if (back) {
    const minute = Math.floor(now.getTime() / UNITS.m.length) * UNITS.m.length;
    return new Date(minute - back.count * back.unit.length).toISOString();
  }
  return readMoment(time, timeZone);
}

/** "2 hours ago", in the language; undefined for a time that is not so far back from now. */
export function agoText(time: string, language: string): string | undefined {
  const back = backOf(time);
  return back && new Intl.RelativeTimeFormat(language).format(-back.count, back.unit.name);
}

/** Other words for the same, as people know them from SCDF and Spring Batch. */
const STATE_WORDS: Record<string, RunState> = {
  COMPLETE: "SUCCEEDED",
  COMPLETED: "SUCCEEDED",
  ERROR: "FAILED",
  WAITING: "QUEUED",
};

function stateOf(word: string): RunState | undefined {
  const upper = word.toUpperCase();
  return RUN_STATES.find((state) => state === upper) ?? STATE_WORDS[upper];
}

export interface ReadFilter {
  filter: Filter;
  /** The words that could not be read. */
  unread: string[];
}

/**
 * Reads `status:failed,lost task:bill* started:>-2h exit:1 platform:default parent:7 words`. A time without a zone is
 * one of the reader's, and goes into the filter as the instant it is for everybody.
 */
export function readFilter(text: string, timeZone: string | undefined): ReadFilter {
  const filter: Filter = {};
  const unread: string[] = [];
  const words: string[] = [];
  for (const token of text.trim().split(/\s+/).filter((word) => word !== "")) {
    const [, key, value = ""] = /^(\w+):(.*)$/.exec(token) ?? [];
    if (!readToken(filter, key?.toLowerCase(), value, timeZone)) {
      // A word with a colon may well be meant as text, as in a file's address.
      (key !== undefined && KEYS.includes(key.toLowerCase()) ? unread : words).push(token);
    }
  }
  if (words.length > 0) {
    filter.text = words.join(" ");
  }
  return { filter, unread };
}

const KEYS = ["status", "state", "task", "started", "exit", "platform", "parent", "text"];

function readToken(
  filter: Filter,
  key: string | undefined,
  value: string,
  timeZone: string | undefined,
): boolean {
  switch (key) {
    case "status":
    case "state": {
      const states = value.split(",").map(stateOf);
      if (!states.every((state) => state !== undefined)) {
        return false;
      }
      filter.state = [...new Set([...(filter.state ?? []), ...states])];
      return true;
    }
    case "task":
    case "platform":
    case "text":
      filter[key] = value;
      return value !== "";
    case "started": {
      const [, sign, time = ""] = /^([<>])?=?(.+)$/.exec(value) ?? [];
      if (!isTime(time)) {
        return false;
      }
      filter[sign === "<" ? "to" : "from"] =
        time === "today" || backOf(time) ? time : instantOf(time, timeZone);
      return true;
    }
    case "exit":
      filter.exitCode = Number(value);
      return /^-?\d+$/.test(value);
    case "parent":
      filter.parent = Number(value);
      return /^[1-9]\d*$/.test(value);
    default:
      return false;
  }
}

/** Whether nothing is asked of the executions. */
export function isEmpty(filter: Filter): boolean {
  return Object.values<unknown>(filter).every((value) => value === undefined);
}

/** Whether two filters ask the same. */
export function isSame(one: Filter, other: Filter): boolean {
  return textOf(one) === textOf(other);
}

function textOf(filter: Filter): string {
  return JSON.stringify(
    Object.entries<unknown>(filter)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}
