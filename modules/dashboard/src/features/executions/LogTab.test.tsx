import { act, screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ExecutionOverview } from "../../api/types";
import { setPreferences, toPreferences } from "../../app/preferences";
import { renderPage } from "../../test/renderPage";
import { server } from "../../test/server";

const done: ExecutionOverview = {
  execution: {
    id: 7,
    schemaTarget: "boot4",
    taskName: "nightly",
    state: "SUCCEEDED",
    exitCode: 0,
    startTime: "2026-11-22T10:00:01.000Z",
    endTime: "2026-11-22T10:00:06.500Z",
    externalExecutionId: "nightly-1",
    arguments: [],
  },
  properties: {},
  appProperties: {},
  inheritedProperties: [],
  jobs: [],
  children: [],
  log: { stdoutBytes: 100, stderrBytes: 0 },
  actions: { stop: false, launchAgain: true, cleanUp: true },
};
const running: ExecutionOverview = {
  ...done,
  execution: { ...done.execution, state: "RUNNING", endTime: null, exitCode: null },
};

/** The browser's event stream, told by the test what arrives. */
class Events extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: Events[] = [];
  readyState = 1;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Events.opened.push(this);
  }
  close(): void {
    this.readyState = 2;
  }
  /** 0 when the browser tries again by itself, 2 when it was refused. */
  breaks(readyState: number): void {
    this.readyState = readyState;
    act(() => this.onerror?.());
  }
  send(text: string, end: number): void {
    act(() => {
      this.onmessage?.(
        new MessageEvent("message", { data: JSON.stringify(text), lastEventId: String(end) }),
      );
    });
  }
}

const BODIES: Record<string, string> = {};
const ranges: string[] = [];

function logIs(text: string, stream = "stdout"): void {
  BODIES[stream] = text;
}

function overviewIs(overview: ExecutionOverview): void {
  server.use(http.get("*/tasks/executions/7/overview", () => HttpResponse.json(overview)));
}

/** One that fills several windows; each line is 50 bytes. */
function many(count: number, special: Record<number, string> = {}): string {
  return Array.from({ length: count }, (_, index) =>
    `10:00 INFO line ${index} ${special[index] ?? ""}`.padEnd(49, "."),
  ).join("\n") + "\n";
}

beforeEach(() => {
  Events.opened.length = 0;
  ranges.length = 0;
  vi.stubGlobal("EventSource", Events);
  // jsdom lays nothing out, and rows without a place to be in are not made.
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockImplementation(function (
    this: HTMLElement,
  ) {
    return this.getAttribute("role") === "region" ? 600 : 20;
  });
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(800);
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "scrollHeight", "get").mockImplementation(function (this: Element) {
    const content = this.firstElementChild;
    return content instanceof HTMLElement ? Number.parseFloat(content.style.height) || 600 : 600;
  });
  Element.prototype.scrollTo = function (this: Element, to?: ScrollToOptions | number) {
    this.scrollTop = typeof to === "object" ? (to.top ?? 0) : 0;
    this.dispatchEvent(new Event("scroll"));
  };
  server.use(
    http.get("*/tasks/executions/7/run", () => HttpResponse.json({ state: "RUNNING" })),
    http.get("*/tasks/logs/nightly-1/content", ({ request }) => {
      const stream = new URL(request.url).searchParams.get("stream") ?? "";
      const all = new TextEncoder().encode(BODIES[stream] ?? "");
      const range = request.headers.get("Range") ?? "";
      ranges.push(range);
      const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
      const from = first === "" ? Math.max(0, all.length - Number(last)) : Number(first);
      const to = first === "" ? all.length : Math.min(all.length, Number(last) + 1);
      if (from >= to) {
        return new HttpResponse(null, {
          status: 416,
          headers: { "Content-Range": `bytes */${all.length}` },
        });
      }
      return new HttpResponse(all.slice(from, to), {
        status: 206,
        headers: {
          "X-Log-Offset": String(from),
          "Content-Range": `bytes ${from}-${to - 1}/${all.length}`,
        },
      });
    }),
  );
});
afterEach(() => {
  for (const stream of Object.keys(BODIES)) {
    BODIES[stream] = "";
  }
});

async function lines(): Promise<HTMLElement> {
  return screen.findByRole("region", { name: "Lines of the log" });
}

test("opens at the end, reads no more than that, and earlier lines on demand", async () => {
  overviewIs(done);
  logIs(many(12_000));
  const { user } = renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  expect(await within(await lines()).findByText(/line 11999 /)).toBeDefined();
  expect(ranges).toEqual(["bytes=-262144"]);
  expect(screen.getByText(/lines, 262\.\d kB of 600\.0 kB/)).toBeDefined();
  await user.click(screen.getByRole("button", { name: /Load earlier lines/ }));
  expect(await screen.findByText("12,000 lines, 600.0 kB of 600.0 kB")).toBeDefined();
  expect(screen.queryByRole("button", { name: /Load earlier lines/ })).toBeNull();
});

test("shows colours without their codes", async () => {
  overviewIs(done);
  logIs("10:00 \u001b[31mERROR\u001b[0m bad\n");
  renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  const region = await lines();
  expect((await within(region).findByText("ERROR")).tagName).toBe("SPAN");
  expect(region.textContent).toContain("10:00 ERROR bad");
});

test("keeps only the level wanted, with the traces that belong to it", async () => {
  overviewIs(done);
  logIs("10:00 INFO fine\n10:00 ERROR bad\n\tat a.b(C.java:1)\n10:01 INFO again\n");
  const { user } = renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  const region = await lines();
  expect(await within(region).findByText("10:00 INFO fine")).toBeDefined();
  await user.selectOptions(screen.getByRole("combobox", { name: "Level" }), "Errors only");
  expect(within(region).queryByText("10:00 INFO fine")).toBeNull();
  expect(within(region).getByText("10:00 ERROR bad")).toBeDefined();
  expect(within(region).getByText("at a.b(C.java:1)")).toBeDefined();
});

test("the keys n and p go through the errors", async () => {
  overviewIs(done);
  logIs("10:00 ERROR one\n10:00 INFO fine\n10:00 ERROR two\n\tat a.b\n");
  const { user } = renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  const region = await lines();
  await within(region).findByText("10:00 ERROR one");
  const current = (): string | null | undefined =>
    region.querySelector("[aria-current]")?.textContent;
  await user.keyboard("n");
  expect(current()).toContain("ERROR one");
  await user.keyboard("n");
  expect(current()).toContain("ERROR two");
  await user.keyboard("p");
  expect(current()).toContain("ERROR one");
});

test("keys that were switched off do nothing, unlike the buttons", async () => {
  setPreferences(toPreferences({ shortcuts: false }));
  overviewIs(done);
  logIs("10:00 ERROR one\n10:00 INFO fine\n");
  const { user } = renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  const region = await lines();
  await within(region).findByText("10:00 ERROR one");
  await user.keyboard("nw");
  expect(region.querySelector("[aria-current]")).toBeNull();
  expect(screen.getByRole("checkbox", { name: "Wrap lines" })).toHaveProperty("checked", false);
  await user.click(screen.getByRole("button", { name: "Next error (n)" }));
  expect(region.querySelector("[aria-current]")?.textContent).toContain("ERROR one");
});

test("searches plain and by pattern, and says when a pattern is none", async () => {
  overviewIs(done);
  logIs("10:00 INFO a.c\n10:00 INFO abc\n10:00 INFO ABC\n");
  const { user } = renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  await within(await lines()).findByText("10:00 INFO abc");
  const box = screen.getByRole("searchbox", { name: "Search the log" });
  await user.type(box, "a.c");
  expect(await screen.findByText("1 found")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Regular expression" }));
  expect(await screen.findByText("3 found")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Next match (n)" }));
  expect(await screen.findByText("1 of 3")).toBeDefined();
  await user.clear(box);
  await user.type(box, "(");
  expect(await screen.findByText("This is no regular expression")).toBeDefined();
});

test("a search goes backwards through what is not loaded yet", async () => {
  overviewIs(done);
  logIs(many(30_000, { 12: "needle" }));
  const { user } = renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  const region = await lines();
  await within(region).findByText(/line 29999 /);
  await user.type(screen.getByRole("searchbox", { name: "Search the log" }), "needle");
  await user.click(screen.getByRole("button", { name: "Previous match (p)" }));
  await waitFor(() => {
    expect(region.querySelector("[aria-current]")?.textContent).toContain("needle");
  });
  expect(ranges).toEqual(["bytes=-262144", "bytes=0-1237899", "bytes=0-262143"]);
});

test("a line has an address, and the address opens the log there", async () => {
  overviewIs(done);
  logIs(many(20_000));
  const { user, path } = renderPage(
    "/task-executions/7?schemaTarget=boot4&tab=log&stream=stdout&line=500000",
  );
  const region = await lines();
  expect(await within(region).findByText(/line 10000 /)).toBeDefined();
  expect(ranges).toEqual(["bytes=368928-631071"]);
  await user.click(screen.getByRole("button", { name: "Link to this line (byte 500050)" }));
  await waitFor(() => {
    expect(path()).toContain("line=500050");
  });
  expect(region.querySelector("[aria-current]")?.textContent).toContain("line 10001 ");
});

test("a running log is followed from where it was read to", async () => {
  overviewIs(running);
  logIs("10:00 INFO first\n");
  renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  const region = await lines();
  await within(region).findByText("10:00 INFO first");
  const events = Events.opened.find(({ url }) => url.includes("/follow"));
  expect(events?.url).toBe("/tasks/logs/nightly-1/follow?stream=stdout&offset=17");
  events?.send("10:01 INFO sec", 31);
  expect(await within(region).findByText("10:01 INFO sec")).toBeDefined();
  events?.send("ond\n", 35);
  expect(await within(region).findByText("10:01 INFO second")).toBeDefined();
  act(() => {
    events?.dispatchEvent(new MessageEvent("end", { data: "{}" }));
  });
  expect(await screen.findByText("the task has ended")).toBeDefined();
  expect(events?.readyState).toBe(2);
});

/** The connections that follow the log, the newest last. */
function followers(): Events[] {
  return Events.opened.filter(({ url }) => url.includes("/follow"));
}

function texts(region: HTMLElement): string[] {
  return [...region.querySelectorAll("[data-index]")].map((row) => row.lastElementChild?.textContent ?? "");
}

test("a hidden page stops following, and catches up from where it was when it is seen", async () => {
  overviewIs(running);
  logIs("first\n");
  renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  const region = await lines();
  await within(region).findByText("first");
  const [before] = followers();
  before?.send("second\nthi", 16);
  await within(region).findByText("thi");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  try {
    document.dispatchEvent(new Event("visibilitychange"));
    act(() => {
      vi.advanceTimersByTime(4_000);
    });
    // A look at another tab is no reason to let go.
    expect(before?.readyState).toBe(1);
    act(() => {
      vi.advanceTimersByTime(2_000);
    });
  } finally {
    vi.useRealTimers();
    hidden.mockRestore();
  }
  expect(before?.readyState).toBe(2);
  expect(followers()).toHaveLength(1);
  act(() => {
    document.dispatchEvent(new Event("visibilitychange"));
  });
  const [, after] = followers();
  expect(after?.url).toBe("/tasks/logs/nightly-1/follow?stream=stdout&offset=16");
  after?.send("rd\nfourth\n", 26);
  await within(region).findByText("fourth");
  expect(texts(region)).toEqual(["first", "second", "third", "fourth"]);
});

test("a log whose task ended is not followed again when the page is seen", async () => {
  overviewIs(running);
  logIs("first\n");
  renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  await within(await lines()).findByText("first");
  act(() => {
    followers()[0]?.dispatchEvent(new MessageEvent("end", { data: "{}" }));
  });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  try {
    document.dispatchEvent(new Event("visibilitychange"));
    act(() => {
      vi.advanceTimersByTime(6_000);
    });
  } finally {
    vi.useRealTimers();
    hidden.mockRestore();
  }
  act(() => {
    document.dispatchEvent(new Event("visibilitychange"));
  });
  expect(followers()).toHaveLength(1);
});

test("a connection that broke goes on by itself, without a second one beside it", async () => {
  overviewIs(running);
  logIs("first\n");
  renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  const region = await lines();
  await within(region).findByText("first");
  const [events] = followers();
  events?.send("second\n", 13);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    events?.breaks(0);
    act(() => {
      vi.advanceTimersByTime(60_000);
    });
  } finally {
    vi.useRealTimers();
  }
  expect(followers()).toHaveLength(1);
  // The browser has told the server the last id it got, which goes on from there.
  events?.send("third\n", 19);
  await within(region).findByText("third");
  expect(texts(region)).toEqual(["first", "second", "third"]);
});

test("a connection that was refused is opened anew, later each time, where the lines end", async () => {
  overviewIs(running);
  logIs("first\n");
  renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  const region = await lines();
  await within(region).findByText("first");
  followers()[0]?.send("second\nthi", 16);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const opened: number[] = [];
  try {
    for (const wait of [1_000, 2_000]) {
      followers().at(-1)?.breaks(2);
      act(() => {
        vi.advanceTimersByTime(wait - 1);
      });
      opened.push(followers().length);
      act(() => {
        vi.advanceTimersByTime(1);
      });
      opened.push(followers().length);
    }
  } finally {
    vi.useRealTimers();
  }
  expect(opened).toEqual([1, 2, 2, 3]);
  const last = followers().at(-1);
  expect(last?.url).toBe("/tasks/logs/nightly-1/follow?stream=stdout&offset=16");
  last?.send("rd\nfourth\n", 26);
  await within(region).findByText("fourth");
  expect(texts(region)).toEqual(["first", "second", "third", "fourth"]);
});

test("who scrolls away is told of new lines instead of being moved", async () => {
  overviewIs(running);
  logIs(many(500));
  const { user } = renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  const region = await lines();
  await within(region).findByText(/line 499 /);
  expect(region.scrollTop).toBe(9400);
  act(() => {
    region.scrollTop = 5000;
    region.dispatchEvent(new Event("scroll"));
  });
  expect(await screen.findByText("paused")).toBeDefined();
  Events.opened.find(({ url }) => url.includes("/follow"))?.send("one\ntwo\n", 25_008);
  expect(region.scrollTop).toBe(5000);
  await user.click(await screen.findByRole("button", { name: "2 new lines" }));
  expect(await screen.findByText("following")).toBeDefined();
  expect(region.scrollTop).toBeGreaterThan(9000);
});

test("what was printed as errors only is shown at once", async () => {
  overviewIs({ ...done, log: { stdoutBytes: 0, stderrBytes: 5 } });
  logIs("boom\n", "stderr");
  renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  expect(await within(await lines()).findByText("boom")).toBeDefined();
  const link = screen.getByRole("link", { name: "Download" });
  expect(link.getAttribute("href")).toBe("/tasks/logs/nightly-1/content?stream=stderr");
  expect(link.getAttribute("download")).toBe("nightly-7.stderr.log");
});

test.each<[string, Partial<ExecutionOverview["execution"]>, Partial<ExecutionOverview>]>([
  ["It waits in the queue at place 2", { state: "QUEUED" }, { queuePlace: 2 }],
  ["It was cancelled before anything was run", { state: "CANCELLED" }, {}],
  [
    "The program could not be started: No such jar",
    { state: "FAILED", startTime: null, reason: "No such jar" },
    { log: { stdoutBytes: 0, stderrBytes: 0, problem: "no log" } },
  ],
  [
    "Its run folder is gone",
    { state: "SUCCEEDED" },
    { log: { stdoutBytes: 0, stderrBytes: 0, problem: "no log" } },
  ],
  ["It was not launched by this server", { externalExecutionId: null }, {}],
])("says why there is no log: %s", async (why, execution, rest) => {
  overviewIs({ ...done, ...rest, execution: { ...done.execution, ...execution } });
  renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain(why);
  expect(ranges).toEqual([]);
});

test("a log that cannot be read can be tried again", async () => {
  overviewIs(done);
  logIs("10:00 INFO there\n");
  let broken = true;
  server.use(
    http.get("*/tasks/logs/nightly-1/content", () =>
      broken ? new HttpResponse(null, { status: 503, statusText: "Busy" }) : undefined,
    ),
  );
  const { user } = renderPage("/task-executions/7?schemaTarget=boot4&tab=log");
  expect(await screen.findByText("Busy")).toBeDefined();
  broken = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await within(await lines()).findByText("10:00 INFO there")).toBeDefined();
  expect(screen.queryByText("Busy")).toBeNull();
});
