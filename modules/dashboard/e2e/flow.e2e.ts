import { readFileSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser, Watched } from "./browser";
import { SAMPLE_URI, Server } from "./server";

const JOB_LIMIT_MS = 60_000;

let browser: Browser;
let server: Server;
let watched: Watched | undefined;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  watched = undefined;
  server = new Server();
  await server.start();
});

afterEach(async ({ task }) => {
  try {
    await watched?.close(task.result?.state === "fail" ? task.name : undefined);
  } finally {
    await server.close();
  }
  expect(watched?.problems ?? []).toEqual([]);
});

/** The state in the head of an execution's page. */
function state(page: Page): Locator {
  return page.locator("main header").getByRole("status");
}

describe.each(["ko", "en"] as const)("in %s", (language) => {
  test("an empty server becomes one that ran a job, without a word of help", async () => {
    watched = await Watched.open(browser, server, { language });
    const { page, say } = watched;

    await page.goto(`${server.url}/dashboard/`);
    await page.getByText(say("home.emptyTitle")).waitFor();
    await page.getByRole("main").getByRole("link", { name: say("apps.addApps") }).click();

    await page.getByLabel(say("apps.name")).fill("dstone-batch");
    await page.getByRole("textbox", { name: say("apps.uriLabel"), exact: true }).fill(SAMPLE_URI);
    // The server looks into the jar and the version it found is chosen already.
    await page.getByText(say("apps.foundBoot", { version: 4 })).waitFor();
    expect(await page.getByLabel(say("apps.bootVersion")).inputValue()).toBe("4");
    await page.getByRole("button", { name: say("apps.submitRegister") }).click();

    await page.getByRole("link", { name: say("apps.createTaskFrom", { name: "dstone-batch" }) }).click();
    await page.getByRole("heading", { name: say("tasks.createTitle"), level: 1 }).waitFor();
    await page.getByLabel(say("tasks.name")).fill("nightly");
    await page.getByRole("button", { name: say("tasks.submit") }).click();

    await page.getByRole("link", { name: say("tasks.launchName", { name: "nightly" }) }).click();
    await page
      .getByRole("button", {
        name: say("launch.editSection", { section: say("launch.deployment") }),
      })
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("searchbox").fill("javaOpts");
    await dialog.getByLabel(/java-?opts/i).first().fill("-Dspring.profiles.active=dev");
    await dialog.getByRole("button", { name: say("launch.done") }).click();
    for (const [index, argument] of [
      "--spring.batch.job.names=tableInsertJob",
      "rows=120",
    ].entries()) {
      await page.getByRole("button", { name: say("launch.addArgument") }).click();
      await page
        .getByRole("textbox", { name: say("launch.argument", { number: index + 1 }), exact: true })
        .fill(argument);
    }
    await page.getByText("-Dspring.profiles.active=dev").first().waitFor();
    await page.getByRole("button", { name: say("launch.launch") }).click();

    await page.waitForURL(/\/task-executions\/\d+/);
    await state(page).getByText(say("status.SUCCEEDED")).waitFor({ timeout: JOB_LIMIT_MS });
    await page.getByRole("region", { name: "tableInsertJob" }).waitFor();

    await page.getByRole("link", { name: say("executions.viewLog") }).click();
    await page.getByLabel(say("log.lines")).getByText('"dev"').first().waitFor();
    await page.getByRole("searchbox", { name: say("log.search") }).fill("tableInsertJob");
    await page
      .getByRole("status")
      .filter({ hasText: new RegExp(say("log.matches", { total: "[1-9]\\d*" })) })
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: say("log.download") }).click(),
    ]);
    expect(readFileSync(await download.path(), "utf8")).toContain('profile is active: "dev"');
  });

  // What it shows in the other language, the tests of the pages show.
  test.runIf(language === "ko")("a failed job says why and restarts at the failed step; a running one stops", async () => {
    await server.registerSample("restartableJob", "longRunningJob");
    watched = await Watched.open(browser, server, { language });
    const { page, say } = watched;
    const failed = await server.launch("restartableJob", "failAtStep=report rows=30");

    await page.goto(`${server.url}/dashboard/task-executions/${failed}?schemaTarget=boot4`);
    const cause = page.getByRole("alert").filter({ hasText: say("executions.cause_FAILED") });
    await cause.waitFor({ timeout: JOB_LIMIT_MS });
    expect(await cause.innerText()).toMatch(/report/);
    await page.getByRole("button", { name: say("executions.restart") }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(`/${failed}`));
    await page.getByText(say("executions.restartedAt", { job: "restartableJob", step: "report" })).waitFor();
    await state(page).getByText(say("status.SUCCEEDED")).waitFor({ timeout: JOB_LIMIT_MS });
    const steps = page.getByRole("table", { name: say("executions.stepsOf", { job: "restartableJob" }) });
    await steps.getByRole("cell", { name: "report" }).first().waitFor();
    expect(await steps.getByText("prepare").count()).toBe(0);

    const running = await server.launch("longRunningJob", "seconds=300");
    await page.goto(`${server.url}/dashboard/task-executions/${running}?schemaTarget=boot4`);
    await state(page).getByText(say("status.RUNNING")).waitFor();
    await page.getByRole("region", { name: "longRunningJob" }).waitFor();
    await page.getByRole("button", { name: say("executions.stop") }).click();
    await page.getByRole("dialog").getByRole("button", { name: say("executions.stop") }).click();
    await state(page).getByText(say("status.STOPPED")).waitFor({ timeout: JOB_LIMIT_MS });
    await page.getByRole("button", { name: say("executions.restart") }).waitFor();
  });
});

test("the same by keyboard alone", async () => {
  watched = await Watched.open(browser, server);
  const { page, say } = watched;
  const { keyboard } = page;

  /** Goes on to the next thing of that name, as who cannot use a mouse has to. */
  async function tabTo(role: string, name: RegExp | string): Promise<void> {
    const named = typeof name === "string" ? new RegExp(`^${name.replace(/[()]/g, "\\$&")}`) : name;
    for (let presses = 0; presses < 80; presses++) {
      await keyboard.press("Tab");
      const focused = page.locator(":focus");
      const found = page.getByRole(role as "button", { name: named }).and(focused);
      if ((await found.count()) > 0) {
        return;
      }
    }
    throw new Error(`No ${role} ${String(name)} can be reached by keyboard`);
  }

  await page.goto(`${server.url}/dashboard/`);
  await page.getByText(say("home.emptyTitle")).waitFor();
  await tabTo("link", say("common.skipToContent"));
  await keyboard.press("Enter");
  await tabTo("link", say("apps.addApps"));
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: say("apps.addTitle"), level: 1 }).waitFor();
  await tabTo("textbox", say("apps.name"));
  await keyboard.type("dstone-batch");
  await tabTo("textbox", say("apps.uriLabel"));
  await keyboard.type(SAMPLE_URI);
  await page.getByText(say("apps.foundBoot", { version: 4 })).waitFor();
  await keyboard.press("Enter");
  const create = page.getByRole("link", { name: say("apps.createTaskFrom", { name: "dstone-batch" }) });
  await create.waitFor();
  await tabTo("link", say("apps.createTaskFrom", { name: "dstone-batch" }));
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: say("tasks.createTitle"), level: 1 }).waitFor();
  await tabTo("textbox", say("tasks.name"));
  await keyboard.type("nightly");
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: say("tasks.title"), level: 1 }).waitFor();
  await tabTo("link", say("tasks.launchName", { name: "nightly" }));
  await keyboard.press("Enter");

  await page.getByRole("heading", { name: say("launch.title", { name: "nightly" }), level: 1 }).waitFor();
  await tabTo("button", say("launch.editSection", { section: say("launch.deployment") }));
  await keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.locator("[type=search]:focus").waitFor();
  await keyboard.type("javaOpts");
  await tabTo("textbox", /java-?opts/i);
  await keyboard.type("-Dspring.profiles.active=dev");
  await keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await tabTo("button", say("launch.addArgument"));
  await keyboard.press("Enter");
  await page.getByRole("textbox", { name: say("launch.argument", { number: 1 }) }).waitFor();
  await keyboard.type("--spring.batch.job.names=tableInsertJob");
  await tabTo("button", say("launch.launch"));
  await keyboard.press("Enter");

  await page.waitForURL(/\/task-executions\/\d+/);
  await state(page).getByText(say("status.SUCCEEDED")).waitFor({ timeout: JOB_LIMIT_MS });
  await keyboard.press("l");
  await page.getByLabel(say("log.lines")).getByText("tableInsertJob").first().waitFor();
});
