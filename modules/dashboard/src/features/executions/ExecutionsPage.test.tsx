import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import type { ExecutionRow } from "../../api/types";
import { setPreferences, toPreferences } from "../../app/preferences";
import { renderPage } from "../../test/renderPage";
import { problem, server } from "../../test/server";

const nightly: ExecutionRow = {
  id: 7,
  schemaTarget: "boot4",
  taskName: "nightly",
  state: "FAILED",
  exitCode: 1,
  startTime: "2026-11-22T10:00:00.000Z",
  endTime: "2026-11-22T10:01:05.000Z",
  platform: "default",
  arguments: ["rows=5", "--spring.cloud.task.executionid=7"],
};
const billing: ExecutionRow = {
  ...nightly,
  id: 6,
  taskName: "billing",
  state: "RUNNING",
  exitCode: null,
  endTime: null,
  startTime: new Date().toISOString(),
};

let asked: URLSearchParams[] = [];

function executionsAre(items: ExecutionRow[], next?: string): void {
  server.use(
    http.get("*/tasks/executions/search", ({ request }) => {
      const query = new URL(request.url).searchParams;
      // The header asks for one row, to count.
      if (query.get("size") !== "1") {
        asked.push(query);
      }
      return HttpResponse.json({
        items,
        ...(next !== undefined && !query.has("cursor") && { next }),
        total: 1284,
        totalIsLowerBound: false,
        counts: { FAILED: 1000, RUNNING: 1 },
      });
    }),
  );
}

beforeEach(() => {
  asked = [];
});

test("lists what ran with its times and result, and arguments on demand", async () => {
  executionsAre([nightly, billing]);
  const { user } = renderPage("/task-executions");
  const table = await screen.findByRole("table", { name: "List of task executions" });
  const [, row] = within(table).getAllByRole("row");
  expect(within(row as HTMLElement).getByText("01:05")).toBeDefined();
  expect(within(row as HTMLElement).getByText("Failed")).toBeDefined();
  expect(
    within(row as HTMLElement)
      .getByRole("link", { name: "nightly" })
      .getAttribute("href"),
  ).toBe("/dashboard/task-executions/7?schemaTarget=boot4");
  expect(screen.getByText("1,284 executions")).toBeDefined();
  expect(screen.queryByText("rows=5")).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: "Show arguments" }));
  expect(screen.getAllByText("rows=5")).toHaveLength(2);
  expect(screen.queryByText(/executionid/)).toBeNull();
});

test("the address is the filter, also when a link has it written by hand", async () => {
  executionsAre([nightly]);
  renderPage("/task-executions?state=FAILED&task=bill*&exitCode=1&text=rows&from=today&size=zzz");
  expect(await screen.findByText("Status: Failed")).toBeDefined();
  const [query] = asked;
  expect(query?.getAll("state")).toEqual(["FAILED"]);
  expect(query?.get("task")).toBe("bill*");
  expect(query?.get("exitCode")).toBe("1");
  expect(query?.get("text")).toBe("rows");
  expect(query?.get("from")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:00:00.000Z$/);
  expect(query?.has("to")).toBe(false);
});

test("what cannot be read in an address is left out", async () => {
  executionsAre([nightly]);
  renderPage("/task-executions?state=GREEN&exitCode=many&from=whenever&task=nightly");
  expect(await screen.findByText("Task: nightly")).toBeDefined();
  expect([...(asked[0]?.keys() ?? [])].sort()).toEqual(["size", "task"]);
});

test("the counts of each status filter by it, and let go again", async () => {
  executionsAre([nightly]);
  const { user, path } = renderPage("/task-executions");
  const states = await screen.findByRole("group", { name: "Number in each status" });
  const failed = await within(states).findByRole("button", { name: "Failed 1,000+" });
  await user.click(failed);
  await waitFor(() => {
    expect(path()).toBe("/task-executions?state=%5B%22FAILED%22%5D");
  });
  expect(failed.getAttribute("aria-pressed")).toBe("true");
  await user.click(failed);
  await waitFor(() => {
    expect(path()).toBe("/task-executions");
  });
});

test("the box takes conditions as text; what it does not know is said", async () => {
  executionsAre([nightly]);
  const { user, path } = renderPage("/task-executions");
  const box = await screen.findByRole("textbox", { name: "Filter executions" });
  await user.type(box, "status:green{Enter}");
  expect(await screen.findByText(/Not understood: status:green/)).toBeDefined();
  await user.clear(box);
  await user.type(box, "task:bill* exit:1{Enter}");
  await waitFor(() => {
    expect(path()).toContain("task=bill*&exitCode=1");
  });
  await user.click(await screen.findByRole("button", { name: "Remove the condition Task: bill*" }));
  await waitFor(() => {
    expect(path()).toBe("/task-executions?exitCode=1");
  });
  await user.click(screen.getByRole("button", { name: "Clear the filter" }));
  await waitFor(() => {
    expect(path()).toBe("/task-executions");
  });
});

test("fields filter as well", async () => {
  executionsAre([nightly]);
  const { user, path } = renderPage("/task-executions");
  await user.click(await screen.findByRole("button", { name: "More filters" }));
  const dialog = await screen.findByRole("dialog", { name: "Filter executions" });
  await user.type(within(dialog).getByRole("textbox", { name: "Platform" }), "local");
  await user.type(within(dialog).getByRole("textbox", { name: "Exit code" }), "3");
  await user.click(within(dialog).getByRole("button", { name: "Apply" }));
  await waitFor(() => {
    expect(path()).toBe("/task-executions?platform=local&exitCode=3");
  });
});

/** A reader who chose a zone that is neither this machine's nor its neighbour. */
function inSeoul(): void {
  setPreferences(toPreferences({ timeZone: "Asia/Seoul", dateForm: "iso" }));
}

test("times are entered, shown and asked in the zone chosen, and the address has the instant", async () => {
  inSeoul();
  executionsAre([nightly]);
  const { user, path } = renderPage("/task-executions?to=2026-11-22T09%3A30%3A00.000Z");
  expect(await screen.findByText("Start: before 2026-11-22 18:30:00")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "More filters" }));
  const dialog = await screen.findByRole("dialog", { name: "Filter executions" });
  const before = within(dialog).getByLabelText<HTMLInputElement>("Started before");
  expect(before.value).toBe("2026-11-22T18:30");
  const from = within(dialog).getByLabelText("Started from");
  fireEvent.change(from, { target: { value: "2026-11-22T10:00" } });
  await user.type(from, "{Enter}");
  await waitFor(() => {
    expect(decodeURIComponent(path())).toBe(
      "/task-executions?to=2026-11-22T09:30:00.000Z&from=2026-11-22T01:00:00.000Z",
    );
  });
  expect(await screen.findByText("Start: from 2026-11-22 10:00:00")).toBeDefined();
  expect(asked.at(-1)?.get("from")).toBe("2026-11-22T01:00:00.000Z");
});

test("a time written without a zone is one of the zone chosen", async () => {
  inSeoul();
  executionsAre([nightly]);
  const { user, path } = renderPage("/task-executions");
  const box = await screen.findByRole("textbox", { name: "Filter executions" });
  await user.type(box, "started:>2026-11-22T10:00{Enter}");
  await waitFor(() => {
    expect(decodeURIComponent(path())).toBe("/task-executions?from=2026-11-22T01:00:00.000Z");
  });
});

test("today is that of the zone chosen, and stays today when the form is applied", async () => {
  setPreferences(toPreferences({ timeZone: "Asia/Kolkata" }));
  executionsAre([nightly]);
  const { user, path } = renderPage("/task-executions?from=today");
  expect(await screen.findByText("Start: from today")).toBeDefined();
  expect(asked[0]?.get("from")).toMatch(/T18:30:00.000Z$/);
  await user.click(screen.getByRole("button", { name: "More filters" }));
  const dialog = await screen.findByRole("dialog", { name: "Filter executions" });
  expect(within(dialog).getByLabelText<HTMLInputElement>("Started from").value).toMatch(/T00:00$/);
  await user.type(within(dialog).getByRole("textbox", { name: "Exit code" }), "3");
  await user.click(within(dialog).getByRole("button", { name: "Apply" }));
  await waitFor(() => {
    expect(path()).toBe("/task-executions?from=today&exitCode=3");
  });
});

test("numbers and relative times are in the language chosen, whatever the browser's is", async () => {
  vi.spyOn(Number.prototype, "toLocaleString").mockReturnValue("as the browser would");
  executionsAre([nightly]);
  renderPage("/task-executions?from=-2h");
  expect(await screen.findByText("1,284 executions")).toBeDefined();
  expect(screen.getByText("Start: from 2 hours ago")).toBeDefined();
  expect(screen.queryByText(/as the browser would/)).toBeNull();
});

test("older ones are read from where the page ended", async () => {
  executionsAre([nightly], "c1");
  const { user } = renderPage("/task-executions");
  // The page came short, so its rest is asked for at once.
  await waitFor(() => {
    expect(asked.map((query) => query.get("cursor"))).toEqual([null, "c1"]);
  });
  expect(asked[1]?.get("size")).toBe("49");
  server.use(
    http.get("*/tasks/executions/search", ({ request }) => {
      const cursor = new URL(request.url).searchParams.get("cursor");
      const items = Array.from({ length: 50 }, (_, index) => ({
        ...nightly,
        id: (cursor === null ? 200 : 100) - index,
      }));
      return HttpResponse.json({ items, next: cursor === null ? "c2" : null, total: 100, counts: {} });
    }),
  );
  await user.click(await screen.findByRole("button", { name: /^Failed/ }));
  await user.click(await screen.findByRole("button", { name: "Show older ones" }));
  expect(await screen.findByRole("link", { name: "51" })).toBeDefined();
  expect(screen.getByRole("link", { name: "200" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "Show older ones" })).toBeNull();
});

test("what the first page counted stays when a short page is filled up", async () => {
  server.use(
    http.get("*/tasks/executions/search", ({ request }) =>
      new URL(request.url).searchParams.get("cursor") === null
        ? HttpResponse.json({
            items: [nightly],
            next: "c1",
            total: 1284,
            totalIsLowerBound: true,
            counts: { FAILED: 12 },
          })
        : HttpResponse.json({
            items: [billing],
            next: null,
            total: null,
            totalIsLowerBound: null,
            counts: null,
          }),
    ),
  );
  renderPage("/task-executions");
  expect(await screen.findByRole("link", { name: String(billing.id) })).toBeDefined();
  expect(screen.getByRole("button", { name: /^Failed 12$/ })).toBeDefined();
  expect(screen.getByText(/1,284/)).toBeDefined();
});

test("acts on a selection after showing what would happen", async () => {
  executionsAre([nightly, billing]);
  const sent: unknown[] = [];
  server.use(
    http.post("*/tasks/executions/bulk", async ({ request }) => {
      const wish = (await request.json()) as { dryRun: boolean };
      sent.push(wish);
      return HttpResponse.json({
        matched: 2,
        matchedIsLowerBound: false,
        children: 0,
        refused: 1,
        done: wish.dryRun ? 0 : 1,
        items: [
          { ...nightly, ok: false, problem: "It does not run" },
          { ...billing, ok: true },
        ],
      });
    }),
  );
  const { user } = renderPage("/task-executions");
  await user.click(await screen.findByRole("checkbox", { name: "Select nightly #7" }));
  expect(screen.getByRole("button", { name: "Stop" })).toHaveProperty("disabled", true);
  await user.click(screen.getByRole("checkbox", { name: "Select billing #6" }));
  await user.click(screen.getByRole("button", { name: "Stop" }));
  const dialog = await screen.findByRole("dialog", { name: "Stop executions?" });
  expect(await within(dialog).findByText("Executions to be stopped: 1")).toBeDefined();
  expect(within(dialog).getByText("billing #6")).toBeDefined();
  expect(within(dialog).getByText("nightly #7: It does not run")).toBeDefined();
  const executions = [
    { id: 7, schemaTarget: "boot4" },
    { id: 6, schemaTarget: "boot4" },
  ];
  expect(sent).toEqual([{ action: "STOP", executions, dryRun: true }]);
  await user.click(within(dialog).getByRole("button", { name: "Stop 1" }));
  expect(await within(dialog).findByText("Asked to stop: 1")).toBeDefined();
  expect(sent[1]).toEqual({ action: "STOP", executions, dryRun: false });
  const [, closeButton] = within(dialog).getAllByRole("button", { name: "Close" });
  await user.click(closeButton as HTMLElement);
  expect(screen.queryByText("2 selected")).toBeNull();
});

test("cleans up by the filter, with its conditions and counts shown before", async () => {
  executionsAre([nightly]);
  const sent: unknown[] = [];
  server.use(
    http.post("*/tasks/executions/bulk", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({
        matched: 1000,
        matchedIsLowerBound: true,
        refused: 120,
        done: 0,
        children: 12,
        items: [{ ...nightly, ok: true }],
      });
    }),
  );
  const { user } = renderPage("/task-executions?state=FAILED&exitCode=1");
  await user.click(await screen.findByRole("button", { name: "All matching" }));
  await user.click(await screen.findByRole("menuitem", { name: "Clean up all matching…" }));
  const dialog = await screen.findByRole("dialog", { name: "Clean up executions?" });
  expect(await within(dialog).findByText("Executions to be deleted: 880+")).toBeDefined();
  expect(within(dialog).getByText("Status: Failed")).toBeDefined();
  expect(within(dialog).getByText("Exit code: 1")).toBeDefined();
  expect(within(dialog).getByText("Children that go with them: 12")).toBeDefined();
  await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
  expect(sent).toEqual([
    { action: "CLEAN_UP", filter: { state: ["FAILED"], exitCode: 1 }, dryRun: true },
  ]);
});

test("without a filter nothing can be done to all", async () => {
  executionsAre([nightly]);
  renderPage("/task-executions");
  await screen.findByRole("table", { name: "List of task executions" });
  expect(screen.queryByRole("button", { name: "All matching" })).toBeNull();
});

test("views are chosen, kept under a name and removed", async () => {
  executionsAre([nightly]);
  let stored: object = [{ name: "Mine", filter: { task: "nightly" } }];
  server.use(
    http.get("*/settings/task-execution-views", () => HttpResponse.json(stored)),
    http.put("*/settings/task-execution-views", async ({ request }) => {
      stored = (await request.json()) as object;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user, path } = renderPage("/task-executions?exitCode=1");
  await user.click(await screen.findByRole("button", { name: "Views" }));
  await user.click(await screen.findByRole("menuitem", { name: "Save this filter as a view" }));
  const dialog = await screen.findByRole("dialog", { name: "Save this filter as a view" });
  await user.type(within(dialog).getByRole("textbox", { name: "Name" }), "Ones");
  await user.click(within(dialog).getByRole("button", { name: "Save this filter as a view" }));
  await waitFor(() => {
    expect(stored).toEqual([
      { name: "Mine", filter: { task: "nightly" } },
      { name: "Ones", filter: { exitCode: 1 } },
    ]);
  });
  await user.click(await screen.findByRole("button", { name: "Ones" }));
  await user.click(await screen.findByRole("menuitem", { name: "Mine" }));
  await waitFor(() => {
    expect(path()).toBe("/task-executions?task=nightly");
  });
  await user.click(await screen.findByRole("button", { name: "Mine" }));
  await user.click(await screen.findByRole("menuitem", { name: "Remove Mine" }));
  await waitFor(() => {
    expect(stored).toEqual([{ name: "Ones", filter: { exitCode: 1 } }]);
  });
});

const SETTING = "*/settings/task-execution-views";

test("a view that cannot be kept says why, and keeps what was entered", async () => {
  executionsAre([nightly]);
  server.use(http.put(SETTING, () => HttpResponse.json(problem("The disk is full"), { status: 500 })));
  const { user } = renderPage("/task-executions?exitCode=1");
  await user.click(await screen.findByRole("button", { name: "Views" }));
  await user.click(await screen.findByRole("menuitem", { name: "Save this filter as a view" }));
  const dialog = await screen.findByRole("dialog", { name: "Save this filter as a view" });
  await user.type(within(dialog).getByRole("textbox", { name: "Name" }), "Ones");
  await user.click(within(dialog).getByRole("button", { name: "Save this filter as a view" }));
  expect(await within(dialog).findByText("The disk is full")).toBeDefined();
  expect(within(dialog).getByRole("textbox", { name: "Name" })).toHaveProperty("value", "Ones");
});

test("a view that cannot be removed says why, and stays", async () => {
  executionsAre([nightly]);
  server.use(
    http.get(SETTING, () => HttpResponse.json([{ name: "Mine", filter: { task: "nightly" } }])),
    http.put(SETTING, () => HttpResponse.json(problem("The disk is full"), { status: 500 })),
  );
  const { user } = renderPage("/task-executions");
  await user.click(await screen.findByRole("button", { name: "Views" }));
  await user.click(await screen.findByRole("menuitem", { name: "Remove Mine" }));
  const dialog = await screen.findByRole("dialog", { name: "The view could not be removed" });
  expect(within(dialog).getByText("The disk is full")).toBeDefined();
  await user.click(within(dialog).getByRole("button", { name: "Close" }));
  await user.click(screen.getByRole("button", { name: "Views" }));
  expect(await screen.findByRole("menuitem", { name: "Mine" })).toBeDefined();
});

test("a view that another page kept is there when the list opens, and is not lost when one is saved", async () => {
  executionsAre([nightly]);
  const theirs = { name: "Theirs", filter: { task: "a" } };
  const late = { name: "Late", filter: { task: "b" } };
  let stored: object[] = [];
  server.use(
    http.get(SETTING, () => HttpResponse.json(stored)),
    http.put(SETTING, async ({ request }) => {
      stored = (await request.json()) as object[];
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = renderPage("/task-executions?exitCode=1");
  await screen.findByRole("table", { name: "List of task executions" });
  stored = [theirs];
  await user.click(screen.getByRole("button", { name: "Views" }));
  expect(await screen.findByRole("menuitem", { name: "Theirs" })).toBeDefined();
  await user.click(screen.getByRole("menuitem", { name: "Save this filter as a view" }));
  stored = [theirs, late];
  const dialog = await screen.findByRole("dialog", { name: "Save this filter as a view" });
  await user.type(within(dialog).getByRole("textbox", { name: "Name" }), "Ones{Enter}");
  await waitFor(() => {
    expect(stored).toEqual([theirs, late, { name: "Ones", filter: { exitCode: 1 } }]);
  });
});

test("views that cannot be read say so", async () => {
  executionsAre([nightly]);
  server.use(http.get(SETTING, () => HttpResponse.json(problem("It is away"), { status: 503 })));
  const { user } = renderPage("/task-executions?exitCode=1");
  await user.click(await screen.findByRole("button", { name: "Views" }));
  expect(await screen.findByText("Your own views cannot be read: It is away")).toBeDefined();
});

test("failed today and running are there for everybody", async () => {
  executionsAre([nightly]);
  const { user, path } = renderPage("/task-executions");
  await user.click(await screen.findByRole("button", { name: "Views" }));
  await user.click(await screen.findByRole("menuitem", { name: "Failed today" }));
  await waitFor(() => {
    expect(path()).toBe("/task-executions?state=%5B%22FAILED%22%2C%22LOST%22%5D&from=today");
  });
});

test("nothing found and nothing there are told apart", async () => {
  executionsAre([]);
  const { user } = renderPage("/task-executions?task=none");
  expect(await screen.findByText("Nothing matches the filter")).toBeDefined();
  const [, clear] = screen.getAllByRole("button", { name: "Clear the filter" });
  await user.click(clear as HTMLElement);
  expect(await screen.findByText("Nothing has been executed yet")).toBeDefined();
});

test("a failure is said, and tried again", async () => {
  server.use(
    http.get("*/tasks/executions/search", () =>
      HttpResponse.json(problem("The database is away"), { status: 503 }),
    ),
  );
  const { user } = renderPage("/task-executions");
  expect(await screen.findByText("The database is away")).toBeDefined();
  executionsAre([nightly]);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("link", { name: "nightly" })).toBeDefined();
});
