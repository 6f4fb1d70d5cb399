import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openBrowser, Watched, type Say } from "./browser";
import { Kafka, registerStreamApps } from "./kafka";
import { Server } from "./server";

/** Apps that are started anew at once on two busy cores. */
const DEPLOY_LIMIT_MS = 150_000;

const kafka = new Kafka();
let browser: Browser;
let server: Server;
let watched: Watched | undefined;

beforeAll(async () => {
  browser = await openBrowser();
  await kafka.start();
  server = new Server(...kafka.settings);
  await server.start();
  await registerStreamApps(server);
});

afterEach(async ({ task }) => {
  await watched?.close(task.result?.state === "fail" ? task.name : undefined);
  expect(watched?.problems ?? []).toEqual([]);
});

afterAll(async () => {
  try {
    await server.close();
  } finally {
    await kafka.close();
    await browser.close();
  }
});

/** The row of a version in the history, once it is in this state. */
async function awaitVersion(page: Page, say: Say, version: number, state: string): Promise<void> {
  await page
    .getByRole("table", { name: say("streams.tabHistory") })
    .getByRole("row", { name: new RegExp(`^${version} .*${say(`status.${state}`)}`) })
    .waitFor({ timeout: DEPLOY_LIMIT_MS });
}

test("a stream is drawn, deployed, updated, rolled back and undeployed", { timeout: 600_000 }, async () => {
  watched = await Watched.open(browser, server, { language: "ko" });
  const { page, say } = watched;

  // Drawn, and so written.
  await page.goto(`${server.url}/dashboard/streams/create`);
  const text = page.getByRole("textbox", { name: say("streams.definition") });
  for (const app of ["source:note-source", "sink:note-sink"]) {
    await page.getByRole("combobox", { name: say("streams.app"), exact: true }).selectOption(app);
    await page.getByRole("button", { name: say("streams.addApp") }).click();
  }
  expect(await text.inputValue()).toBe("note-source | note-sink");
  const graph = page.getByRole("region", { name: say("streams.graph") });
  await graph.getByRole("group", { name: "source note-source" }).waitFor();

  // A connection is taken away by key in the graph, and made anew beside it.
  await graph.getByLabel(say("streams.edgeOf", { from: "note-source", to: "note-sink" })).focus();
  await page.keyboard.press("Delete");
  await expect.poll(() => text.inputValue()).toBe("note-source || note-sink");
  await page.getByRole("combobox", { name: say("streams.part"), exact: true }).selectOption({ index: 0 });
  await page.getByRole("combobox", { name: say("streams.leadsTo"), exact: true }).selectOption("note-sink");
  expect(await text.inputValue()).toBe("note-source | note-sink");

  // Written, and so drawn: a property is completed by keyboard.
  await text.fill("note-source --sample.ra | note-sink");
  await text.evaluate((field: HTMLTextAreaElement) => {
    field.setSelectionRange(23, 23);
  });
  const option = page.getByRole("option", { name: "--sample.rate=", exact: true });
  await option.waitFor();
  await text.press("Control+ ");
  await text.press("Enter");
  await text.pressSequentially("5");
  expect(await text.inputValue()).toBe("note-source --sample.rate=5 | note-sink");
  await page.getByText(say("streams.dslValid")).waitFor();

  await page.getByRole("textbox", { name: say("streams.name"), exact: true }).fill("notes");
  await page.getByRole("button", { name: say("streams.submitAndDeploy") }).click();
  await page.getByRole("region", { name: say("streams.preview") }).waitFor();
  await page.getByRole("button", { name: say("streams.submitDeploy") }).click();

  await page.waitForURL(/\/streams\/notes(\?|$)/);
  await page.getByText(say("streams.meaning.DEPLOYED")).waitFor({ timeout: DEPLOY_LIMIT_MS });
  await page
    .getByRole("application", { name: say("streams.graph") })
    .getByText(say("streams.instancesUp", { up: 1, total: 1 }))
    .first()
    .waitFor();

  // Data flows, and each instance has its log.
  await page.getByRole("link", { name: say("streams.viewLogOfInstance", { id: "notes.note-sink-v1-0" }) }).click();
  await page.getByLabel(say("log.lines")).getByText(/note/i).first().waitFor();
  expect(await page.getByRole("combobox", { name: say("streams.instance") }).inputValue()).toBe("notes.note-sink-v1-0");

  await page.getByRole("link", { name: say("streams.update"), exact: true }).click();
  await page.getByText(say("streams.wayText"), { exact: true }).click();
  await page.getByRole("textbox", { name: say("streams.wayText") }).fill("app.note-source.sample.rate=9");
  const preview = page.getByRole("region", { name: say("streams.preview") });
  await preview.getByText(say("streams.startsAnew")).first().waitFor();
  await preview.getByText(say("streams.stays")).first().waitFor();
  await page.getByRole("button", { name: say("streams.submitUpdate") }).click();

  await page.getByRole("tab", { name: say("streams.tabHistory") }).click();
  await awaitVersion(page, say, 2, "DEPLOYED");
  await page.getByRole("button", { name: say("streams.rollbackTo", { version: 1 }) }).click();
  await page.getByRole("dialog").getByRole("button", { name: say("streams.rollback") }).click();
  await awaitVersion(page, say, 3, "DEPLOYED");
  const properties = await server.get<{ deploymentProperties: string }>("/streams/deployments/notes");
  expect(properties.deploymentProperties).not.toContain("sample.rate=9");

  await page.getByRole("button", { name: say("streams.undeploy"), exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: say("streams.undeploy") }).click();
  await page.getByRole("tab", { name: say("streams.tabOverview") }).click();
  await page.getByText(say("streams.meaning.UNDEPLOYED")).waitFor({ timeout: DEPLOY_LIMIT_MS });
});
