import { screen, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { renderPage } from "../../test/renderPage";
import { paged, server } from "../../test/server";

function answer(apps: number): void {
  server.use(
    http.get("*/apps", () =>
      HttpResponse.json(
        paged("appRegistrationResourceList", apps === 0 ? [] : [{ name: "demo" }], apps),
      ),
    ),
    http.get("*/tasks/definitions", () =>
      HttpResponse.json(paged("taskDefinitionResourceList", [{ name: "nightly" }], 3)),
    ),
    http.get("*/tasks/executions/current", () =>
      HttpResponse.json([
        { name: "default", type: "Local", maximumTaskExecutions: 20, runningExecutionCount: 2 },
      ]),
    ),
    http.get("*/tasks/executions/search", () =>
      HttpResponse.json({
        items: [
          {
            id: 7,
            schemaTarget: "boot3",
            taskName: "nightly",
            state: "FAILED",
            startTime: "2026-11-22T17:00:00.123Z",
            arguments: [],
          },
        ],
        total: 9,
        totalIsLowerBound: false,
        counts: { FAILED: 4, RUNNING: 2 },
      }),
    ),
  );
}

test("an empty server explains where to begin", async () => {
  answer(0);
  renderPage("/");
  expect(await screen.findByRole("heading", { name: "No applications yet" })).toBeDefined();
  expect(screen.getByRole("link", { name: "Add application(s)" }).getAttribute("href")).toBe(
    "/dashboard/apps/add",
  );
});

test("numbers lead to the lists they count", async () => {
  answer(5);
  renderPage("/");
  const failed = await screen.findByRole("region", { name: "Failed" });
  expect(await within(failed).findByText("4")).toBeDefined();
  expect(
    decodeURIComponent(within(failed).getByRole("link").getAttribute("href") ?? ""),
  ).toContain('/task-executions?state=["FAILED"]');
  expect(await screen.findByText(/2 of 20 running/)).toBeDefined();
  const latest = screen.getByRole("table", { name: "Latest executions" });
  expect(within(latest).getByRole("link", { name: "7" }).getAttribute("href")).toBe(
    "/dashboard/task-executions/7?schemaTarget=boot3",
  );
});
