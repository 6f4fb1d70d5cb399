import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { en } from "../src/i18n/en";
import { ko } from "../src/i18n/ko";
import type { Language } from "../src/i18n/i18n";
import type { Server } from "./server";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const TEXTS = { en, ko };

/** Reads a text of the dashboard, such as `apps.addApps`, as a user of the language sees it. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

export function say(language: Language): Say {
  return (key, values = {}) => {
    const text = key
      .split(".")
      .reduce<unknown>(
        (texts, part) => (texts as Record<string, unknown>)[part],
        TEXTS[language],
      );
    if (typeof text !== "string") {
      throw new Error(`There is no text ${key}`);
    }
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  };
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.DSTONE_E2E_CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined) {
    throw new Error("Chromium is missing; on Debian and Ubuntu: apt-get install chromium fonts-nanum");
  }
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export interface PageOptions {
  language?: Language;
  theme?: "light" | "dark";
  width?: number;
  height?: number;
  /** Of the browser: how many of the screen's pixels are one of the page. */
  zoom?: number;
}

/** What went wrong in a page that nobody looks at: script errors, other hosts, breaches of the policy. */
export class Watched {
  readonly problems: string[] = [];
  readonly page: Page;
  readonly say: Say;
  private readonly context: BrowserContext;

  private constructor(context: BrowserContext, page: Page, language: Language, own: string) {
    this.context = context;
    this.page = page;
    this.say = say(language);
    page.on("pageerror", (error) => this.problems.push(`script error: ${error.message}`));
    page.on("console", (message) => {
      const text = message.text();
      // That the server is away is shown by the page; the browser's own line about it is no fault.
      if (message.type() === "error" && !/net::ERR_|status of \d+/.test(text)) {
        this.problems.push(`console: ${text}`);
      }
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(own) && !request.url().startsWith("blob:" + own)) {
        this.problems.push(`request to another host: ${request.url()}`);
      }
    });
  }

  static async open(browser: Browser, server: Server, options: PageOptions = {}): Promise<Watched> {
    const { language = "en", theme = "light", width = 1440, height = 900, zoom = 1 } = options;
    const context = await browser.newContext({
      locale: language === "ko" ? "ko-KR" : "en-US",
      timezoneId: "Asia/Seoul",
      colorScheme: theme,
      // What fades in or out is half there for a moment, and found fault with.
      reducedMotion: "reduce",
      viewport: { width, height },
      deviceScaleFactor: zoom,
      acceptDownloads: true,
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    return new Watched(context, page, language, server.url);
  }

  /** @param failed keeps a picture of what was to be seen, in target/e2e */
  async close(failed?: string): Promise<void> {
    if (failed !== undefined) {
      const name = failed.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80);
      await this.page.screenshot({ path: `target/e2e/${name}.png`, fullPage: true });
    }
    await this.context.close();
  }
}
