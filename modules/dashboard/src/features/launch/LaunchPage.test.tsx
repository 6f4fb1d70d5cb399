import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import { renderPage } from "../../test/renderPage";
import { paged, problem, server } from "../../test/server";

const task = {
  name: "nightly",
  dslText: "demo",
  description: "",
  composed: false,
  status: "COMPLETE",
  lastTaskExecution: {
    executionId: 7,
    schemaTarget: "boot3",
    arguments: ["day=1", "--spring.cloud.task.executionid=7"],
    deploymentProperties: {
      "deployer.demo.local.java-opts": "-Xmx256m",
      "app.demo.demo.size": "9",
      "app.demo.spring.cloud.task.schemaTarget": "boot3",
    },
  },
};

let previewed: Record<string, string>[] = [];

beforeEach(() => {
  previewed = [];
  server.use(
    http.get("*/tasks/definitions/nightly", () => HttpResponse.json(task)),
    http.post("*/tools/parseTaskTextToGraph", () =>
      HttpResponse.json({
        graph: { nodes: [{ id: "0", name: "START" }, { id: "1", name: "demo" }], links: [] },
        errors: [],
      }),
    ),
    http.get("*/tasks/platforms", () =>
      HttpResponse.json(
        paged("launcherResourceList", [
          {
            name: "default",
            type: "Local",
            options: [
              { id: "spring.cloud.deployer.local.java-opts", type: "java.lang.String" },
              { id: "spring.cloud.deployer.local.inherit-logging", type: "java.lang.Boolean" },
            ],
          },
        ]),
      ),
    ),
    http.get("*/apps/task/demo", () =>
      HttpResponse.json({
        name: "demo",
        type: "task",
        options: [
          { id: "demo.size", type: "java.lang.Integer", description: "Chunk size" },
          { id: "demo.color", type: "java.lang.String", description: "Colour of the report" },
        ],
      }),
    ),
    http.post("*/tasks/executions/preview", async ({ request }) => {
      previewed.push(Object.fromEntries(new URLSearchParams(await request.text())));
      return HttpResponse.json({
        command: ["java", "-jar", "my demo.jar"],
        environment: {},
        appProperties: { "demo.size": "9" },
        platformProperties: {},
        arguments: [],
        inheritedProperties: [],
        warnings: ["Little memory"],
      });
    }),
  );
});

test("starts from the last launch, without what the server had added", async () => {
  renderPage("/tasks/nightly/launch");
  expect(await screen.findByRole("textbox", { name: "Java options" })).toHaveProperty(
    "value",
    "-Xmx256m",
  );
  expect(screen.getByRole("textbox", { name: "Value of demo.size" })).toHaveProperty("value", "9");
  expect(screen.getByRole("textbox", { name: "Argument 1" })).toHaveProperty("value", "day=1");
  expect(screen.queryByRole("textbox", { name: "Argument 2" })).toBeNull();
  expect(await screen.findByText("java -jar 'my demo.jar'")).toBeDefined();
  expect(screen.getByText("Little memory")).toBeDefined();
  expect(previewed[0]).toEqual({
    name: "nightly",
    properties: "deployer.demo.local.java-opts=-Xmx256m,app.demo.demo.size=9",
    arguments: "day=1",
    inherit: "false",
  });
});

test("secrets of an execution that was not the last are left out and named", async () => {
  server.use(
    http.get("*/tasks/executions/5", () =>
      HttpResponse.json({
        executionId: 5,
        schemaTarget: "boot3",
        taskName: "nightly",
        arguments: [],
        deploymentProperties: {
          "app.demo.demo.size": "3",
          "app.demo.demo.password": "******",
          "deployer.demo.local.javaOpts": "-Xmx1g -Ddb.password=******",
        },
      }),
    ),
  );
  renderPage("/tasks/nightly/launch?from=5&schemaTarget=boot3");

  await screen.findByText(/Secrets of that execution are not passed on.*app\.demo\.demo\.password, deployer\.demo\.local\.javaOpts$/);
  await waitFor(() => {
    expect(previewed.at(-1)?.properties).toBe("app.demo.demo.size=3");
  });
});

test("takes the platform of the launch it starts from", async () => {
  const last = { ...task.lastTaskExecution, platformName: "big" };
  server.use(
    http.get("*/tasks/definitions/nightly", () =>
      HttpResponse.json({ ...task, lastTaskExecution: last }),
    ),
    http.get("*/tasks/platforms", () =>
      HttpResponse.json(
        paged("launcherResourceList", [
          { name: "default", type: "Local", options: [] },
          { name: "big", type: "Local", options: [] },
        ]),
      ),
    ),
  );
  const { user } = renderPage("/tasks/nightly/launch");
  const platform = await screen.findByRole("combobox", { name: "Platform" });
  expect(platform).toHaveProperty("value", "big");
  await user.selectOptions(screen.getByRole("combobox", { name: "Start from" }), "nothing");
  expect(platform).toHaveProperty("value", "default");
});

test("what is filled in stays when asking again fails", async () => {
  const events = Object.assign(new EventTarget(), { close: () => undefined });
  vi.stubGlobal("EventSource", function () {
    return events;
  });
  const { user } = renderPage("/tasks/nightly/launch");
  const argument = await screen.findByRole("textbox", { name: "Argument 1" });
  await user.type(argument, "2");
  server.use(
    http.get("*/tasks/definitions/nightly", () =>
      HttpResponse.json(problem("Out of order"), { status: 400 }),
    ),
  );
  events.dispatchEvent(new Event("definitions"));
  expect(await screen.findByText("Out of order")).toBeDefined();
  expect(screen.getByRole("textbox", { name: "Argument 1" })).toHaveProperty("value", "day=12");
});

test("launches what the form shows and opens the execution", async () => {
  let sent: Record<string, string> = {};
  server.use(
    http.post("*/tasks/executions/launch", async ({ request }) => {
      sent = {
        ...Object.fromEntries(new URL(request.url).searchParams),
        ...Object.fromEntries(new URLSearchParams(await request.text())),
      };
      return HttpResponse.json({ executionId: 8, schemaTarget: "boot3" }, { status: 201 });
    }),
  );
  const { user, path } = renderPage("/tasks/nightly/launch");
  const form = await screen.findByRole("combobox", { name: "Start from" });
  await user.selectOptions(form, "nothing");
  const javaOpts = screen.getByRole("textbox", { name: "Java options" });
  expect(javaOpts).toHaveProperty("value", "");
  await user.type(javaOpts, "-Xmx1g -Dx=1,2");
  await user.click(screen.getByRole("button", { name: "Edit Applications properties" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByRole("searchbox"), "colour");
  expect(within(dialog).queryByRole("textbox", { name: "demo.size" })).toBeNull();
  await user.type(await within(dialog).findByRole("textbox", { name: "demo.color" }), "red");
  await user.click(within(dialog).getByRole("button", { name: "Done" }));
  await user.click(screen.getByRole("button", { name: "Add argument" }));
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Argument 1" }));
  await user.keyboard("name=홍 길동");
  await user.click(screen.getByRole("button", { name: "Launch task" }));
  await waitFor(() => {
    expect(path()).toContain("/task-executions/8?schemaTarget=boot3");
  });
  expect(sent).toEqual({
    name: "nightly",
    properties: "deployer.demo.local.javaOpts=-Xmx1g -Dx=1,2,app.demo.demo.color=red",
    arguments: "name=홍 길동",
    inherit: "false",
  });
});

test("a refused launch is said in the server's words and the form stays", async () => {
  server.use(
    http.post("*/tasks/executions/launch", () =>
      HttpResponse.json(problem("No such platform"), { status: 400 }),
    ),
  );
  const { user } = renderPage("/tasks/nightly/launch");
  await user.click(await screen.findByRole("button", { name: "Launch task" }));
  expect(await screen.findByText("No such platform")).toBeDefined();
  expect(screen.getByRole("textbox", { name: "Argument 1" })).toHaveProperty("value", "day=1");
});

test("a property can be added by key and value, and removed", async () => {
  const { user } = renderPage("/tasks/nightly/launch?from=");
  await user.click(
    await screen.findByRole("button", { name: "Deployment properties: Add property" }),
  );
  const section = screen.getByRole("region", { name: "Deployment properties" });
  await user.type(within(section).getByRole("textbox", { name: "Key of row 1" }), "run-timeout");
  await user.type(within(section).getByRole("textbox", { name: "Value of run-timeout" }), "5m");
  await waitFor(() => {
    expect(previewed.at(-1)?.properties).toContain("deployer.demo.run-timeout=5m");
  });
  await user.click(screen.getByRole("button", { name: "Remove demo.size" }));
  await waitFor(() => {
    expect(previewed.at(-1)?.properties).not.toContain("demo.size");
  });
});

test("a composed task says that it cannot be launched", async () => {
  server.use(
    http.get("*/tasks/definitions/nightly", () => HttpResponse.json({ ...task, composed: true })),
  );
  renderPage("/tasks/nightly/launch");
  expect(await screen.findByText("Composed tasks cannot be launched yet.")).toBeDefined();
});
