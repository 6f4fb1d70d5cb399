import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { renderPage } from "../../test/renderPage";
import { paged, problem, server } from "../../test/server";

const nightly = {
  name: "nightly",
  dslText: "demo --a=b",
  description: "Every night",
  composed: false,
  status: "ERROR",
  lastTaskExecution: { executionId: 7, schemaTarget: "boot3", arguments: [] },
};
const fresh = { ...nightly, name: "fresh", status: "UNKNOWN", lastTaskExecution: null };

function answerTasks(rows: object[]): void {
  server.use(
    http.get("*/tasks/definitions", () =>
      HttpResponse.json(paged("taskDefinitionResourceList", rows)),
    ),
  );
}

function answerApps(...names: string[]): void {
  server.use(
    http.get("*/apps", () =>
      HttpResponse.json(
        paged(
          "appRegistrationResourceList",
          names.map((name) => ({ name, type: "task", version: "1" })),
        ),
      ),
    ),
  );
}

test("shows the last status, which leads to the execution", async () => {
  answerTasks([nightly, fresh]);
  renderPage("/tasks");
  const link = await screen.findByRole("link", { name: "Error" });
  expect(link.getAttribute("href")).toBe("/dashboard/task-executions/7?schemaTarget=boot3");
  expect(screen.getByText("never launched")).toBeDefined();
  expect(screen.getByRole("link", { name: "Launch task nightly" }).getAttribute("href")).toBe(
    "/dashboard/tasks/nightly/launch",
  );
});

test("without tasks it says what one is", async () => {
  answerTasks([]);
  renderPage("/tasks");
  expect(await screen.findByRole("heading", { name: "No tasks yet" })).toBeDefined();
});

test("destroys after asking", async () => {
  answerTasks([nightly, fresh]);
  let destroyed = "";
  server.use(
    http.delete("*/tasks/definitions/:name", ({ params }) => {
      destroyed = String(params.name);
      return new HttpResponse();
    }),
  );
  const { user } = renderPage("/tasks");
  await user.click(await screen.findByRole("button", { name: "Destroy fresh" }));
  const dialog = await screen.findByRole("dialog", { name: "Destroy tasks?" });
  await user.click(within(dialog).getByRole("button", { name: "Destroy" }));
  await waitFor(() => {
    expect(destroyed).toBe("fresh");
  });
});

test("a task of one application needs a name only", async () => {
  answerApps("demo", "other");
  answerTasks([nightly]);
  let created: URL | undefined;
  server.use(
    http.post("*/tasks/definitions", ({ request }) => {
      created = new URL(request.url);
      return HttpResponse.json(nightly);
    }),
  );
  const { user, path } = renderPage("/tasks/create?app=demo");
  expect(await screen.findByRole("combobox", { name: /^Application/ })).toHaveProperty(
    "value",
    "demo",
  );
  await user.type(screen.getByRole("textbox", { name: /^Name/ }), "nightly");
  await user.click(screen.getByRole("button", { name: "Create task" }));
  await waitFor(() => {
    expect(path()).toContain("/tasks?");
  });
  expect(Object.fromEntries(created?.searchParams ?? [])).toEqual({
    name: "nightly",
    definition: "demo",
    description: "",
  });
});

test("the server reads the definition while it is typed", async () => {
  server.use(
    http.post("*/tools/parseTaskTextToGraph", () =>
      HttpResponse.json({ graph: null, dsl: null, errors: [{ position: 5, message: "Odd" }] }),
    ),
    http.get("*/completions/task", () =>
      HttpResponse.json({ proposals: [{ text: "demo --size=" }, { text: "demo --size=" }] }),
    ),
  );
  const { user } = renderPage("/tasks/create?way=dsl");
  await user.type(await screen.findByRole("textbox", { name: /^Definition/ }), "demo &");
  expect(await screen.findByText("At character 6: Odd")).toBeDefined();
  server.use(
    http.post("*/tools/parseTaskTextToGraph", () =>
      HttpResponse.json({
        graph: { nodes: [{ id: "0", name: "START" }, { id: "1", name: "demo" }], links: [] },
        errors: [],
      }),
    ),
  );
  await user.click(screen.getByRole("option", { name: "--size=" }));
  expect(await screen.findByText("The definition can be read")).toBeDefined();
});

test("a refused definition is said in the server's words", async () => {
  answerApps("demo");
  server.use(
    http.post("*/tasks/definitions", () =>
      HttpResponse.json(problem("There is a task nightly already"), { status: 409 }),
    ),
  );
  const { user } = renderPage("/tasks/create?app=demo");
  await user.type(await screen.findByRole("textbox", { name: /^Name/ }), "nightly");
  await user.click(screen.getByRole("button", { name: "Create task" }));
  expect(await screen.findByText("There is a task nightly already")).toBeDefined();
});

test("a name with other characters is refused at the field", async () => {
  answerApps("demo");
  const { user } = renderPage("/tasks/create?app=demo");
  await user.type(await screen.findByRole("textbox", { name: /^Name/ }), "a.b");
  await user.click(screen.getByRole("button", { name: "Create task" }));
  expect(await screen.findByText(/Use letters, digits/)).toBeDefined();
});
