import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser";
import answers from "./old-answers.json" with { type: "json" };
import { Server } from "./server";

const ROOT = resolve(import.meta.dirname, "../../..");
/** The newest dashboard of SCDF that is published, unpacked by the build; never shipped. */
const OLD = join(ROOT, "modules/dataflow/target/old-dashboard/public/dashboard");
const BOOT2_JAR = join(ROOT, "samples/batch-boot2/target/batch-boot2-0.0.1-SNAPSHOT.jar");

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/**
 * The old page of a job execution reads the task execution's status in its first drawing, before it has even
 * asked for it; so it does with any server, and draws anew when the answer is there.
 */
const OWN_FAULT = /ERROR TypeError: Cannot read properties of undefined \(reading 'taskExecutionStatus'\)/;

let browser: Browser;
let page: Page;
const problems: string[] = [];
const server = new Server();
let execution = 0;
let job = 0;
let step = 0;
let externalId = "";

interface Paged<T> {
  _embedded: Record<string, T[]>;
}

beforeAll(async () => {
  expect(existsSync(OLD), `${OLD}, which the build of modules/dataflow unpacks`).toBe(true);
  browser = await openBrowser();
  await server.start();
  // As old as the dashboard itself, which knows one schema only.
  await server.post("/apps/task/legacy", { uri: pathToFileURL(BOOT2_JAR).href, bootVersion: "2" });
  await server.post("/tasks/definitions", { name: "nightly", definition: "legacy" });
  execution = await server.launch("nightly", "day=2026-11-22");
  await server.awaitState(execution, "SUCCEEDED", "boot2");
  const { externalExecutionId } = await server.get<{ externalExecutionId: string }>(
    `/tasks/executions/${execution}`,
  );
  externalId = externalExecutionId;
  const jobs = await server.get<Paged<{ executionId: number }>>("/jobs/thinexecutions");
  job = jobs._embedded.jobExecutionThinResourceList?.[0]?.executionId ?? 0;
  const steps = await server.get<Paged<{ stepExecution: { id: number } }>>(
    `/jobs/executions/${job}/steps`,
  );
  step = steps._embedded.stepExecutionResourceList?.[0]?.stepExecution.id ?? 0;

  const context = await browser.newContext({ locale: "en-US" });
  await context.route(`${server.url}/dashboard/**`, async (route) => {
    const path = normalize(new URL(route.request().url()).pathname).replace("/dashboard", "");
    const file = join(OLD, path === "/" ? "index.html" : path);
    const found = existsSync(file) && statSync(file).isFile();
    await (found
      ? route.fulfill({
          body: readFileSync(file),
          contentType: TYPES[extname(file)] ?? "application/octet-stream",
        })
      : route.fulfill({ status: 404 }));
  });
  page = await context.newPage();
  page.on("pageerror", (error) => problems.push(`script error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && message.text().includes("ERROR") && !OWN_FAULT.test(message.text())) {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on("response", (answer) => {
    if (answer.status() >= 400 && !answer.url().includes("/dashboard/")) {
      problems.push(`${answer.status()} for ${answer.url()}`);
    }
  });
});

afterAll(async () => {
  await server.close();
  await browser.close();
});

/** Where it leads, and what has to stand there. */
const PAGES: [string, () => string, RegExp][] = [
  ["applications", () => "apps", /legacy/],
  ["add application(s)", () => "apps/add", /Register one or more applications/i],
  ["application", () => "apps/task/legacy", /batch-boot2/],
  ["tasks", () => "tasks-jobs/tasks", /nightly/],
  ["create task", () => "tasks-jobs/tasks/create", /Create task/i],
  ["task", () => "tasks-jobs/tasks/nightly", /legacy/],
  ["launch task", () => "tasks-jobs/tasks/nightly/launch", /Arguments/i],
  ["task executions", () => "tasks-jobs/task-executions", /nightly/],
  ["task execution", () => `tasks-jobs/task-executions/${execution}`, /day/],
  ["job executions", () => "tasks-jobs/job-executions", /COMPLETED/],
  ["job execution", () => `tasks-jobs/job-executions/${job}`, /COMPLETED/],
  ["step execution", () => `tasks-jobs/job-executions/${job}/${step}`, /COMPLETED/],
  ["audit records", () => "manage/records", /CREATE/i],
  ["tools", () => "manage/tools", /Export task/i],
];

test.each(PAGES)("the old dashboard shows %s", async (_, address, wanted) => {
  problems.length = 0;
  await page.goto("about:blank");
  await page.goto(`${server.url}/dashboard/#/${address()}`);
  await page.locator(".content-area").getByText(wanted).first().waitFor({ timeout: 20_000 });
  await page.waitForLoadState("networkidle");
  expect(page.url()).toContain(address());
  expect(problems).toEqual([]);
});

test("the old dashboard launches a task and shows its log", async () => {
  problems.length = 0;
  await page.goto("about:blank");
  await page.goto(`${server.url}/dashboard/#/tasks-jobs/tasks/nightly/launch`);
  await page.getByRole("button", { name: /Launch task/i }).click();
  await page.waitForURL(/task-executions\/\d+/);
  const id = Number(/task-executions\/(\d+)/.exec(page.url())?.[1]);
  expect(id).toBeGreaterThan(execution);
  await server.awaitState(id, "SUCCEEDED", "boot2");
  await page.reload();
  await page.getByRole("button", { name: /View log/i }).click();
  await page.locator("clr-modal, .modal-dialog").getByText(/Started|batch/i).first().waitFor();
  expect(problems).toEqual([]);
});

interface Recorded {
  method: string;
  path: string;
  body: unknown;
}

/** Streams and schedules are not there yet; the old dashboard leaves them out when `about` says so. */
const ABSENT = /^\/(streams|runtime|tasks\/schedules)/;

/** What the pages read, with our names in place of those it was written down with. */
const READ = (answers as Recorded[])
  .filter(({ path }) => !ABSENT.test(path))
  .map((recorded): [string, Recorded] => [`${recorded.method} ${recorded.path}`, recorded]);

function ours(path: string): string {
  return path
    .replace("billrun/1.0.0", "legacy")
    .replace("billrun", "legacy")
    .replace(/\/executions\/7$/, `/executions/${execution}`)
    .replace("/executions/3", `/executions/${job}`)
    .replace("/steps/5", `/steps/${step}`)
    .replace("billing-1", externalId)
    .replace("billing", "nightly")
    .replace("/completions/stream", "/completions/stream?start=time&detailLevel=1");
}

/** Objects whose fields are what somebody named so. */
const MAPS = new Set(["platformSpecificInfo", "appProperties", "deploymentProperties"]);

/** The fields that are missing or of another kind; a field may be null on either side. */
function differences(wanted: unknown, found: unknown, at = "$"): string[] {
  if (wanted === null || found === null) {
    return [];
  }
  if (Array.isArray(wanted)) {
    return Array.isArray(found)
      ? wanted.length > 0 && found.length > 0
        ? differences(wanted[0], found[0], `${at}[0]`)
        : []
      : [`${at} is no array`];
  }
  if (typeof wanted === "object") {
    if (typeof found !== "object" || Array.isArray(found)) {
      return [`${at} is no object`];
    }
    return Object.entries(wanted).flatMap(([name, value]) =>
      // A default is whatever the application says, text or number.
      MAPS.has(at.split(".").at(-1) ?? "") || name === "defaultValue"
        ? []
        : name in (found)
        ? differences(value, (found as Record<string, unknown>)[name], `${at}.${name}`)
        : [`${at}.${name} is missing`],
    );
  }
  return typeof wanted === typeof found ? [] : [`${at} is a ${typeof found}, not ${typeof wanted}`];
}

test.each(READ)("%s answers all that the old dashboard reads", async (_, recorded) => {
  const { method, path, body } = recorded;
  const sent =
    path === "/tools/parseTaskTextToGraph"
      ? { dsl: "legacy", name: "nightly" }
      : { nodes: [{ id: "0", name: "START" }, { id: "1", name: "legacy" }, { id: "2", name: "END" }], links: [{ from: "0", to: "1" }, { from: "1", to: "2" }] };
  const answer = await fetch(server.url + ours(path), {
    method,
    ...(method === "POST" && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(sent),
    }),
  });
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(differences(body, JSON.parse(text))).toEqual([]);
});
