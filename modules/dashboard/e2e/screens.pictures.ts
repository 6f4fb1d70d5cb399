import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, Watched, type PageOptions } from "./browser";
import { Kafka } from "./kafka";
import { EMPTY_SCREENS, fill, SCREENS, show, type Sample, type Screen } from "./screens";
import { Server } from "./server";

const FOLDER = resolve(import.meta.dirname, "../target/screenshots");
/** Which of them to make, by what is in their path, such as 390-en-dark or apps; all without it. */
const ONLY = process.env.DSTONE_SCREENS === undefined ? undefined : new RegExp(process.env.DSTONE_SCREENS);

interface Kind extends PageOptions {
  language: "ko" | "en";
  theme: "light" | "dark";
  width: number;
  /** Which screens; all without it. */
  only?: string[];
}

/** Those one must be able to read on the smallest telephone, and at twice the size. */
const MAIN = ["home", "tasks", "launch", "executions", "execution-failed", "execution-log"];

const KINDS: Kind[] = (["ko", "en"] as const).flatMap((language): Kind[] => [
  ...(["light", "dark"] as const).flatMap((theme) => [
    { language, theme, width: 1440, height: 900 },
    { language, theme, width: 390, height: 844 },
  ]),
  { language, theme: "light", width: 360, height: 740, only: MAIN },
  { language, theme: "light", width: 720, height: 450, zoom: 2, only: MAIN },
]);

let browser: Browser;
let sample: Sample | undefined;
const kafka = new Kafka();
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  await kafka.start();
  server = new Server(...kafka.settings);
  await server.start();
  rmSync(FOLDER, { recursive: true, force: true });
});

afterAll(async () => {
  await server.close();
  await kafka.close();
  await browser.close();
});

/** A picture of each in every kind; what could not be shown is told at the end. */
async function picture(screens: Screen[]): Promise<void> {
  const missing: string[] = [];
  for (const kind of KINDS) {
    const name = `${kind.width}-${kind.language}-${kind.theme}`;
    const folder = join(FOLDER, name);
    const wanted = screens.filter(
      (screen) =>
        (kind.only?.includes(screen.name) ?? true) &&
        (ONLY?.test(`${name}/${screen.name}`) ?? true),
    );
    mkdirSync(folder, { recursive: true });
    const watched = await Watched.open(browser, server, kind);
    for (const screen of wanted) {
      try {
        await show(watched, server, screen, sample);
      } catch (error) {
        missing.push(`${name}: ${String(error)}`);
      }
      const { page } = watched;
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (tooWide > 0) {
        missing.push(`${name}: ${screen.name} is ${tooWide} px too wide`);
      }
      // Whole pages are pictured from where they are, and what stays in place would then cover their middle.
      await page.evaluate(() => {
        window.scrollTo(0, 0);
      });
      await page.screenshot({ path: join(folder, `${screen.name}.png`), fullPage: true });
    }
    await watched.close();
  }
  expect(missing).toEqual([]);
}

test("the screens of a new server", () => picture(EMPTY_SCREENS));

test("the screens of one in use", async () => {
  sample = await fill(server);
  await picture(SCREENS);
});
