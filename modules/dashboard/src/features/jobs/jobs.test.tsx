import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { setPreferences, toPreferences } from "../../app/preferences";
import { renderPage } from "../../test/renderPage";
import { paged, problem, server } from "../../test/server";
import { MEASURES } from "./queries";

const row = {
  jobExecutionId: 31,
  schemaTarget: "boot3",
  jobInstanceId: 12,
  jobName: "settlement",
  status: "FAILED",
  exitCode: "FAILED",
  taskExecutionId: 7,
  taskName: "nightly",
  startTime: "2026-11-22T10:00:00Z",
  endTime: "2026-11-22T10:00:41Z",
  stepCount: 2,
  parameters: [{ name: "day", type: "STRING", value: "2026-11-22", identifying: true }],
};
const running = { ...row, jobExecutionId: 32, status: "STARTED", exitCode: "UNKNOWN", endTime: null };

function answerList(items: object[], more: object = {}): URL[] {
  const asked: URL[] = [];
  server.use(
    http.get("*/jobs/executions/search", ({ request }) => {
      asked.push(new URL(request.url));
      return HttpResponse.json({
        items,
        total: items.length,
        totalIsLowerBound: false,
        counts: { FAILED: 1, STARTED: 1 },
        ...more,
      });
    }),
  );
  return asked;
}

const step = {
  id: 5,
  stepName: "settle",
  status: "FAILED",
  readCount: 600,
  writeCount: 500,
  filterCount: 0,
  commitCount: 5,
  rollbackCount: 1,
  readSkipCount: 1,
  processSkipCount: 2,
  writeSkipCount: 4,
  startTime: "2026-11-22T10:00:00.000+0000",
  endTime: "2026-11-22T10:00:41.000+0000",
  exitStatus: { exitCode: "FAILED", exitDescription: "No such account\n\tat Settle.write" },
  executionContext: { values: [{ "numbers.read.count": 500 }, { note: "half" }] },
};
const execution = {
  executionId: 31,
  jobId: 12,
  taskExecutionId: 7,
  name: "settlement",
  restartable: true,
  stoppable: false,
  schemaTarget: "boot3",
  jobExecution: {
    id: 31,
    status: "FAILED",
    startTime: "2026-11-22T10:00:00.000+0000",
    endTime: "2026-11-22T10:00:41.000+0000",
    exitStatus: { exitCode: "FAILED", exitDescription: "" },
    jobParameters: {
      parameters: {
        day: { identifying: true, value: "2026-11-22", type: "STRING" },
        note: { identifying: false, value: 5, type: "LONG" },
      },
    },
    stepExecutions: [step],
  },
};

test("lists job executions, which lead to the job, its instances and its task execution", async () => {
  answerList([running, row]);
  renderPage("/job-executions");
  const link = await screen.findByRole("link", { name: "31" });
  expect(link.getAttribute("href")).toBe("/dashboard/job-executions/31?schemaTarget=boot3");
  expect(screen.getAllByRole("link", { name: "settlement" })[0]?.getAttribute("href")).toMatch(
    /^\/dashboard\/jobs\/settlement/,
  );
  expect(screen.getAllByRole("link", { name: "nightly 7" })[0]?.getAttribute("href")).toBe(
    "/dashboard/task-executions/7?schemaTarget=boot3",
  );
  expect(screen.getByText("41.0 s")).toBeDefined();
  expect(screen.getByRole("button", { name: "Restart job execution 31" })).toBeDefined();
  expect(screen.getByRole("button", { name: "Stop job execution 32" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "Stop job execution 31" })).toBeNull();
});

test("the filter is the address, and another one begins at the first page", async () => {
  const asked = answerList([row], { next: "c2", total: 45 });
  const { user, path } = renderPage("/job-executions");
  await user.click(await screen.findByRole("button", { name: "Next page" }));
  await waitFor(() => {
    expect(asked.at(-1)?.searchParams.get("cursor")).toBe("c2");
  });
  await user.click(await screen.findByRole("button", { name: "Failed 1" }));
  await waitFor(() => {
    expect(asked.at(-1)?.searchParams.getAll("status")).toEqual(["FAILED"]);
  });
  expect(asked.at(-1)?.searchParams.has("cursor")).toBe(false);
  expect(path()).toContain("status=");
  await user.type(screen.getByRole("searchbox", { name: "Filter by job name" }), "settle");
  await waitFor(() => {
    expect(asked.at(-1)?.searchParams.get("job")).toBe("*settle*");
  });
  await user.click(screen.getByRole("button", { name: "Clear all filters" }));
  await waitFor(() => {
    expect(path()).toMatch(/\?size=20$/);
  });
});

test("times are entered and shown in the zone chosen, and asked as instants", async () => {
  setPreferences(toPreferences({ timeZone: "Asia/Seoul" }));
  const asked = answerList([row]);
  const { user, path } = renderPage("/job-executions?to=2026-11-22T09%3A30%3A00Z");
  const to = await screen.findByLabelText<HTMLInputElement>("Started until");
  expect(to.value).toBe("2026-11-22T18:30");
  const from = screen.getByLabelText("Started from");
  fireEvent.change(from, { target: { value: "2026-11-22T10:00" } });
  await user.type(from, "{Enter}");
  await waitFor(() => {
    expect(asked.at(-1)?.searchParams.get("from")).toBe("2026-11-22T01:00:00.000Z");
  });
  expect(decodeURIComponent(path())).toContain("from=2026-11-22T01:00:00.000Z");
});

test("an empty page that is not the last says where to go on", async () => {
  answerList([], { next: "further" });
  renderPage("/job-executions?text=monday");

  await screen.findByText(/Nothing matches among the newest ones/);
  expect(screen.getByRole("button", { name: "Next page" })).toBeDefined();
});

test("an address nobody could have made shows everything", async () => {
  const asked = answerList([row]);
  renderPage("/job-executions?status=%5B%22NONSENSE%22%5D&from=soon");
  await screen.findByRole("link", { name: "31" });
  expect([...(asked[0]?.searchParams.keys() ?? [])]).toEqual(["size"]);
});

test("a restart is asked for after saying what it does", async () => {
  answerList([row]);
  let asked: URL | undefined;
  server.use(
    http.put("*/jobs/executions/31", ({ request }) => {
      asked = new URL(request.url);
      return new HttpResponse();
    }),
  );
  const { user } = renderPage("/job-executions");
  await user.click(await screen.findByRole("button", { name: "Restart job execution 31" }));
  const dialog = await screen.findByRole("dialog", { name: "Restart the job?" });
  expect(asked).toBeUndefined();
  await user.click(within(dialog).getByRole("button", { name: "Restart" }));
  await waitFor(() => {
    expect(Object.fromEntries(asked?.searchParams ?? [])).toEqual({
      schemaTarget: "boot3",
      restart: "true",
    });
  });
});

test("a stop that is refused says why", async () => {
  answerList([running]);
  server.use(
    http.put("*/jobs/executions/32", () =>
      HttpResponse.json(problem("The job has ended"), { status: 422 }),
    ),
  );
  const { user } = renderPage("/job-executions");
  await user.click(await screen.findByRole("button", { name: "Stop job execution 32" }));
  const dialog = await screen.findByRole("dialog", { name: "Stop the job?" });
  await user.click(within(dialog).getByRole("button", { name: "Stop" }));
  expect(await within(dialog).findByText("The job has ended")).toBeDefined();
});

test("a job execution shows why it failed, its parameters, steps and attempts", async () => {
  server.use(
    http.get("*/jobs/executions/31", () => HttpResponse.json(execution)),
    http.get("*/jobs/instances/12", () =>
      HttpResponse.json({
        jobName: "settlement",
        jobInstanceId: 12,
        jobExecutions: [execution, { ...execution, executionId: 40, taskExecutionId: 9 }],
      }),
    ),
  );
  const { user } = renderPage("/job-executions/31?schemaTarget=boot3");
  const cause = await screen.findByRole("alert");
  expect(within(cause).getByText("Step settle failed")).toBeDefined();
  expect(within(cause).getByText("No such account")).toBeDefined();
  await user.click(within(cause).getByRole("button", { name: "Show all (1 more lines)" }));
  expect(within(cause).getByText(/at Settle.write/)).toBeDefined();

  const parameters = screen.getByRole("table", { name: "Parameters" });
  expect(within(parameters).getByRole("row", { name: "day identifying 2026-11-22 STRING" })).toBeDefined();
  expect(within(parameters).getByRole("row", { name: "note 5 LONG" })).toBeDefined();

  expect(screen.getByRole("link", { name: "settle" }).getAttribute("href")).toBe(
    "/dashboard/job-executions/31/steps/5?schemaTarget=boot3",
  );
  const attempts = await screen.findByRole("table", { name: "Attempts of this instance" });
  expect(within(attempts).getByText("31 (this one)")).toBeDefined();
  expect(within(attempts).getByRole("link", { name: "40" }).getAttribute("href")).toBe(
    "/dashboard/job-executions/40?schemaTarget=boot3",
  );
});

test("a job execution that is not there is said to be not found", async () => {
  server.use(
    http.get("*/jobs/executions/99", () =>
      HttpResponse.json(problem("No JobExecution with id 99"), { status: 404 }),
    ),
  );
  renderPage("/job-executions/99?schemaTarget=boot3");
  expect(await screen.findByText("No JobExecution with id 99")).toBeDefined();
});

const statistics = { count: 3, min: 100, max: 900, mean: 550, standardDeviation: 12.5 };
const none = { count: 3, min: 0, max: 0, mean: 0, standardDeviation: 0 };
/** The server tells of every measure. */
const history = Object.fromEntries(MEASURES.map((measure) => [measure, none]));

test("a step shows its progress, counts, history and context", async () => {
  server.use(
    http.get("*/jobs/executions/31/steps/5/progress", () =>
      HttpResponse.json({
        stepExecution: { ...step, status: "STARTED", endTime: null },
        stepExecutionHistory: { stepName: "settle", count: 3, ...history, readCount: statistics },
        percentageComplete: 0.4,
        finished: false,
        duration: 2000,
      }),
    ),
  );
  renderPage("/job-executions/31/steps/5?schemaTarget=boot3");
  expect((await screen.findByRole("progressbar", { name: "Progress" })).getAttribute("aria-valuenow")).toBe(
    "40",
  );
  expect(screen.getByText("300 items/s read")).toBeDefined();
  expect(screen.getByRole("row", { name: "Read 600 100 550 900 12.5" })).toBeDefined();
  expect(screen.getByRole("row", { name: "Skipped on write 4" })).toBeDefined();
  expect(screen.getByRole("row", { name: "numbers.read.count 500" })).toBeDefined();
  expect(screen.getByText("No such account")).toBeDefined();
});

test("the instances of a job are each a row with its attempts", async () => {
  let asked: URL | undefined;
  server.use(
    http.get("*/jobs/instances", ({ request }) => {
      asked = new URL(request.url);
      return HttpResponse.json(
        paged("jobInstanceResourceList", [
          {
            jobName: "settlement",
            jobInstanceId: 12,
            jobExecutions: [execution, { ...execution, executionId: 40 }],
          },
        ]),
      );
    }),
  );
  renderPage("/jobs/settlement");
  const instances = await screen.findByRole("table", { name: "Instances of the job" });
  expect(asked?.searchParams.get("name")).toBe("settlement");
  expect(within(instances).getByText("day=2026-11-22")).toBeDefined();
  expect(within(instances).queryByText("note=5")).toBeNull();
  const links = within(instances).getAllByRole("link");
  expect(links.map((link) => link.textContent)).toEqual(["40 Failed", "31 Failed"]);
});
