import { screen, waitFor } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { renderPage } from "../test/renderPage";
import { paged, server } from "../test/server";

beforeEach(() => {
  server.use(
    http.get("*/apps", () => HttpResponse.json(paged("appRegistrationResourceList", []))),
  );
});

test("the menu leads to what exists and marks where one is", async () => {
  renderPage("/apps");
  const link = await screen.findByRole("link", { name: "Applications" });
  await waitFor(() => {
    expect(link.getAttribute("aria-current")).toBe("page");
  });
  expect(screen.getByRole("link", { name: "Home" }).getAttribute("aria-current")).toBeNull();
  expect(screen.getByRole("link", { name: "Task executions" }).getAttribute("href")).toBe(
    "/dashboard/task-executions",
  );
});

test("the language changes at once and is kept", async () => {
  const { user } = renderPage("/apps");
  await user.click(await screen.findByRole("button", { name: "Language" }));
  await user.click(await screen.findByRole("menuitemradio", { name: "한국어" }));
  expect(await screen.findByRole("heading", { name: "애플리케이션" })).toBeDefined();
  expect(document.documentElement.lang).toBe("ko");
  expect(localStorage.getItem("dstone.language")).toBe("ko");
});

test("the theme changes", async () => {
  const { user } = renderPage("/apps");
  await user.click(await screen.findByRole("button", { name: "Theme" }));
  await user.click(await screen.findByRole("menuitemradio", { name: "Dark" }));
  await waitFor(() => {
    expect(document.documentElement.getAttribute("data-mantine-color-scheme")).toBe("dark");
  });
});

test("about tells the server's version", async () => {
  server.use(
    http.get("*/about", () =>
      HttpResponse.json({
        versionInfo: {
          implementation: { name: "dstone-batch-server", version: "0.1.0" },
          core: { name: "Core", version: "2.11.5" },
          dashboard: { name: "Dashboard", version: "9.8.7" },
        },
        featureInfo: { tasksEnabled: true },
        runtimeEnvironment: { taskLaunchers: [] },
      }),
    ),
  );
  const { user } = renderPage("/apps");
  await user.click(await screen.findByRole("button", { name: "About" }));
  expect(await screen.findByText("dstone-batch-server 0.1.0")).toBeDefined();
  expect(screen.getByRole("row", { name: "Dashboard 9.8.7" })).toBeDefined();
  expect(screen.getByRole("row", { name: `Browser ${navigator.userAgent}` })).toBeDefined();
});

test("an unknown address leads home", async () => {
  renderPage("/no/such/page/at/all");
  expect(await screen.findByRole("heading", { name: "Not found" })).toBeDefined();
  expect(screen.getByRole("link", { name: "To the home page" })).toBeDefined();
});
