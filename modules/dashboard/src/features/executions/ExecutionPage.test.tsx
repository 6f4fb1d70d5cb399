import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ExecutionOverview, Job } from "../../api/types";
import { renderPage } from "../../test/renderPage";
import { problem, server } from "../../test/server";

const step = {
  stepExecutionId: 21,
  name: "prepare",
  status: "COMPLETED",
  exitCode: "COMPLETED",
  startTime: "2026-11-22T10:00:01.000Z",
  endTime: "2026-11-22T10:00:03.000Z",
  readCount: 100,
  writeCount: 90,
  filterCount: 10,
  commitCount: 3,
  rollbackCount: 0,
  skipCount: 0,
};

const failedJob: Job = {
  jobExecutionId: 11,
  jobInstanceId: 5,
  jobName: "settlement",
  status: "FAILED",
  exitCode: "FAILED",
  startTime: "2026-11-22T10:00:01.000Z",
  endTime: "2026-11-22T10:00:05.000Z",
  restartable: true,
  stoppable: false,
  parameters: [{ name: "day", type: "STRING", value: "2026-11-22", identifying: true }],
  steps: [
    step,
    { ...step, stepExecutionId: 22, name: "settle", status: "FAILED", exitMessage: "It broke" },
  ],
};

const failed: ExecutionOverview = {
  execution: {
    id: 7,
    schemaTarget: "boot4",
    taskName: "nightly",
    state: "FAILED",
    exitCode: 1,
    queuedAt: "2026-11-22T10:00:00.000Z",
    startTime: "2026-11-22T10:00:01.000Z",
    endTime: "2026-11-22T10:00:06.500Z",
    platform: "default",
    externalExecutionId: "nightly-1",
    arguments: ["rows=5", "--spring.cloud.task.executionid=7"],
  },
  cause: "Step 'settle' failed: It broke",
  resourceUrl: "file:/demo.jar",
  properties: { "deployer.demo.memory": "1g", "app.demo.password": "******" },
  appProperties: { "spring.batch.job.names": "settlement" },
  inheritedProperties: ["deployer.demo.memory"],
  jobs: [failedJob],
  children: [],
  previousId: 6,
  nextId: 9,
  log: { stdoutBytes: 100, stderrBytes: 0 },
  actions: { stop: false, launchAgain: true, cleanUp: true },
};

const running: ExecutionOverview = {
  ...failed,
  execution: {
    ...failed.execution,
    state: "RUNNING",
    exitCode: null,
    endTime: null,
    startTime: "2026-11-22T10:00:01.000Z",
  },
  cause: null,
  jobs: [],
  actions: { stop: true, launchAgain: false, cleanUp: false },
};

function answer(overview: ExecutionOverview): void {
  server.use(http.get("*/tasks/executions/7/overview", () => HttpResponse.json(overview)));
}

afterEach(() => {
  vi.useRealTimers();
});

beforeEach(() => {
  server.use(
    http.get("*/tasks/executions/:id/run", () =>
      HttpResponse.json({
        executionId: 7,
        state: "FAILED",
        reason: "The program ended with exit code 1",
        queuedAt: "2026-11-22T10:00:00.000Z",
        launchingAt: "2026-11-22T10:00:00.250Z",
        startedAt: "2026-11-22T10:00:00.500Z",
        endedAt: "2026-11-22T10:00:06.600Z",
      }),
    ),
  );
});

test("the cause of the failure comes first, and leads to the step", async () => {
  answer(failed);
  renderPage("/task-executions/7?schemaTarget=boot4");
  const alert = await screen.findByRole("alert");
  expect(within(alert).getByText("Step 'settle' failed: It broke")).toBeDefined();
  const panel = screen.getByRole("tabpanel");
  expect(panel.querySelector("[role=alert], section")).toBe(alert);
  expect(within(alert).getByRole("link", { name: "Step settle" }).getAttribute("href")).toBe(
    "/dashboard/task-executions/7?schemaTarget=boot4&tab=steps&step=22",
  );
  expect(screen.getByRole("heading", { level: 1, name: "nightly #7" })).toBeDefined();
  expect(screen.getByText("5.5 s")).toBeDefined();
});

test("jobs show their steps with counts, and arguments the server added wait to be asked for", async () => {
  answer(failed);
  const { user } = renderPage("/task-executions/7?schemaTarget=boot4");
  const steps = await screen.findByRole("table", { name: "Steps of settlement" });
  const [, prepare] = within(steps).getAllByRole("row");
  expect(prepare?.textContent).toBe("prepareCompleted2.0 s1009000");
  expect(screen.getByText("day=2026-11-22")).toBeDefined();
  expect(screen.getByText("rows=5")).toBeDefined();
  expect(screen.queryByText("--spring.cloud.task.executionid=7")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Show 1 that the server added" }));
  expect(screen.getByText("--spring.cloud.task.executionid=7")).toBeDefined();
});

test("a running execution counts its time and is stopped after asking", async () => {
  answer(running);
  let stopped = "";
  server.use(
    http.post("*/tasks/executions/7", ({ request }) => {
      stopped = new URL(request.url).search;
      return new HttpResponse();
    }),
  );
  vi.setSystemTime("2026-11-22T10:00:42.000Z");
  const { user } = renderPage("/task-executions/7?schemaTarget=boot4");
  expect((await screen.findByRole("timer")).textContent).toBe("00:41");
  expect(screen.queryByRole("button", { name: "Clean up" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Stop" }));
  const dialog = await screen.findByRole("dialog", { name: "Stop this execution?" });
  await user.click(within(dialog).getByRole("button", { name: "Stop" }));
  await waitFor(() => {
    expect(stopped).toBe("?schemaTarget=boot4");
  });
});

test("while it is stopping the page says so", async () => {
  answer(running);
  server.use(
    http.get("*/tasks/executions/7/run", () =>
      HttpResponse.json({ state: "RUNNING", stopRequestedAt: "2026-11-22T10:00:00.000Z" }),
    ),
  );
  renderPage("/task-executions/7?schemaTarget=boot4");
  expect(await screen.findByText(/has been asked to stop/)).toBeDefined();
});

test("a queued execution shows its place and the limit", async () => {
  answer({
    ...running,
    execution: { ...running.execution, state: "QUEUED", reason: "Waits for a free place" },
    queuePlace: 3,
    platformLimit: 20,
  });
  renderPage("/task-executions/7?schemaTarget=boot4");
  expect(await screen.findByText("Place 3 in the queue")).toBeDefined();
  expect(screen.getByText("Waits for a free place")).toBeDefined();
  expect(screen.getByText("The platform runs up to 20 at once.")).toBeDefined();
});

test("a restart leads to the new execution and says where it continues", async () => {
  answer(failed);
  let restarted = "";
  server.use(
    http.put("*/jobs/executions/11", ({ request }) => {
      restarted = new URL(request.url).search;
      return new HttpResponse(null, {
        headers: { Location: "/tasks/executions/12?schemaTarget=boot4" },
      });
    }),
    http.get("*/tasks/executions/12/overview", () =>
      HttpResponse.json({ ...running, execution: { ...running.execution, id: 12 } }),
    ),
  );
  const { user, path } = renderPage("/task-executions/7?schemaTarget=boot4");
  await user.click(await screen.findByRole("button", { name: "Restart" }));
  await waitFor(() => {
    expect(path()).toBe("/task-executions/12?schemaTarget=boot4");
  });
  expect(restarted).toBe("?schemaTarget=boot4&restart=true");
  expect(
    await screen.findByText("settlement is restarted and continues at step settle"),
  ).toBeDefined();
});

test("a refused restart is said in the server's words", async () => {
  answer(failed);
  server.use(
    http.get("*/tasks/executions/search", () =>
      HttpResponse.json({ items: [], total: 0, counts: {} }),
    ),
    http.put("*/jobs/executions/11", () =>
      HttpResponse.json(problem("It runs already"), { status: 422 }),
    ),
  );
  const { user, path } = renderPage("/task-executions/7?schemaTarget=boot4");
  await user.click(await screen.findByRole("button", { name: "Restart" }));
  expect(await screen.findByText("It runs already")).toBeDefined();
  expect(path()).toContain("/task-executions/7");
});

test("cleaning up leads to the list, unless it was refused", async () => {
  answer(failed);
  let ok = false;
  let sent: unknown;
  server.use(
    http.post("*/tasks/executions/bulk", async ({ request }) => {
      sent = await request.json();
      const item = { id: 7, schemaTarget: "boot4", taskName: "nightly", ok, problem: ok ? null : "It runs" };
      return HttpResponse.json({ matched: 1, matchedIsLowerBound: false, children: 0, done: 1, refused: 0, items: [item] });
    }),
    http.get("*/tasks/executions/search", () =>
      HttpResponse.json({ items: [], total: 0, counts: {} }),
    ),
  );
  const { user, path } = renderPage("/task-executions/7?schemaTarget=boot4");
  await user.click(await screen.findByRole("button", { name: "Clean up" }));
  const dialog = await screen.findByRole("dialog", { name: "Clean up this execution?" });
  await user.click(within(dialog).getByRole("button", { name: "Clean up" }));
  expect(await within(dialog).findByText("It runs")).toBeDefined();
  ok = true;
  await user.click(within(dialog).getByRole("button", { name: "Clean up" }));
  await waitFor(() => {
    expect(path()).toBe("/task-executions");
  });
  expect(sent).toEqual({
    action: "CLEAN_UP",
    executions: [{ id: 7, schemaTarget: "boot4" }],
    dryRun: false,
  });
});

test("launch again opens the form with what this one had", async () => {
  answer(failed);
  renderPage("/task-executions/7?schemaTarget=boot4");
  const link = await screen.findByRole("link", { name: "Launch again" });
  expect(link.getAttribute("href")).toBe(
    "/dashboard/tasks/nightly/launch?from=7&schemaTarget=boot4",
  );
});

test("the keys [ and ] go to the runs before and after", async () => {
  answer(failed);
  server.use(
    http.get("*/tasks/executions/9/overview", () =>
      HttpResponse.json({ ...failed, execution: { ...failed.execution, id: 9 } }),
    ),
  );
  const { user, path } = renderPage("/task-executions/7?schemaTarget=boot4");
  expect(await screen.findByRole("link", { name: "Previous run 6" })).toBeDefined();
  await user.keyboard("[BracketRight]");
  await waitFor(() => {
    expect(path()).toBe("/task-executions/9?schemaTarget=boot4");
  });
});

test("a step is shown in full below its own address", async () => {
  answer(failed);
  server.use(
    http.get("*/jobs/executions/11/steps/22", () =>
      HttpResponse.json({
        jobExecutionId: 11,
        stepType: "Chunk",
        stepExecution: {
          readSkipCount: 0,
          processSkipCount: 0,
          writeSkipCount: 0,
          exitStatus: { exitCode: "FAILED", exitDescription: "It broke\n\tat Settle.run" },
          executionContext: { values: [{ "read.count": 100 }, { "batch.version": "6" }] },
        },
      }),
    ),
  );
  const { user, path } = renderPage("/task-executions/7?schemaTarget=boot4&tab=steps");
  expect(await screen.findByRole("figure", { name: /When each step ran/ })).toBeDefined();
  const [link] = screen.getAllByRole("link", { name: "settle" });
  await user.click(link as HTMLElement);
  const detail = await screen.findByRole("region", { name: "Step settle" });
  expect(await within(detail).findByText(/at Settle.run/)).toBeDefined();
  const context = within(detail).getByRole("table", { name: "Execution context" });
  expect(within(context).getByRole("row", { name: "read.count 100" })).toBeDefined();
  expect(path()).toContain("tab=steps&step=22");
});

test("properties are found by a part of them; inherited ones are marked", async () => {
  answer(failed);
  const { user } = renderPage("/task-executions/7?schemaTarget=boot4&tab=properties");
  const sent = await screen.findByRole("table", { name: "Sent with the launch" });
  expect(within(sent).getByRole("row", { name: "deployer.demo.memory inherited 1g" })).toBeDefined();
  expect(within(sent).getByRole("row", { name: "app.demo.password ******" })).toBeDefined();
  await user.type(screen.getByRole("searchbox", { name: "Find a property" }), "memory");
  await waitFor(() => {
    expect(screen.queryByText("app.demo.password")).toBeNull();
  });
});

test("events are told in the order of time", async () => {
  answer(failed);
  renderPage("/task-executions/7?schemaTarget=boot4&tab=events");
  const table = await screen.findByRole("table", { name: "Events" });
  const what = within(table)
    .getAllByRole("row")
    .slice(1)
    .map((row) => row.querySelectorAll("td")[2]?.firstChild?.textContent);
  expect(what).toEqual([
    "Accepted and queued",
    "Taken from the queue",
    "Process started",
    "The program reported its start",
    "Job settlement began",
    "Step prepare began",
    "Step settle began",
    "Step prepare ended",
    "Step settle ended",
    "Job settlement ended",
    "The program reported its end",
    "Ended with exit code 1",
  ]);
});

test("an execution that no server launched has only its own events", async () => {
  answer(failed);
  server.use(
    http.get("*/tasks/executions/7/run", () =>
      HttpResponse.json(problem("There is none"), { status: 404 }),
    ),
  );
  renderPage("/task-executions/7?schemaTarget=boot4&tab=events");
  expect(await screen.findByText(/was not launched by this server/)).toBeDefined();
  expect(screen.getByText("Job settlement began")).toBeDefined();
  expect(screen.queryByText("Accepted and queued")).toBeNull();
});

test("an unknown execution is said to be so", async () => {
  server.use(
    http.get("*/tasks/executions/7/overview", () =>
      HttpResponse.json(problem("There is no execution 7"), { status: 404 }),
    ),
  );
  renderPage("/task-executions/7");
  expect(await screen.findByText("There is no execution 7")).toBeDefined();
});

test("the cause is asked for in the language chosen, and again when another is chosen", async () => {
  server.use(
    http.get("*/tasks/executions/7/overview", ({ request }) =>
      HttpResponse.json({
        ...failed,
        cause:
          request.headers.get("Accept-Language") === "ko"
            ? "프로그램이 종료되었습니다(종료 코드 1)"
            : "The program ended with exit code 1",
      }),
    ),
  );
  const { user } = renderPage("/task-executions/7?schemaTarget=boot4");
  expect(await screen.findByText("The program ended with exit code 1")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Language" }));
  await user.click(await screen.findByRole("menuitemradio", { name: "한국어" }));
  expect(await screen.findByText("프로그램이 종료되었습니다(종료 코드 1)")).toBeDefined();
});
