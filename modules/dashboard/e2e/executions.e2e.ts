import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, Watched } from "./browser";
import { Server, until } from "./server";

const OLD = 300;
const AT_ONCE = 10;

let browser: Browser;
const server = new Server(
  "--spring.cloud.dataflow.task.platform.local.accounts.default.maximum-concurrent-tasks=1",
);
let running = 0;

interface Found {
  total: number;
}

async function count(query: string): Promise<number> {
  return (await server.get<Found>(`/tasks/executions/search?size=1&${query}`)).total;
}

beforeAll(async () => {
  browser = await openBrowser();
  await server.start();
  await server.registerSample("longRunningJob", "tableInsertJob");
  // It takes the only place, so what is launched behind it can be cancelled without having run.
  running = await server.launch("longRunningJob", "seconds=600");
  await server.awaitState(running, "RUNNING");
  for (let launched = 0; launched < OLD; launched += AT_ONCE) {
    await Promise.all(
      Array.from({ length: AT_ONCE }, () => server.launch("tableInsertJob", "rows=1")),
    );
  }
});

afterAll(async () => {
  await server.close();
  await browser.close();
});

test("300 executions are stopped and cleaned up by a filter, each after a preview", async () => {
  const watched = await Watched.open(browser, server);
  const { page, say } = watched;

  await page.goto(`${server.url}/dashboard/task-executions`);
  const states = page.getByRole("group", { name: say("executions.byState") });
  await states.getByRole("button", { name: say("status.QUEUED") }).click();
  await page.getByText(say("executions.total", { total: OLD })).waitFor();

  await page.getByRole("button", { name: say("executions.allMatching") }).click();
  await page.getByRole("menuitem", { name: say("executions.stopMatching") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(say("executions.would_STOP", { number: OLD })).waitFor();
  expect(await count("state=QUEUED")).toBe(OLD);
  await dialog.getByRole("button", { name: say("executions.do_STOP", { number: OLD }) }).click();
  await dialog.getByText(say("executions.did_STOP", { number: OLD })).waitFor();
  await dialog.getByRole("button", { name: say("common.close"), exact: true }).last().click();

  await page.goto(`${server.url}/dashboard/task-executions?state=["CANCELLED"]&task=tableInsert*`);
  await page.getByText(say("executions.total", { total: OLD })).waitFor();
  await page.getByRole("button", { name: say("executions.allMatching") }).click();
  await page.getByRole("menuitem", { name: say("executions.cleanUpMatching") }).click();
  await dialog.getByText(say("executions.would_CLEAN_UP", { number: OLD })).waitFor();
  expect(await count("")).toBe(OLD + 1);
  await dialog.getByRole("button", { name: say("executions.do_CLEAN_UP", { number: OLD }) }).click();
  await dialog.getByText(say("executions.did_CLEAN_UP", { number: OLD })).waitFor();

  await until("the others to be gone", async () => (await count("")) === 1);
  expect(await server.state(running)).toBe("RUNNING");
  expect(watched.problems).toEqual([]);
  await watched.close();
});
