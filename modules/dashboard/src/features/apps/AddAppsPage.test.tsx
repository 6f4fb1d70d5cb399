import { screen, waitFor } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { renderPage } from "../../test/renderPage";
import { paged, problem, server } from "../../test/server";

const URI = "file:///demo-1.0.0.jar";

function answerCheck(answer: object): void {
  server.use(http.post("*/apps/check", () => HttpResponse.json(answer)));
}

test("the Spring Boot version found at the URI is preselected and registered", async () => {
  let checked = "";
  server.use(
    http.post("*/apps/check", async ({ request }) => {
      checked = await request.text();
      return HttpResponse.json({
        found: true,
        version: "1.0.0",
        bootVersion: "3",
        sizeBytes: 20_000_000,
        optionCount: 7,
      });
    }),
  );
  let registered: URL | undefined;
  server.use(
    http.post("*/apps/task/demo", ({ request }) => {
      registered = new URL(request.url);
      return new HttpResponse(null, { status: 201 });
    }),
  );
  const { user } = renderPage("/apps/add");
  await user.type(await screen.findByRole("textbox", { name: /^Name/ }), "demo");
  await user.type(screen.getByRole("textbox", { name: /^URI/ }), URI);
  expect(
    await screen.findByText("Found · version 1.0.0 · Spring Boot 3 · 20 MB · 7 properties"),
  ).toBeDefined();
  expect(Object.fromEntries(new URLSearchParams(checked))).toEqual({ type: "task", uri: URI });
  expect(screen.getByRole("combobox", { name: "Spring Boot version" })).toHaveProperty("value", "3");
  await user.click(screen.getByRole("button", { name: "Register application(s)" }));
  expect(await screen.findByText("1 application(s) registered")).toBeDefined();
  expect(Object.fromEntries(registered?.searchParams ?? [])).toEqual({
    uri: URI,
    bootVersion: "3",
    force: "false",
  });
  expect(
    screen.getByRole("link", { name: "Create a task from demo" }).getAttribute("href"),
  ).toContain("/dashboard/tasks/create?app=demo");
});

test("the reader's own choice of version is kept", async () => {
  answerCheck({ found: true, bootVersion: "4" });
  const { user } = renderPage("/apps/add");
  await user.selectOptions(
    await screen.findByRole("combobox", { name: "Spring Boot version" }),
    "2",
  );
  await user.type(screen.getByRole("textbox", { name: /^URI/ }), URI);
  await screen.findByText("Found · Spring Boot 4");
  expect(screen.getByRole("combobox", { name: "Spring Boot version" })).toHaveProperty("value", "2");
});

test("says why nothing is found", async () => {
  answerCheck({ found: false, problem: "there is no such file" });
  const { user } = renderPage("/apps/add");
  await user.type(await screen.findByRole("textbox", { name: /^URI/ }), URI);
  expect(await screen.findByText("Not found: there is no such file")).toBeDefined();
});

test("what is missing is said at the field, and nothing is sent", async () => {
  const { user } = renderPage("/apps/add");
  await user.click(await screen.findByRole("button", { name: "Register application(s)" }));
  expect(await screen.findByText(/Give it a name/)).toBeDefined();
  expect(screen.getByText(/Say where the application is/)).toBeDefined();
});

test("what fails stays in the form with the reason, what works leaves it", async () => {
  answerCheck({ found: true });
  server.use(
    http.post("*/apps/task/:name", ({ params }) =>
      params.name === "taken"
        ? HttpResponse.json(problem("taken is registered already"), { status: 409 })
        : new HttpResponse(null, { status: 201 }),
    ),
  );
  const { user } = renderPage("/apps/add");
  await user.type(await screen.findByRole("textbox", { name: /^Name/ }), "taken");
  await user.type(screen.getByRole("textbox", { name: /^URI/ }), URI);
  await user.click(screen.getByRole("button", { name: "Add another" }));
  await user.type(screen.getAllByRole("textbox", { name: /^Name/ })[1] ?? document.body, "fresh");
  await user.type(screen.getAllByRole("textbox", { name: /^URI/ })[1] ?? document.body, URI);
  await user.click(screen.getByRole("button", { name: "Register application(s)" }));
  expect(await screen.findByText("taken is registered already")).toBeDefined();
  expect(screen.getByText("1 application(s) registered")).toBeDefined();
  expect(screen.getAllByRole("textbox", { name: /^Name/ })).toHaveLength(1);
  expect(screen.getByRole("textbox", { name: /^Name/ })).toHaveProperty("value", "taken");
});

test("lines of properties are checked, then sent as a form", async () => {
  let sent = "";
  server.use(
    http.post("*/apps", async ({ request }) => {
      sent = await request.text();
      return HttpResponse.json(
        paged("appRegistrationResourceList", [{ name: "demo", type: "task", version: "1" }]),
        { status: 201 },
      );
    }),
  );
  const { user } = renderPage("/apps/add?way=text");
  const text = await screen.findByRole("textbox", { name: /^Properties/ });
  await user.type(text, "task.demo={Enter}nonsense");
  await user.click(screen.getByRole("button", { name: "Import application(s)" }));
  expect(await screen.findByText("Line 1 is not of the form type.name=uri")).toBeDefined();
  await user.clear(text);
  await user.type(text, `task.demo=${URI}`);
  await user.click(screen.getByRole("button", { name: "Import application(s)" }));
  expect(await screen.findByText("1 application(s) registered")).toBeDefined();
  await waitFor(() => {
    expect(Object.fromEntries(new URLSearchParams(sent))).toEqual({
      apps: `task.demo=${URI}`,
      force: "false",
    });
  });
});
