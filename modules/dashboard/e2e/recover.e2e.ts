import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, Watched } from "./browser";
import { Server } from "./server";

let browser: Browser;
const server = new Server();

beforeAll(async () => {
  browser = await openBrowser();
  await server.start();
  await server.registerSample("longRunningJob");
});

afterAll(async () => {
  await server.close();
  await browser.close();
});

test("a page that was open while the server was killed and started again recovers by itself", async () => {
  const id = await server.launch("longRunningJob", "seconds=600");
  await server.awaitState(id, "RUNNING");
  const watched = await Watched.open(browser, server);
  const { page, say } = watched;
  await page.goto(`${server.url}/dashboard/task-executions/${id}?schemaTarget=boot4`);
  const state = page.locator("main header").getByRole("status");
  await state.getByText(say("status.RUNNING")).waitFor();

  await server.kill();
  await page.getByText(say("shell.lost")).waitFor();
  // What was known stays on the page.
  expect(await state.getByText(say("status.RUNNING")).count()).toBe(1);
  await server.start();

  await page.getByText(say("shell.lost")).waitFor({ state: "detached", timeout: 90_000 });
  await server.post(`/tasks/executions/${id}?schemaTarget=boot4`);
  await state.getByText(say("status.STOPPED")).waitFor({ timeout: 90_000 });
  expect(watched.problems).toEqual([]);
  await watched.close();
});
