import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { renderPage } from "../../test/renderPage";
import { paged, problem, server } from "../../test/server";

const demo = {
  name: "demo",
  type: "task",
  uri: "file:///demo-1.0.0.jar",
  version: "1.0.0",
  defaultVersion: true,
  bootVersion: "3",
  versions: ["1.0.0", "1.1.0"],
};

function answerApps(rows: object[]): URL[] {
  const asked: URL[] = [];
  server.use(
    http.get("*/apps", ({ request }) => {
      asked.push(new URL(request.url));
      return HttpResponse.json(paged("appRegistrationResourceList", rows));
    }),
  );
  return asked;
}

test("shows the default versions", async () => {
  const asked = answerApps([demo]);
  renderPage("/apps");
  const table = await screen.findByRole("table", { name: "List of applications" });
  expect(within(table).getByRole("link", { name: "demo" })).toBeDefined();
  expect(within(table).getByText("3.x")).toBeDefined();
  expect(within(table).getByText("2 versions")).toBeDefined();
  expect(asked[0]?.searchParams.get("defaultVersion")).toBe("true");
});

test("an empty server says what to do", async () => {
  answerApps([]);
  renderPage("/apps");
  expect(await screen.findByRole("heading", { name: "No applications yet" })).toBeDefined();
  expect(screen.getAllByRole("link", { name: "Add application(s)" })).toHaveLength(2);
});

test("the filter stands in the address and is asked of the server", async () => {
  const asked = answerApps([demo]);
  const { user, path } = renderPage("/apps");
  await user.type(await screen.findByRole("searchbox", { name: "Filter by name" }), "dem");
  await waitFor(() => {
    expect(path()).toContain("q=dem");
  });
  await user.selectOptions(screen.getByRole("combobox", { name: "Type" }), "task");
  await waitFor(() => {
    expect(asked.at(-1)?.searchParams.get("search")).toBe("dem");
    expect(asked.at(-1)?.searchParams.get("type")).toBe("task");
  });
});

test("an address that cannot be read falls back to the defaults", async () => {
  const asked = answerApps([demo]);
  renderPage("/apps?page=-3&size=7&sort=drop&type=nonsense");
  await screen.findByRole("link", { name: "demo" });
  expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
    page: "0",
    size: "20",
    sort: "name,ASC",
    defaultVersion: "true",
  });
});

test("an error is shown in the server's words and can be tried again", async () => {
  server.use(
    http.get("*/apps", () => HttpResponse.json(problem("The disk is full"), { status: 500 }), {
      once: true,
    }),
  );
  const { user } = renderPage("/apps");
  const alert = await screen.findByRole("alert");
  expect(within(alert).getByText("The disk is full")).toBeDefined();
  answerApps([demo]);
  await user.click(within(alert).getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("link", { name: "demo" })).toBeDefined();
});

test("unregisters all versions of what was chosen, after asking", async () => {
  answerApps([demo]);
  const removed: string[] = [];
  server.use(
    http.delete("*/apps/:type/:name/:version", ({ params }) => {
      removed.push(`${String(params.type)}/${String(params.name)}/${String(params.version)}`);
      return new HttpResponse();
    }),
  );
  const { user } = renderPage("/apps");
  await user.click(await screen.findByRole("checkbox", { name: "Select demo" }));
  await user.click(screen.getByRole("button", { name: "Unregister selected" }));
  const dialog = await screen.findByRole("dialog", { name: "Unregister applications?" });
  expect(within(dialog).getByText("task demo: 1.0.0, 1.1.0")).toBeDefined();
  expect(removed).toEqual([]);
  await user.click(within(dialog).getByRole("button", { name: "Unregister" }));
  await waitFor(() => {
    expect(removed).toEqual(["task/demo/1.0.0", "task/demo/1.1.0"]);
  });
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

test("pages are turned at the server", async () => {
  const asked: (string | null)[] = [];
  server.use(
    http.get("*/apps", ({ request }) => {
      asked.push(new URL(request.url).searchParams.get("page"));
      return HttpResponse.json(paged("appRegistrationResourceList", [demo], 21));
    }),
  );
  const { user, path } = renderPage("/apps");
  await user.click(await screen.findByRole("button", { name: "Next page" }));
  await waitFor(() => {
    expect(asked.at(-1)).toBe("1");
  });
  expect(path()).toContain("page=1");
  expect(screen.getByRole("button", { name: "Next page" })).toHaveProperty("disabled", true);
});
