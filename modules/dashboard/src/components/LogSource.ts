import { ApiError } from "../api/client";
import { watchHidden } from "./hidden";
import {
  append,
  bounded,
  EMPTY,
  MOST_BYTES,
  MOST_LINES,
  prepend,
  wholeLength,
  type LogLine,
  type LogWindow,
} from "./logWindow";

export type LogStream = "stdout" | "stderr";

export interface LogState {
  window: LogWindow;
  /** Of the whole log, as far as known. */
  size: number;
  loading: "first" | "before" | "after" | undefined;
  error: unknown;
  /** Whether what is written arrives by itself. */
  following: boolean;
  /** Lines that arrived since somebody began to read elsewhere. */
  unseen: number;
  /** The task is over, so nothing more will be written. */
  ended: boolean;
}

const FIRST = 256 * 1024;
const MORE = 512 * 1024;
const SEARCHED = 4 * 1024 * 1024;
const FIRST_RETRY_MS = 1_000;
const RETRY_MS = 30_000;

/**
 * A part of a log that grows where it is read: backwards on demand, and at its end while it is followed.
 * It tells those who subscribed whenever its state changes.
 */
export class LogSource {
  private state: LogState = {
    window: EMPTY,
    size: 0,
    loading: "first",
    error: undefined,
    following: false,
    unseen: 0,
    ended: false,
  };
  private readonly listeners = new Set<() => void>();
  private readonly address: string;
  private aborting = new AbortController();
  private events: EventSource | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private wait = FIRST_RETRY_MS;
  private unwatch: (() => void) | undefined;
  private reading = false;
  private before: Promise<boolean> | undefined;
  private readonly stream: LogStream;
  private readonly live: boolean;

  constructor(externalId: string, stream: LogStream, live: boolean) {
    this.address = `/tasks/logs/${encodeURIComponent(externalId)}`;
    this.stream = stream;
    this.live = live;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly snapshot = (): LogState => this.state;

  get downloadAddress(): string {
    return `${this.address}/content?stream=${this.stream}`;
  }

  /** Opens the log at its end, or where a byte stands in the middle of what is read. */
  async open(at?: number): Promise<void> {
    this.close();
    this.aborting = new AbortController();
    // A browser allows few connections to a server at once, so a tab nobody sees gives its own back.
    let paused = false;
    this.unwatch = watchHidden(
      () => {
        paused = this.events !== undefined || this.retry !== undefined;
        this.stop();
      },
      () => {
        if (paused) {
          this.follow();
        }
      },
    );
    this.set({ loading: "first", error: undefined, unseen: 0, ended: false, window: EMPTY });
    await this.attempt(async () => {
      const from = at === undefined ? undefined : Math.max(0, at - FIRST / 2);
      const part = await this.read(from === undefined ? `-${FIRST}` : `${from}-${from + FIRST - 1}`);
      const whole = part.bytes.subarray(0, wholeLength(part.bytes));
      const reaches = part.offset + part.bytes.length >= part.size;
      const bytes = reaches ? part.bytes : whole;
      const end = part.offset + bytes.length;
      const window = prepend({ ...EMPTY, from: end, end }, bytes, part.offset);
      this.set({
        window: { ...window, open: bytes.length > 0 && bytes.at(-1) !== 10 },
        size: part.size,
        loading: undefined,
      });
      if (at === undefined || reaches) {
        this.follow();
      }
    });
  }

  /** Reads what stands before; tells whether there was any. Asked while it reads, it answers with that. */
  loadBefore(): Promise<boolean> {
    this.before ??= this.readBefore().finally(() => {
      this.before = undefined;
    });
    return this.before;
  }

  private async readBefore(): Promise<boolean> {
    const { window, loading } = this.state;
    if (loading !== undefined || window.from === 0) {
      return false;
    }
    this.set({ loading: "before" });
    return this.attempt(async () => {
      const from = Math.max(0, window.from - MORE);
      const part = await this.read(`${from}-${window.from - 1}`);
      const grown = prepend(this.state.window, part.bytes, part.offset);
      const kept = bounded(grown, "end");
      if (kept.end < grown.end) {
        this.stop();
      }
      this.set({ window: kept, loading: undefined, size: Math.max(part.size, this.state.size) });
    });
  }

  /** Reads what follows, when the window does not reach the end. */
  async loadAfter(): Promise<boolean> {
    const { window, loading, size, following } = this.state;
    if (loading !== undefined || following || window.end >= size) {
      return false;
    }
    this.set({ loading: "after" });
    return this.attempt(async () => {
      const part = await this.read(`${window.end}-${window.end + MORE - 1}`);
      const reaches = part.offset + part.bytes.length >= part.size;
      const length = reaches ? part.bytes.length : wholeLength(part.bytes);
      const text = new TextDecoder().decode(part.bytes.subarray(0, length));
      const grown = append(this.state.window, text, window.end + length);
      this.set({ window: bounded(grown, "beginning"), loading: undefined, size: part.size });
      if (reaches) {
        this.follow();
      }
    });
  }

  /**
   * Looks for a line before the window without showing what it reads, which is a lot quicker.
   *
   * @returns where it begins
   */
  async findBefore(
    isWanted: (line: LogLine) => boolean,
    signal: AbortSignal,
    onProgress: (left: number) => void,
  ): Promise<number | undefined> {
    let found: number | undefined;
    let { from } = this.state.window;
    await this.attempt(async () => {
      while (found === undefined && from > 0 && !signal.aborted) {
        onProgress(from);
        const begin = Math.max(0, from - SEARCHED);
        const part = await this.read(`${begin}-${from - 1}`);
        const window = prepend({ ...EMPTY, from, end: from }, part.bytes, part.offset);
        found = window.lines.findLast(isWanted)?.offset;
        from = window.from;
      }
    });
    return found;
  }

  /** Says whether somebody reads the end: new lines are then seen as they come. */
  seesEnd(atEnd: boolean): void {
    this.reading = !atEnd;
    if (atEnd && this.state.unseen > 0) {
      this.set({ unseen: 0 });
    }
  }

  close(): void {
    this.unwatch?.();
    this.unwatch = undefined;
    this.stop();
    this.aborting.abort();
  }

  private follow(): void {
    if (!this.live || this.events !== undefined) {
      return;
    }
    const events = new EventSource(
      `${this.address}/follow?stream=${this.stream}&offset=${this.state.window.end}`,
    );
    this.events = events;
    this.set({ following: true });
    events.onerror = () => {
      // Broken ones the browser mends by itself; this one was refused, and goes on where the window ends.
      if (events.readyState === EventSource.CLOSED && this.events === events) {
        this.stop();
        this.retry = setTimeout(() => {
          this.retry = undefined;
          this.follow();
        }, this.wait);
        this.wait = Math.min(this.wait * 2, RETRY_MS);
      }
    };
    events.onmessage = (event: MessageEvent<string>) => {
      this.wait = FIRST_RETRY_MS;
      this.arrived(JSON.parse(event.data) as string, Number(event.lastEventId));
    };
    events.addEventListener("end", () => {
      this.stop();
      this.set({ ended: true });
    });
  }

  private arrived(text: string, end: number): void {
    const grown = append(this.state.window, text, end);
    const added = grown.lines.length - this.state.window.lines.length;
    if (this.reading && (grown.end - grown.from > MOST_BYTES || grown.lines.length > MOST_LINES)) {
      // What is being read must not vanish, so the rest waits until somebody goes to the end.
      this.stop();
      this.set({ size: Math.max(end, this.state.size), unseen: this.state.unseen + added });
      return;
    }
    this.set({
      window: bounded(grown, "beginning"),
      size: Math.max(end, this.state.size),
      unseen: this.reading ? this.state.unseen + added : 0,
    });
  }

  private stop(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    this.events?.close();
    this.events = undefined;
    if (this.state.following) {
      this.set({ following: false });
    }
  }

  private async attempt(action: () => Promise<void>): Promise<boolean> {
    const { signal } = this.aborting;
    try {
      await action();
      return true;
    } catch (error) {
      if (!signal.aborted) {
        this.set({ error, loading: undefined });
      }
      return false;
    }
  }

  private async read(
    range: string,
  ): Promise<{ bytes: Uint8Array; offset: number; size: number }> {
    const { signal } = this.aborting;
    const response = await fetch(this.downloadAddress, {
      headers: { Range: `bytes=${range}`, "X-Requested-With": "XMLHttpRequest" },
      signal,
    });
    const [, size = "0"] = /\/(\d+)$/.exec(response.headers.get("Content-Range") ?? "") ?? [];
    if (response.status === 416) {
      return { bytes: new Uint8Array(), offset: Number(size), size: Number(size) };
    }
    if (!response.ok) {
      throw new ApiError(response.status, response.statusText, `GET ${this.address}/content`);
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    signal.throwIfAborted();
    return { bytes, offset: Number(response.headers.get("X-Log-Offset") ?? 0), size: Number(size) };
  }

  private set(change: Partial<LogState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) {
      listener();
    }
  }
}
