import { notifications } from "@mantine/notifications";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { loadPreferences } from "../app/preferences";
import { startI18n } from "../i18n/i18n";
import { server } from "./server";

/** The browser's parts jsdom does not have. */
class NoEvents extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 0;
  close(): void {
    this.readyState = NoEvents.CLOSED;
  }
}

class NoResizes {
  observe(): void {
    // jsdom lays nothing out, so nothing is ever resized.
  }
  unobserve(): void {
    // As above.
  }
  disconnect(): void {
    // As above.
  }
}

// The first test of a file waits until the page's modules are there, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 15_000 });

vi.stubGlobal("EventSource", NoEvents);
Object.defineProperty(document, "fonts", { value: new EventTarget() });
vi.stubGlobal("ResizeObserver", NoResizes);
vi.stubGlobal("scrollTo", () => undefined);
vi.stubGlobal("matchMedia", (query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
}));
Element.prototype.scrollIntoView = () => undefined;

Blob.prototype.text = function (this: Blob) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.readAsText(this);
  });
};

beforeAll(() => {
  server.listen({ onUnhandledRequest: "error" });
});
beforeEach(async () => {
  localStorage.clear();
  loadPreferences();
  await startI18n("en");
});
afterEach(() => {
  cleanup();
  notifications.clean();
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});
