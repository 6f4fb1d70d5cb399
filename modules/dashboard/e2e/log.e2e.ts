import { appendFileSync, closeSync, existsSync, openSync, readFileSync, readdirSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, Watched } from "./browser";
import { Server, until } from "./server";

const SIZE_BYTES = 100_000_000;

let browser: Browser;
const server = new Server();
let id = 0;
let file = "";

/** Where the running program prints to. */
function logOf(home: string): string {
  const run = readdirSync(join(home, "runs")).find((name) => !name.startsWith("."));
  return join(home, "runs", run ?? "none", "stdout.log");
}

beforeAll(async () => {
  browser = await openBrowser();
  await server.start();
  await server.registerSample("longRunningJob");
  id = await server.launch("longRunningJob", "seconds=600");
  await server.awaitState(id, "RUNNING");
  await until("its log", () => {
    file = logOf(server.home);
    return existsSync(file) && readFileSync(file, "utf8").includes("Working: 1 of");
  });
  const chunk = "2026-11-22T02:00:00.000+09:00  INFO 4711 --- [main] filler : one of many lines\n".repeat(12_000);
  const log = openSync(file, "a");
  for (let written = 0; written < SIZE_BYTES; written += chunk.length) {
    writeSync(log, chunk);
  }
  closeSync(log);
  appendFileSync(file, "the last line before the page is opened\n");
});

afterAll(async () => {
  await server.close();
  await browser.close();
});

test("a log of 100 MB opens at its end without being read whole, and follows", async () => {
  const watched = await Watched.open(browser, server);
  const { page, say } = watched;
  let bytes = 0;
  page.on("response", (response) => {
    if (response.url().includes("/content")) {
      bytes += Number(response.headers()["content-length"] ?? 0);
    }
  });
  const url = `${server.url}/dashboard/task-executions/${id}?schemaTarget=boot4`;
  await page.goto(url);
  await page.getByRole("link", { name: say("executions.viewLog") }).click();
  const lines = page.getByLabel(say("log.lines"));
  await lines.getByText("the last line before the page is opened").waitFor();
  expect(bytes).toBeLessThan(SIZE_BYTES / 10);

  appendFileSync(file, "a line that came while it was open\n");
  await lines.getByText("a line that came while it was open").waitFor();

  await lines.hover();
  await page.mouse.wheel(0, -3000);
  appendFileSync(file, "a line below the part that is read\n".repeat(3));
  await page.getByRole("button", { name: /\d/ }).filter({ hasText: new RegExp(say("log.newLines", { number: "\\d+" })) }).click();
  await lines.getByText("a line below the part that is read").first().waitFor();
  expect(watched.problems).toEqual([]);
  await watched.close();
});
