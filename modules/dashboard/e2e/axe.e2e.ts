import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, Watched } from "./browser";
import { Kafka } from "./kafka";
import { EMPTY_SCREENS, fill, SCREENS, show, still, type Sample, type Screen } from "./screens";
import { Server } from "./server";

const GRAVE = ["serious", "critical"];

let browser: Browser;
let watched: Watched;
let sample: Sample | undefined;
const kafka = new Kafka();
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  await kafka.start();
  server = new Server(...kafka.settings);
  await server.start();
  watched = await Watched.open(browser, server);
});

afterAll(async () => {
  await watched.close();
  await server.close();
  await kafka.close();
  await browser.close();
});

/** Each finding with the first of its places. */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (only) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ["violations"],
        ...(only && { runOnly: { type: "rule", values: only } }),
      }),
    rules,
  );
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ""))
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ""}`),
    );
}

/** In both themes; the page stays open between them, as only colours differ. */
async function check(screen: Screen): Promise<void> {
  const { page, problems } = watched;
  await page.emulateMedia({ colorScheme: "light" });
  await show(watched, server, screen, sample);
  const light = await findings(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  await still(page);
  const dark = await findings(page, ["color-contrast", "link-in-text-block"]);
  expect({ light, dark, problems: problems.splice(0) }).toEqual({ light: [], dark: [], problems: [] });
}

describe("a new server", () => {
  test.each(EMPTY_SCREENS.map((screen) => [screen.name, screen] as const))("%s", async (_, screen) => {
    await check(screen);
  });
});

describe("a server in use", () => {
  beforeAll(async () => {
    sample = await fill(server);
  }, 420_000);

  test("a state has its colour in what is built", async () => {
    await show(watched, server, SCREENS.find(({ name }) => name === "executions") as Screen, sample);
    const badges = watched.page.getByRole("table").locator("td span:has(> svg)");
    const grounds = await badges.evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
    expect(new Set(grounds).size).toBeGreaterThan(1);
    expect(grounds).not.toContain("rgba(0, 0, 0, 0)");
  });

  test.each(SCREENS.map((screen) => [screen.name, screen] as const))("%s", async (_, screen) => {
    await check(screen);
  });
});
