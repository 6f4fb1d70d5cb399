import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { renderPage } from "../../test/renderPage";
import { paged, problem, server } from "../../test/server";

const ticks = {
  name: "ticks",
  dslText: "ticker | keep",
  originalDslText: "ticker | keep",
  description: "",
  status: "undeployed",
};

let previewed: Record<string, string>[];

function answer(status: string, update: boolean): void {
  server.use(
    http.get("*/streams/definitions/ticks", () => HttpResponse.json({ ...ticks, status })),
    http.post("*/streams/deployments/ticks/preview", async ({ request }) => {
      const properties = (await request.json()) as Record<string, string>;
      previewed.push(properties);
      const version = properties["version.keep"];
      return HttpResponse.json({
        update,
        platform: "default",
        warnings: ["app.gone.x has no effect"],
        apps: [
          {
            label: "keep",
            name: "keep",
            type: "sink",
            resource: "file:/apps/stream-sink",
            version: version ?? "1.0.0",
            appProperties: { "keep.level": "WARN" },
            deployerProperties: { "spring.cloud.deployer.count": "2" },
            starts: !update || version !== undefined,
            changes:
              version === undefined
                ? []
                : [{ place: "VERSION", before: "1.0.0", after: version }],
          },
        ],
      });
    }),
  );
}

beforeEach(() => {
  previewed = [];
  const registered = { name: "keep", type: "sink", uri: "file:/x", bootVersion: "4" };
  server.use(
    http.get("*/streams/definitions/ticks/applications", () =>
      HttpResponse.json([{ label: "keep", name: "keep", type: "sink", version: "1.0.0" }]),
    ),
    // Of the stream's own page, where a deployment leads.
    http.get("*/streams/definitions/ticks/related", () =>
      HttpResponse.json(paged("streamDefinitionResourceList", [])),
    ),
    http.get("*/runtime/streams/ticks", () =>
      HttpResponse.json(paged("streamStatusResourceList", [])),
    ),
    http.get("*/streams/deployments/platform/list", () =>
      HttpResponse.json([
        {
          name: "default",
          type: "Local",
          description: "",
          options: [{ id: "spring.cloud.deployer.memory", name: "memory", hints: {} }],
        },
        { name: "big", type: "Local", description: "", options: [] },
      ]),
    ),
    http.get("*/streams/deployments/ticks", () =>
      HttpResponse.json({
        streamName: "ticks",
        deploymentProperties: JSON.stringify({
          keep: {
            "spring.cloud.deployer.count": "2",
            "spring.cloud.deployer.group": "ticks",
            version: "1.0.0",
          },
        }),
      }),
    ),
    http.get("*/apps", () =>
      HttpResponse.json(
        paged("appRegistrationResourceList", [
          { ...registered, version: "1.0.0" },
          { ...registered, version: "2.0.0" },
        ]),
      ),
    ),
    http.get("*/apps/sink/keep", () =>
      HttpResponse.json({
        ...registered,
        options: [{ id: "keep.level", name: "level", hints: {} }],
      }),
    ),
    http.get("*/apps/sink/keep/:version", ({ params }) =>
      HttpResponse.json({
        ...registered,
        version: params.version,
        options: [{ id: "keep.level", name: "level", hints: {} }],
      }),
    ),
  );
});

test("a deployment starts with what was deployed last and sends what was changed", async () => {
  answer("undeployed", false);
  let sent: unknown;
  server.use(
    http.post("*/streams/deployments/ticks", async ({ request }) => {
      sent = await request.json();
      return new HttpResponse(null, { status: 201 });
    }),
  );
  const { user, path } = renderPage("/streams/ticks/deploy");
  const count = await screen.findByRole("spinbutton", { name: "Instances of keep" });
  expect(count).toHaveProperty("value", "2");
  await user.clear(count);
  await user.type(count, "3");
  await user.selectOptions(screen.getByRole("combobox", { name: "Platform" }), "big");
  await screen.findByRole("option", { name: "2.0.0" });
  await user.selectOptions(screen.getByRole("combobox", { name: "Version of keep" }), "2.0.0");
  await user.click(
    await screen.findByRole("button", { name: "Edit keep: Applications properties" }),
  );
  await user.type(await screen.findByRole("textbox", { name: "keep.level" }), "WARN");
  await user.click(screen.getByRole("button", { name: "Done" }));
  await user.click(screen.getByRole("button", { name: "Deploy stream" }));
  await waitFor(() => {
    expect(path()).toMatch(/^\/streams\/ticks(\?|$)/);
  });
  expect(sent).toEqual({
    "spring.cloud.dataflow.skipper.platformName": "big",
    "deployer.keep.count": "3",
    "version.keep": "2.0.0",
    "app.keep.keep.level": "WARN",
  });
});

test("an update shows what starts anew and why before it is sent", async () => {
  answer("deployed", true);
  let sent: unknown;
  server.use(
    http.post("*/streams/deployments/update/ticks", async ({ request }) => {
      sent = await request.json();
      return new HttpResponse(null, { status: 201 });
    }),
  );
  const { user } = renderPage("/streams/ticks/deploy");
  const section = await screen.findByRole("region", { name: "What will happen" });
  expect(await within(section).findByText("stays as it is")).toBeDefined();
  expect(within(section).getByText(/there is nothing to update/)).toBeDefined();
  expect(within(section).getByText("app.gone.x has no effect")).toBeDefined();
  expect(previewed[0]).toEqual({ "deployer.keep.count": "2" });
  await screen.findByRole("option", { name: "2.0.0" });
  await user.selectOptions(screen.getByRole("combobox", { name: "Version of keep" }), "2.0.0");
  expect(await within(section).findByText("starts anew")).toBeDefined();
  expect(within(section).getByText("Version: 1.0.0 → 2.0.0")).toBeDefined();
  expect(within(section).queryByText(/there is nothing to update/)).toBeNull();
  expect(screen.getByRole("combobox", { name: "Platform" })).toHaveProperty("disabled", true);
  await user.click(screen.getByRole("button", { name: "Update stream" }));
  await waitFor(() => {
    expect(sent).toEqual({
      releaseName: "ticks",
      updateProperties: { "deployer.keep.count": "2", "version.keep": "2.0.0" },
    });
  });
});

test("what is a failed release for the server is deployed, not updated", async () => {
  answer("failed", false);
  renderPage("/streams/ticks/deploy");
  expect(await screen.findByRole("button", { name: "Deploy stream" })).toBeDefined();
});

test("the same as free text, whose wrong lines are told and not sent", async () => {
  answer("undeployed", false);
  const { user } = renderPage("/streams/ticks/deploy");
  await user.click(await screen.findByRole("radio", { name: "Free text" }));
  const text = await screen.findByRole("textbox", { name: "Free text" });
  expect(text).toHaveProperty("value", "deployer.keep.count=2\nversion.keep=1.0.0\n");
  fireEvent.change(text, { target: { value: "app.keep.a=b\nnonsense" } });
  expect(await screen.findByText("These lines are no properties: 2")).toBeDefined();
  expect(screen.getByRole("button", { name: "Deploy stream" })).toHaveProperty("disabled", true);
  fireEvent.change(text, { target: { value: "app.keep.a=b\ndeployer.keep.count=4" } });
  await user.click(screen.getByRole("radio", { name: "Form" }));
  expect(
    await screen.findByRole("spinbutton", { name: "Instances of keep" }),
  ).toHaveProperty("value", "4");
  expect(screen.getByRole("textbox", { name: "Value of a" })).toHaveProperty("value", "b");
});

test("what the server refuses is said in the preview and after sending", async () => {
  answer("undeployed", false);
  server.use(
    http.post("*/streams/deployments/ticks/preview", () =>
      HttpResponse.json(problem("The keep:sink app is not registered!"), { status: 400 }),
    ),
    http.post("*/streams/deployments/ticks", () =>
      HttpResponse.json(problem("Stream 'ticks' is already being deployed"), { status: 409 }),
    ),
  );
  const { user } = renderPage("/streams/ticks/deploy");
  expect(await screen.findByText("The keep:sink app is not registered!")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Deploy stream" }));
  expect(await screen.findByText("Stream 'ticks' is already being deployed")).toBeDefined();
});
