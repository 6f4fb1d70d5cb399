import { RUN_STATES, type RunState } from "../../api/types";
import { isTime, type Filter } from "./routes";

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** The instant a time of the filter means now; relative ones to the minute, so that asking again is the same question. */
export function instantOf(time: string, now: Date = new Date()): string {
  if (time === "today") {
    return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString();
  }
  const back = /^-(\d+)([mhd])$/.exec(time);
  if (back) {
    const [, count, unit] = back;
    const minute = Math.floor(now.getTime() / UNITS.m) * UNITS.m;
    return new Date(minute - Number(count) * UNITS[unit as keyof typeof UNITS]).toISOString();
  }
  return new Date(time).toISOString();
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

/** Reads `status:failed,lost task:bill* started:>-2h exit:1 platform:default parent:7 words`. */
export function readFilter(text: string): ReadFilter {
  const filter: Filter = {};
  const unread: string[] = [];
  const words: string[] = [];
  for (const token of text.trim().split(/\s+/).filter((word) => word !== "")) {
    const [, key, value = ""] = /^(\w+):(.*)$/.exec(token) ?? [];
    if (!readToken(filter, key?.toLowerCase(), value)) {
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

function readToken(filter: Filter, key: string | undefined, value: string): boolean {
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
      filter[sign === "<" ? "to" : "from"] = time;
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
