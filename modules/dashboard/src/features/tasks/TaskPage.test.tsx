import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { renderPage } from "../../test/renderPage";
import { paged, problem, server } from "../../test/server";

const nightly = {
  name: "nightly",
  dslText: "demo --a=b",
  description: "Every night",
  composed: false,
  status: "ERROR",
  lastTaskExecution: { executionId: 7, schemaTarget: "boot3", arguments: [] },
};
const runs = [
  {
    id: 7,
    schemaTarget: "boot3",
    state: "FAILED",
    startTime: "2026-11-22T10:00:00Z",
    endTime: "2026-11-22T10:00:20Z",
    exitCode: 1,
  },
  {
    id: 6,
    schemaTarget: "boot3",
    state: "SUCCEEDED",
    startTime: "2026-11-21T10:00:00Z",
    endTime: "2026-11-21T10:01:00Z",
    exitCode: 0,
  },
];

beforeEach(() => {
  server.use(
    http.get("*/tasks/definitions/nightly", () => HttpResponse.json(nightly)),
    http.get("*/tasks/definitions", () =>
      HttpResponse.json(paged("taskDefinitionResourceList", [nightly])),
    ),
    http.get("*/tasks/executions/history", () => HttpResponse.json({ tasks: { nightly: runs } })),
  );
});

test("the list shows the last runs of all its tasks with one question", async () => {
  const asked: URL[] = [];
  server.use(
    http.get("*/tasks/definitions", () =>
      HttpResponse.json(
        paged("taskDefinitionResourceList", [nightly, { ...nightly, name: "other" }]),
      ),
    ),
    http.get("*/tasks/executions/history", ({ request }) => {
      asked.push(new URL(request.url));
      return HttpResponse.json({ tasks: { nightly: runs, other: [] } });
    }),
  );
  renderPage("/tasks");
  expect(await screen.findByRole("img", { name: "2 runs: 1 succeeded, 1 failed" })).toBeDefined();
  expect(asked.map((url) => url.searchParams.getAll("task"))).toEqual([["nightly", "other"]]);
  expect(screen.getByRole("link", { name: "nightly" }).getAttribute("href")).toMatch(
    /^\/dashboard\/tasks\/nightly/,
  );
});

test("the last runs of many tasks are asked for 50 at a time, so that addresses stay short", async () => {
  const names = Array.from({ length: 100 }, (_, index) => `task-${index}`);
  const asked: string[][] = [];
  server.use(
    http.get("*/tasks/definitions", () =>
      HttpResponse.json(
        paged("taskDefinitionResourceList", names.map((name) => ({ ...nightly, name })), 100, 100),
      ),
    ),
    http.get("*/tasks/executions/history", ({ request }) => {
      const wanted = new URL(request.url).searchParams.getAll("task");
      asked.push(wanted);
      return HttpResponse.json({ tasks: Object.fromEntries(wanted.map((name) => [name, runs])) });
    }),
  );
  renderPage("/tasks?size=100");
  // Both answers are needed for all to be shown.
  expect(await screen.findAllByRole("img", { name: "2 runs: 1 succeeded, 1 failed" })).toHaveLength(100);
  expect(asked).toHaveLength(2);
  expect(asked.map(({ length }) => length)).toEqual([50, 50]);
  expect(asked.flat().sort()).toEqual([...names].sort());
});

test("the list stays when nothing is known of earlier runs", async () => {
  server.use(
    http.get("*/tasks/executions/history", () => HttpResponse.json(problem("No"), { status: 500 })),
  );
  renderPage("/tasks");
  expect(await screen.findByRole("link", { name: "nightly" })).toBeDefined();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("the overview shows the last run, how long runs take and each of them", async () => {
  renderPage("/tasks/nightly");
  const facts = await screen.findByRole("table", { name: "Overview" });
  await within(facts).findByRole("link", { name: "7" });
  expect(within(facts).getByRole("row", { name: "Last duration 20.0 s" })).toBeDefined();
  expect(within(facts).getByRole("row", { name: "Mean duration 40.0 s" })).toBeDefined();
  expect(within(facts).getByRole("row", { name: "Succeeded 1 of the last 2" })).toBeDefined();
  const bars = within(screen.getByRole("list", { name: "Last runs" })).getAllByRole("link");
  expect(bars.map((bar) => bar.getAttribute("href"))).toEqual([
    "/dashboard/task-executions/6?schemaTarget=boot3",
    "/dashboard/task-executions/7?schemaTarget=boot3",
  ]);
});

test("the executions are the task's own", async () => {
  let asked: URL | undefined;
  server.use(
    http.get("*/tasks/executions/search", ({ request }) => {
      const url = new URL(request.url);
      if (url.searchParams.has("task")) {
        asked = url;
      }
      return HttpResponse.json({
        items: [{ ...runs[0], taskName: "nightly", arguments: [] }],
        total: 1,
        totalIsLowerBound: true,
        counts: {},
      });
    }),
  );
  const { user, path } = renderPage("/tasks/nightly");
  await user.click(await screen.findByRole("tab", { name: "Executions" }));
  const table = await screen.findByRole("table", { name: "Executions" });
  expect(asked?.searchParams.get("task")).toBe("nightly");
  expect(path()).toContain("tab=executions");
  expect(within(table).getByRole("link", { name: "Launch task" }).getAttribute("href")).toBe(
    "/dashboard/tasks/nightly/launch?from=7&schemaTarget=boot3",
  );
  expect(screen.getByText("1 or more")).toBeDefined();
});

test("a later page of the executions shows how many the first page counted", async () => {
  server.use(
    http.get("*/tasks/executions/search", ({ request }) =>
      new URL(request.url).searchParams.get("cursor") === null
        ? HttpResponse.json({
            items: [{ ...runs[0], taskName: "nightly", arguments: [] }],
            next: "c1",
            total: 21,
            totalIsLowerBound: false,
            counts: {},
          })
        : HttpResponse.json({
            items: [{ ...runs[0], id: 3, taskName: "nightly", arguments: [] }],
            next: null,
            total: null,
            totalIsLowerBound: null,
            counts: null,
          }),
    ),
  );
  renderPage("/tasks/nightly?tab=executions&cursor=c1");
  const pages = await screen.findByRole("navigation", { name: "Pages" });
  expect(await within(pages).findByText(/^21\b/)).toBeDefined();
  expect(within(pages).getByRole("button", { name: "First page" })).toHaveProperty(
    "disabled",
    false,
  );
});

test("the definition leads to its application", async () => {
  server.use(
    http.post("*/tools/parseTaskTextToGraph", () =>
      HttpResponse.json({
        graph: { nodes: [{ id: "1", name: "demo", metadata: { label: "first" } }], links: [] },
        errors: [],
      }),
    ),
  );
  renderPage("/tasks/nightly?tab=definition");
  expect(await screen.findByText("demo --a=b")).toBeDefined();
  expect((await screen.findByRole("link", { name: "first (demo)" })).getAttribute("href")).toMatch(
    /^\/dashboard\/apps\/task\/demo/,
  );
});

test("the audit tab asks for what was done to this task", async () => {
  let asked: URL | undefined;
  server.use(
    http.get("*/audit-records", ({ request }) => {
      asked = new URL(request.url);
      return HttpResponse.json(
        paged("auditRecordResourceList", [
          {
            auditRecordId: 3,
            auditAction: "CREATE",
            auditOperation: "TASK",
            correlationId: "nightly",
            auditData: '{"a":"b"}',
            createdOn: "2026-11-22T10:00:00Z",
          },
        ]),
      );
    }),
  );
  const { user } = renderPage("/tasks/nightly?tab=audit");
  await user.click(await screen.findByRole("button", { name: "Details of record 3" }));
  const dialog = await screen.findByRole("dialog", { name: "Audit record 3" });
  expect(within(dialog).getByText(/"a": "b"/)).toBeDefined();
  expect(asked?.searchParams.get("correlationId")).toBe("nightly");
  expect(asked?.searchParams.get("operations")).toBe("TASK");
});

test("a clone has the same definition under another name", async () => {
  let created: URL | undefined;
  server.use(
    http.post("*/tasks/definitions", ({ request }) => {
      created = new URL(request.url);
      return HttpResponse.json({ ...nightly, name: "nightly-copy" });
    }),
    http.get("*/tasks/definitions/nightly-copy", () =>
      HttpResponse.json({ ...nightly, name: "nightly-copy" }),
    ),
  );
  const { user, path } = renderPage("/tasks");
  await user.click(await screen.findByRole("button", { name: "More actions for nightly" }));
  await user.click(await screen.findByRole("menuitem", { name: "Clone" }));
  const dialog = await screen.findByRole("dialog", { name: "Clone nightly" });
  await user.click(within(dialog).getByRole("button", { name: "Clone" }));
  await waitFor(() => {
    expect(path()).toContain("/tasks/nightly-copy");
  });
  expect(Object.fromEntries(created?.searchParams ?? [])).toEqual({
    name: "nightly-copy",
    definition: "demo --a=b",
    description: "Every night",
  });
});

test("a clean-up says how many executions it removes and removes those chosen", async () => {
  let removed: URL | undefined;
  server.use(
    http.get("*/tasks/info/executions", ({ request }) =>
      HttpResponse.json({
        totalExecutions: new URL(request.url).searchParams.has("completed") ? 3 : 5,
        totalIsLowerBound: false,
      }),
    ),
    http.delete("*/tasks/executions", ({ request }) => {
      removed = new URL(request.url);
      return new HttpResponse();
    }),
  );
  const { user } = renderPage("/tasks/nightly");
  await user.click(await screen.findByRole("button", { name: "More actions for nightly" }));
  await user.click(await screen.findByRole("menuitem", { name: "Clean up executions" }));
  const dialog = await screen.findByRole("dialog", { name: "Clean up executions of nightly?" });
  expect(
    (await within(dialog).findByRole("radio", { name: "Completed only: 3" })).getAttribute("checked"),
  ).not.toBeNull();
  await user.click(within(dialog).getByRole("radio", { name: "All: 5" }));
  await user.click(within(dialog).getByRole("button", { name: "Clean up executions" }));
  await waitFor(() => {
    expect(removed?.searchParams.get("name")).toBe("nightly");
  });
  expect(removed?.searchParams.has("completed")).toBe(false);
  expect(removed?.searchParams.getAll("action")).toEqual(["CLEANUP", "REMOVE_DATA"]);
});

test("destroying leads back to the list", async () => {
  let destroyed = false;
  server.use(
    http.delete("*/tasks/definitions/nightly", () => {
      destroyed = true;
      return new HttpResponse();
    }),
  );
  const { user, path } = renderPage("/tasks/nightly");
  await user.click(await screen.findByRole("button", { name: "Destroy" }));
  const dialog = await screen.findByRole("dialog", { name: "Destroy tasks?" });
  await user.click(within(dialog).getByRole("button", { name: "Destroy" }));
  await waitFor(() => {
    expect(path()).toContain("/tasks?");
  });
  expect(destroyed).toBe(true);
});
