import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { renderPage } from "../../test/renderPage";
import { paged, problem, server } from "../../test/server";

const app = {
  name: "demo",
  type: "task",
  uri: "file:///demo-1.0.0.jar",
  version: "1.0.0",
  defaultVersion: true,
  bootVersion: "4",
};

beforeEach(() => {
  server.use(
    http.get("*/apps/task/demo", ({ request }) =>
      HttpResponse.json({
        ...app,
        options: [
          { id: "demo.size", type: "java.lang.Integer", description: "Chunk size", defaultValue: 5 },
          ...(new URL(request.url).searchParams.get("exhaustive") === "true"
            ? [{ id: "server.port", type: "java.lang.Integer", description: "The port" }]
            : []),
        ],
      }),
    ),
    http.get("*/apps", () =>
      HttpResponse.json(
        paged("appRegistrationResourceList", [
          app,
          { ...app, version: "2.0.0", defaultVersion: false },
          { ...app, name: "demo-other", version: "9" },
        ]),
      ),
    ),
  );
});

test("properties can be searched and those of libraries added", async () => {
  const { user } = renderPage("/apps/task/demo");
  expect(await screen.findByText("demo.size")).toBeDefined();
  expect(screen.queryByText("server.port")).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: /Spring Boot and libraries/ }));
  expect(await screen.findByText("server.port")).toBeDefined();
  await user.type(screen.getByRole("searchbox", { name: "Search properties" }), "chunk");
  expect(screen.queryByText("server.port")).toBeNull();
  expect(screen.getByText("demo.size")).toBeDefined();
});

test("another version can be made the default", async () => {
  let made = "";
  server.use(
    http.put("*/apps/task/demo/:version", ({ params }) => {
      made = String(params.version);
      return new HttpResponse(null, { status: 202 });
    }),
  );
  const { user } = renderPage("/apps/task/demo?tab=versions");
  const versions = await screen.findByRole("table", { name: "Versions" });
  expect(within(versions).getAllByRole("row")).toHaveLength(3);
  await user.click(screen.getByRole("button", { name: "Make 2.0.0 the default" }));
  await waitFor(() => {
    expect(made).toBe("2.0.0");
  });
});

test("a failed unregistering says why and leaves the question open", async () => {
  server.use(
    http.delete("*/apps/task/demo/2.0.0", () =>
      HttpResponse.json(problem("It is used"), { status: 409 }),
    ),
  );
  const { user } = renderPage("/apps/task/demo?tab=versions");
  await user.click(await screen.findByRole("button", { name: "Unregister 2.0.0" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Unregister" }));
  expect(await within(dialog).findByText("It is used")).toBeDefined();
});
