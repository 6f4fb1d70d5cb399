import { act, fireEvent, screen } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test, vi } from "vitest";
import { renderPage } from "../test/renderPage";
import { paged, server } from "../test/server";

const loading = vi.hoisted(() => {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end };
});
// A part of the program that is still being loaded cannot be held back by the network of the tests.
vi.mock("../features/settings/SettingsPage", async (original) => {
  await loading.ended;
  return original();
});

test("what was typed last does not call back whoever leaves while the next page loads", async () => {
  server.use(
    http.get("*/apps", () => HttpResponse.json(paged("appRegistrationResourceList", []))),
  );
  const { path } = renderPage("/apps");
  const box = await screen.findByRole("searchbox");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  fireEvent.change(box, { target: { value: "batch" } });
  fireEvent.click(screen.getByRole("link", { name: "Settings" }));
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  vi.useRealTimers();
  expect(screen.getByRole("searchbox")).toBe(box);
  loading.end();
  await screen.findByRole("heading", { name: "Settings" });
  expect(path()).toBe("/settings");
});
