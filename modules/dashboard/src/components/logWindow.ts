/** From the harmless to the bad; a line without one of its own belongs to the line before. */
export const LEVELS = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR"] as const;
export type Level = (typeof LEVELS)[number];

export interface LogLine {
  /** Where it begins in the log, in bytes. */
  offset: number;
  /** As it was written, colours included, without the line break. */
  text: string;
  /** Its own level, or that of the line it continues. */
  level: Level | undefined;
  /** Whether the level stands in the line itself. */
  own: boolean;
}

/** A part of a log without gaps. It begins where a line begins. */
export interface LogWindow {
  from: number;
  /** Behind the last byte of the part. */
  end: number;
  lines: LogLine[];
  /** Whether the last line has not been ended yet. */
  open: boolean;
}

export const EMPTY: LogWindow = { from: 0, end: 0, lines: [], open: false };

/** What a browser can hold and lay out without trouble. */
export const MOST_BYTES = 8 * 1024 * 1024;
export const MOST_LINES = 200_000;

const ESCAPE = "\u001b[";
// eslint-disable-next-line no-control-regex
const ANSI = /\u001b\[[\d;?]*[A-Za-z]/g;
const LEVEL = /\b(TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|SEVERE)\b/;
/** Levels stand near the beginning; what follows is what somebody wanted to say. */
const LEVEL_WITHIN = 120;

const encoder = new TextEncoder();

export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

/** The text without colours. */
export function plainText(text: string): string {
  return text.includes(ESCAPE) ? text.replace(ANSI, "") : text;
}

function levelOf(text: string): Level | undefined {
  const [, word] = LEVEL.exec(plainText(text.slice(0, 2 * LEVEL_WITHIN)).slice(0, LEVEL_WITHIN)) ?? [];
  switch (word) {
    case undefined:
      return undefined;
    case "WARNING":
      return "WARN";
    case "FATAL":
    case "SEVERE":
      return "ERROR";
    default:
      return word as Level;
  }
}

function line(offset: number, text: string, before: Level | undefined): LogLine {
  const own = levelOf(text);
  const ended = text.endsWith("\r") ? text.slice(0, -1) : text;
  return { offset, text: ended, level: own ?? before, own: own !== undefined };
}

/** Lines of a text that begins at an offset. What follows the last break is a line as well, if there is any. */
function linesOf(text: string, offset: number, before: Level | undefined): LogLine[] {
  const lines: LogLine[] = [];
  let at = offset;
  let level = before;
  const parts = text.split("\n");
  parts.forEach((part, index) => {
    if (index === parts.length - 1 && part === "") {
      return;
    }
    const next = line(at, part, level);
    level = next.level;
    lines.push(next);
    at += bytesOf(part) + 1;
  });
  return lines;
}

/** The window with what follows it; the text ends at an offset of the log. */
export function append(window: LogWindow, text: string, end: number): LogWindow {
  if (text === "") {
    return { ...window, end };
  }
  const last = window.open ? window.lines.at(-1) : undefined;
  const kept = last ? window.lines.slice(0, -1) : window.lines;
  const added = linesOf(
    (last?.text ?? "") + text,
    last?.offset ?? window.end,
    kept.at(-1)?.level,
  );
  return { ...window, end, lines: [...kept, ...added], open: !text.endsWith("\n") };
}

/**
 * The window with what stands before it, read from an offset. Where that is not the beginning of the log,
 * the reading began somewhere in a line, and the rest of that is left out.
 */
export function prepend(window: LogWindow, bytes: Uint8Array, offset: number): LogWindow {
  const skipped = offset === 0 ? 0 : bytes.indexOf(10) + 1;
  // A line longer than what was read is shown in pieces.
  const start = skipped === 0 || skipped === bytes.length ? wholeFrom(bytes) : skipped;
  const from = offset + (offset === 0 ? 0 : start);
  const text = new TextDecoder().decode(bytes.subarray(offset === 0 ? 0 : start));
  const added = linesOf(text, from, undefined);
  let level = added.at(-1)?.level;
  const lines = [...window.lines];
  // Lines that continued something unknown now belong to what stands before them.
  for (const [index, one] of lines.entries()) {
    if (one.own || level === undefined) {
      break;
    }
    lines[index] = { ...one, level };
    level = lines[index].level;
  }
  return { ...window, from, lines: [...added, ...lines] };
}

/** Where the first whole character begins. */
function wholeFrom(bytes: Uint8Array): number {
  let start = 0;
  while (start < 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) {
    start++;
  }
  return start;
}

/** How many bytes hold only whole characters; the rest of the last one may follow. */
export function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) !== 0x80) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Keeps the window within its bounds by forgetting what is farthest from where somebody reads. */
export function bounded(
  window: LogWindow,
  forget: "beginning" | "end",
  most: { bytes: number; lines: number } = { bytes: MOST_BYTES, lines: MOST_LINES },
): LogWindow {
  const { lines, from, end } = window;
  if (end - from <= most.bytes && lines.length <= most.lines) {
    return window;
  }
  if (forget === "beginning") {
    let first = Math.max(0, lines.length - most.lines);
    while (first < lines.length - 1 && end - (lines[first]?.offset ?? end) > most.bytes) {
      first++;
    }
    return { ...window, from: lines[first]?.offset ?? end, lines: lines.slice(first) };
  }
  let count = Math.min(lines.length, most.lines);
  const endOf = (index: number): number => lines[index + 1]?.offset ?? end;
  while (count > 1 && endOf(count - 1) - from > most.bytes) {
    count--;
  }
  return { from, end: endOf(count - 1), lines: lines.slice(0, count), open: count === lines.length && window.open };
}
