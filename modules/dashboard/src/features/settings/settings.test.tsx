import { screen, waitFor } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { renderPage } from "../../test/renderPage";
import { problem, server } from "../../test/server";

let kept: unknown;

beforeEach(() => {
  kept = undefined;
  server.use(
    http.put("*/settings/preferences", async ({ request }) => {
      kept = await request.json();
      return new HttpResponse(null, { status: 204 });
    }),
  );
});

test("a change holds at once and is kept on the server", async () => {
  const { user } = renderPage("/settings");
  await user.selectOptions(await screen.findByRole("combobox", { name: "Time zone" }), "Asia/Seoul");
  await user.selectOptions(screen.getByRole("combobox", { name: "Dates and times" }), "iso");
  expect(await screen.findByText("2026-11-23 02:05:09", { selector: "time" })).toBeDefined();
  await user.selectOptions(screen.getByRole("combobox", { name: "Rows of tables" }), "compact");
  expect(document.documentElement.dataset.density).toBe("compact");
  await user.click(screen.getByRole("checkbox", { name: "Single keys" }));
  await waitFor(() => {
    expect(kept).toEqual({
      density: "compact",
      timeZone: "Asia/Seoul",
      dateForm: "iso",
      pageSize: 20,
      shortcuts: false,
    });
  });
});

test("what the server keeps comes before what the browser knows", async () => {
  localStorage.setItem("dstone.language", "en");
  server.use(
    http.get("*/settings/preferences", () =>
      HttpResponse.json({ language: "ko", theme: "dark", pageSize: 50, timeZone: "Moon/Crater" }),
    ),
  );
  renderPage("/settings");
  expect(await screen.findByRole("heading", { name: "설정" })).toBeDefined();
  await waitFor(() => {
    expect(document.documentElement.getAttribute("data-mantine-color-scheme")).toBe("dark");
  });
  expect(screen.getByRole("combobox", { name: "페이지당 행 수" })).toHaveProperty("value", "50");
  expect(screen.getByRole("combobox", { name: "시간대" })).toHaveProperty("value", "");
});

test("the number of rows is that of the next list", async () => {
  let asked: URL | undefined;
  server.use(
    http.get("*/jobs/executions/search", ({ request }) => {
      asked = new URL(request.url);
      return HttpResponse.json({ items: [], total: 0, totalIsLowerBound: false, counts: {} });
    }),
  );
  const { user } = renderPage("/settings");
  await user.selectOptions(await screen.findByRole("combobox", { name: "Rows per page" }), "100");
  await user.click(screen.getByRole("link", { name: "Job executions" }));
  await waitFor(() => {
    expect(asked?.searchParams.get("size")).toBe("100");
  });
});

test("a setting that cannot be kept holds here and says so", async () => {
  server.use(
    http.put("*/settings/preferences", () => HttpResponse.json(problem("Full"), { status: 500 })),
  );
  const { user } = renderPage("/settings");
  await user.selectOptions(await screen.findByRole("combobox", { name: "Dates and times" }), "iso");
  expect(await screen.findByText("Full")).toBeDefined();
  expect(screen.getByText(/^2026-11-2\d \d\d:05:09$/, { selector: "time" })).toBeDefined();
});
