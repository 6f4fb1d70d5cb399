import { act, screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import { renderPage } from "../test/renderPage";
import { paged, problem, server } from "../test/server";

/** The event stream of the page, which a test opens, breaks and speaks through. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor() {
    super();
    Stream.all.push(this);
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
}

let askedForApps: number;

beforeEach(() => {
  askedForApps = 0;
  Stream.all = [];
  vi.stubGlobal("EventSource", Stream);
  server.use(
    http.get("*/apps", () => {
      askedForApps++;
      return HttpResponse.json(paged("appRegistrationResourceList", []));
    }),
  );
});

test("the header counts what runs and what failed", async () => {
  server.use(
    http.get("*/tasks/executions/search", () =>
      HttpResponse.json({
        items: [],
        total: 5,
        totalIsLowerBound: false,
        counts: { RUNNING: 2, FAILED: 1234 },
      }),
    ),
  );
  renderPage("/apps");
  const running = await screen.findByRole("link", { name: "Running executions: 2" });
  expect(decodeURIComponent(running.getAttribute("href") ?? "")).toBe(
    '/dashboard/task-executions?state=["RUNNING"]',
  );
  expect(screen.getByRole("link", { name: "Failed executions: 1,234" })).toBeDefined();
});

test("the palette leads to pages and to what the server finds, and remembers", async () => {
  server.use(
    http.get("/search", () =>
      HttpResponse.json({
        results: [{ kind: "job", name: "settlement", path: "/job-executions?name=settlement" }],
      }),
    ),
    http.get("*/jobs/instances", () => HttpResponse.json(paged("jobInstanceResourceList", []))),
  );
  const { user, path } = renderPage("/apps");
  await screen.findByRole("link", { name: "Applications" });
  await user.keyboard("{Control>}k{/Control}");
  const box = await screen.findByRole("textbox", { name: "Go to or do" });
  expect(screen.getByRole("button", { name: /^Create task/ })).toBeDefined();
  await user.type(box, "settl");
  await user.click(await screen.findByRole("button", { name: /^settlement/ }));
  await waitFor(() => {
    expect(path()).toContain("/jobs/settlement");
  });
  await user.click(screen.getByRole("button", { name: "Go to or do" }));
  const recent = await screen.findAllByRole("button", { name: /^settlement/ });
  expect(recent).toHaveLength(1);
});

test("keys lead to pages unless they are switched off or one is typing", async () => {
  const { user, path } = renderPage("/apps");
  await user.type(await screen.findByRole("searchbox"), "gh");
  expect(path()).toContain("/apps");
  (document.activeElement as HTMLElement).blur();
  await user.keyboard("/");
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  (document.activeElement as HTMLElement).blur();
  await user.keyboard("?");
  const help = await screen.findByRole("dialog", { name: "Keys" });
  expect(within(help).getByText("Go to: Job executions")).toBeDefined();
  await user.click(within(help).getByRole("button", { name: "Close" }));
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).toBeNull();
  });
  await user.keyboard("gc");
  await waitFor(() => {
    expect(path()).toContain("/settings");
  });
  await user.click(await screen.findByRole("checkbox", { name: "Single keys" }));
  (document.activeElement as HTMLElement).blur();
  await user.keyboard("ga");
  expect(path()).toContain("/settings");
});

test("an address of the old dashboard leads to the page of today", async () => {
  server.use(
    http.get("*/jobs/executions/3", () => HttpResponse.json(problem("None"), { status: 404 })),
  );
  const { path } = renderPage("/#/tasks-jobs/job-executions/3/schemaTarget/boot2");
  expect(await screen.findByText("None")).toBeDefined();
  expect(path()).toBe("/job-executions/3?schemaTarget=boot2");
});

async function opened(): Promise<Stream> {
  const stream = Stream.all[0];
  if (stream === undefined) {
    throw new Error("The page listens to nothing");
  }
  act(() => stream.onopen?.());
  await screen.findByRole("status", { name: /^Live/ });
  return stream;
}

test("after a reconnect everything is asked again", async () => {
  server.use(http.get("*/security/info", () => HttpResponse.json({})));
  renderPage("/apps");
  await screen.findByRole("heading", { name: "No applications yet" });
  const stream = await opened();
  const before = askedForApps;
  act(() => stream.onerror?.());
  await screen.findByRole("status", { name: /^No live connection/ });
  expect(askedForApps).toBe(before);
  act(() => stream.onopen?.());
  await waitFor(() => {
    expect(askedForApps).toBe(before + 1);
  });
});

test("a crowd of events asks once", async () => {
  renderPage("/apps");
  await screen.findByRole("heading", { name: "No applications yet" });
  const stream = await opened();
  const before = askedForApps;
  act(() => {
    stream.dispatchEvent(new Event("apps"));
    stream.dispatchEvent(new Event("apps"));
  });
  expect(askedForApps).toBe(before);
  await waitFor(() => {
    expect(askedForApps).toBe(before + 1);
  });
});

test("executions that somebody deleted go from the page", async () => {
  let left = [7];
  server.use(
    http.get("*/tasks/executions/search", () =>
      HttpResponse.json({
        items: left.map((id) => ({
          id,
          schemaTarget: "boot4",
          taskName: "nightly",
          state: "SUCCEEDED",
          arguments: [],
        })),
        total: left.length,
        totalIsLowerBound: false,
        counts: {},
      }),
    ),
  );
  renderPage("/task-executions");
  expect(await screen.findByRole("link", { name: "7" })).toBeDefined();
  const stream = await opened();
  left = [];
  act(() => {
    stream.dispatchEvent(new Event("deleted"));
  });
  await waitFor(() => {
    expect(screen.queryByRole("link", { name: "7" })).toBeNull();
  });
});

test("a page nobody sees gives its connection back, and asks again when it is seen", async () => {
  renderPage("/apps");
  await screen.findByRole("heading", { name: "No applications yet" });
  const stream = await opened();
  const before = askedForApps;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  try {
    document.dispatchEvent(new Event("visibilitychange"));
    expect(stream.readyState).not.toBe(Stream.CLOSED);
    vi.advanceTimersByTime(6_000);
  } finally {
    vi.useRealTimers();
    hidden.mockRestore();
  }
  expect(stream.readyState).toBe(Stream.CLOSED);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(Stream.all).toHaveLength(2);
  act(() => Stream.all[1]?.onopen?.());
  await waitFor(() => {
    expect(askedForApps).toBeGreaterThan(before);
  });
});

test("a reset of the stream makes everything be asked again", async () => {
  renderPage("/apps");
  await screen.findByRole("heading", { name: "No applications yet" });
  const stream = await opened();
  const before = askedForApps;
  act(() => {
    stream.dispatchEvent(new Event("reset"));
  });
  await waitFor(() => {
    expect(askedForApps).toBe(before + 1);
  });
});

test("a lost server is said to be lost, and the page recovers when it is back", async () => {
  let away = true;
  server.use(
    http.get("*/security/info", () => (away ? HttpResponse.error() : HttpResponse.json({}))),
    http.get("*/apps", () =>
      away ? HttpResponse.error() : HttpResponse.json(paged("appRegistrationResourceList", [])),
    ),
  );
  renderPage("/apps");
  await waitFor(() => {
    expect(Stream.all).not.toHaveLength(0);
  });
  act(() => Stream.all[0]?.onerror?.());
  expect(await screen.findByText(/connection to the server is lost/)).toBeDefined();
  away = false;
  expect(await screen.findByText("The server is back")).toBeDefined();
  expect(screen.queryByText(/connection to the server is lost/)).toBeNull();
  expect(await screen.findByRole("heading", { name: "No applications yet" })).toBeDefined();
});
