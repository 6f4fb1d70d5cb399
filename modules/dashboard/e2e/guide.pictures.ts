import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { openBrowser, Watched } from "./browser";
import { Kafka } from "./kafka";
import { EMPTY_SCREENS, fill, SCREENS, show, type Sample, type Screen } from "./screens";
import { SAMPLE_URI, Server } from "./server";

const FOLDER = resolve(import.meta.dirname, "../../../docs/images/guide");
const LANGUAGES = ["ko", "en"] as const;

/** The steps of the guide, by the screens that show them. */
const EMPTY_STEPS = ["home-empty"];
const HEIGHT = 720;
/** A log is full of small letters, which make a large file. */
const LOG_HEIGHT = 600;
const STEPS = [
  "apps-add",
  "tasks",
  "launch",
  "launch-edit",
  "execution-running",
  "execution-succeeded",
  "execution-log",
  "execution-failed",
  "execution-stop",
  "executions-clean-up",
];

let browser: Browser;
let sample: Sample | undefined;
const kafka = new Kafka();
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  await kafka.start();
  server = new Server(...kafka.settings);
  // A launch hands it on, and the preview shows it.
  server.environment = { PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "en_US.UTF-8" };
  await server.start();
});

afterAll(async () => {
  await server.close();
  await kafka.close();
  await browser.close();
});

/** A reader's server is elsewhere: the folders of this machine give way to those of an installation. */
async function asInstalled(page: Page): Promise<void> {
  await page.evaluate(
    (folders) => {
      const installed = (text: string): string =>
        folders
          .reduce((before, [here, there]) => before.replaceAll(here, there), text)
          .replace(/\/\S+(?=\/bin\/java\b)/g, "/opt/jdk");
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const node = texts.currentNode;
        const shown = installed(node.nodeValue ?? "");
        if (shown !== node.nodeValue) {
          node.nodeValue = shown;
        }
      }
      document.querySelectorAll("input").forEach((input) => {
        input.value = installed(input.value);
      });
    },
    [
      [dirname(SAMPLE_URI.replace("file:", "")), "/opt/dstone/apps"],
      [server.home, "/opt/dstone/data"],
    ] as [string, string][],
  );
}

/** The line the guide speaks of, which names the profile. */
async function toProfile({ page, say }: Watched): Promise<void> {
  const box = page.getByRole("searchbox", { name: say("log.search") });
  await box.fill("profile is active");
  await page.getByText(say("log.matches", { total: 1 })).waitFor();
  await box.press("Enter");
  await page.getByText(say("log.matchOf", { number: 1, total: 1 })).waitFor();
  await page.getByRole("checkbox", { name: say("log.wrap") }).check();
  await page.getByLabel(say("log.lines")).getByText("profile is active").waitFor();
}

async function picture(names: string[]): Promise<void> {
  const screens = [...EMPTY_SCREENS, ...SCREENS];
  for (const language of LANGUAGES) {
    const folder = join(FOLDER, language);
    mkdirSync(folder, { recursive: true });
    const watched = await Watched.open(browser, server, { language, width: 1280, height: HEIGHT });
    for (const name of names) {
      const screen = screens.find((one) => one.name === name) as Screen;
      await watched.page.setViewportSize({
        width: 1280,
        height: name === "execution-log" ? LOG_HEIGHT : HEIGHT,
      });
      await show(watched, server, screen, sample);
      if (name === "execution-log") {
        await toProfile(watched);
      }
      await watched.page.evaluate(() => {
        window.scrollTo(0, 0);
      });
      await asInstalled(watched.page);
      await watched.page.screenshot({ path: join(folder, `${name}.png`) });
    }
    await watched.close();
  }
}

test("the first step, on a new server", () => picture(EMPTY_STEPS));

test("the other steps", async () => {
  sample = await fill(server);
  await picture(STEPS);
});
