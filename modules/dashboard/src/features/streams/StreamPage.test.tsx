import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { renderPage } from "../../test/renderPage";
import { paged, problem, server } from "../../test/server";

const ticks = {
  name: "ticks",
  dslText: "ticker | keep --level=WARN",
  originalDslText: "ticker | keep",
  description: "Every second",
  status: "partial",
};

function app(label: string, state: string, instances: object[]): object {
  return {
    name: instances.length === 0 ? "no-instances" : label,
    deploymentId: `ticks.${label}-v2`,
    state,
    instances:
      instances.length === 0 ? {} : { _embedded: { appInstanceStatusResourceList: instances } },
  };
}

const running = {
  name: "ticks",
  version: "2",
  applications: {
    _embedded: {
      appStatusResourceList: [
        app("keep", "failed", []),
        app("ticker", "partial", [
          {
            instanceId: "ticks.ticker-v2-0",
            state: "deployed",
            attributes: { url: "http://127.0.0.1:20123", pid: "77" },
          },
          { instanceId: "ticks.ticker-v2-1", state: "failed", attributes: {} },
        ]),
      ],
    },
  },
};

function release(version: number, statusCode: string, count: string): object {
  return {
    name: "ticks",
    version,
    platformName: "default",
    info: {
      status: { statusCode },
      description: `Like number ${version}`,
      lastDeployed: `2026-11-2${version}T01:00:00.000+00:00`,
    },
    manifest: { data: `kind: App\ncount: ${count}\n` },
    pkg: {},
    configValues: {},
  };
}

beforeEach(() => {
  server.use(
    http.get("*/streams/definitions/ticks", () => HttpResponse.json(ticks)),
    http.get("*/streams/definitions/ticks/applications", () =>
      HttpResponse.json([
        { label: "ticker", name: "time", type: "source", version: "1.0.0" },
        { label: "keep", name: "keep", type: "sink", version: "1.0.0" },
      ]),
    ),
    http.get("*/streams/definitions/ticks/related", () =>
      HttpResponse.json(
        paged("streamDefinitionResourceList", [ticks, { ...ticks, name: "tapped" }]),
      ),
    ),
    http.get("*/runtime/streams/ticks", () =>
      HttpResponse.json(paged("streamStatusResourceList", [running])),
    ),
    http.get("*/streams/deployments/history/ticks", () =>
      HttpResponse.json([release(1, "DELETED", "1"), release(2, "DEPLOYED", "2")]),
    ),
  );
});

test("the overview shows the apps in the order of the stream with their states", async () => {
  const { user } = renderPage("/streams/ticks");
  const line = await screen.findByRole("list", { name: "Apps in the order of the stream" });
  const [first, second] = within(line).getAllByRole("listitem");
  if (first === undefined || second === undefined) {
    throw new Error("There are two apps");
  }
  expect(within(first).getByText("ticker")).toBeDefined();
  expect(await within(first).findByText("1 of 2 deployed")).toBeDefined();
  expect(within(first).getByRole("link", { name: "time" }).getAttribute("href")).toMatch(
    /^\/dashboard\/apps\/source\/time/,
  );
  expect(within(second).getByText("Failed")).toBeDefined();
  expect(
    within(second).getByRole("link", { name: "View log of keep" }).getAttribute("href"),
  ).toContain("tab=log&app=ticks.keep-v2");
  expect(screen.getByText("ticker | keep --level=WARN")).toBeDefined();
  expect(screen.getByText("ticker | keep")).toBeDefined();
  expect(await screen.findByRole("link", { name: "tapped" })).toBeDefined();

  const table = screen.getByRole("table", { name: "Instances" });
  expect(within(table).getByText("ticks.ticker-v2-1")).toBeDefined();
  expect(within(table).getByText("None (ticks.keep-v2)")).toBeDefined();
  const [, ...rows] = within(table).getAllByRole("row");
  expect(rows.map((row) => within(row).getAllByRole("cell")[0]?.textContent)).toEqual([
    "ticker",
    "ticker",
    "keep",
  ]);
  await user.click(
    within(table).getByRole("button", { name: "Attributes of ticks.ticker-v2-0" }),
  );
  expect(within(table).getByRole("row", { name: "pid 77" })).toBeDefined();
});

test("a stream that is not there is said so", async () => {
  server.use(
    http.get("*/streams/definitions/gone", () =>
      HttpResponse.json(problem("Could not find stream definition named gone"), { status: 404 }),
    ),
  );
  renderPage("/streams/gone");
  expect(await screen.findByText("Could not find stream definition named gone")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Destroy" })).toBeNull();
});

test("the log is that of the app in the address and can be searched", async () => {
  const asked: string[] = [];
  server.use(
    http.get("*/streams/logs/ticks/:app", ({ params }) => {
      const id = String(params.app);
      asked.push(id);
      return HttpResponse.json({ logs: { [id]: `stdout:\nStarted ${id}\nWARN slow\n` } });
    }),
  );
  const { user, path } = renderPage("/streams/ticks?tab=log&app=ticks.keep-v2");
  expect(await screen.findByText("Started ticks.keep-v2")).toBeDefined();
  expect(asked[0]).toBe("ticks.keep-v2");
  await user.type(screen.getByRole("searchbox", { name: "Only lines with" }), "slow");
  await waitFor(() => {
    expect(screen.queryByText("Started ticks.keep-v2")).toBeNull();
  });
  expect(screen.getByText(/WARN/)).toBeDefined();
  await user.selectOptions(screen.getByRole("combobox", { name: "App" }), "ticks.ticker-v2");
  expect(await screen.findByText("Started ticks.ticker-v2")).toBeDefined();
  expect(path()).toContain("app=ticks.ticker-v2");
});

test("the log of one instance is asked for and kept in the address", async () => {
  const asked: (string | null)[] = [];
  server.use(
    http.get("*/streams/logs/ticks/:app", ({ params, request }) => {
      const instance = new URL(request.url).searchParams.get("instance");
      asked.push(instance);
      // A Skipper of another make knows no instances.
      return HttpResponse.json({
        logs:
          instance === "ticks.ticker-v2-1"
            ? {}
            : { [instance ?? String(params.app)]: `Started ${instance ?? "all"}\n` },
      });
    }),
  );
  const { user, path } = renderPage("/streams/ticks?tab=log&app=ticks.ticker-v2");
  expect(await screen.findByText("Started all")).toBeDefined();
  const instances = screen.getByRole("combobox", { name: "Instance" });
  await user.selectOptions(instances, "ticks.ticker-v2-0");
  expect(await screen.findByText("Started ticks.ticker-v2-0")).toBeDefined();
  expect(path()).toContain("instance=ticks.ticker-v2-0");
  await user.selectOptions(instances, "ticks.ticker-v2-1");
  expect(await screen.findByText(/^There is no log of this instance alone/)).toBeDefined();
  await user.selectOptions(instances, "All instances");
  expect(await screen.findByText("Started all")).toBeDefined();
  expect(path()).not.toContain("instance=");
  expect(asked.slice(0, 3)).toEqual([null, "ticks.ticker-v2-0", "ticks.ticker-v2-1"]);
});

test("without anything deployed the log says why it is empty", async () => {
  server.use(
    http.get("*/runtime/streams/ticks", () =>
      HttpResponse.json(paged("streamStatusResourceList", [])),
    ),
  );
  renderPage("/streams/ticks?tab=log");
  expect(await screen.findByText("Nothing is deployed, so there is no log.")).toBeDefined();
});

test("the deployment shows what the platform was told and the manifest", async () => {
  server.use(
    http.get("*/streams/deployments/ticks", ({ request }) => {
      expect(new URL(request.url).searchParams.get("reuse-deployment-properties")).toBe("true");
      return HttpResponse.json({
        streamName: "ticks",
        deploymentProperties: JSON.stringify({
          keep: { "spring.cloud.deployer.count": "1" },
          ticker: { "spring.cloud.deployer.count": "2", version: "1.0.0" },
        }),
      });
    }),
  );
  renderPage("/streams/ticks?tab=deployment");
  const table = await screen.findByRole("table", { name: "Properties of ticker" });
  expect(
    within(table).getByRole("row", { name: "spring.cloud.deployer.count 2" }),
  ).toBeDefined();
  expect(await screen.findByText(/count: 2/)).toBeDefined();
  const headings = screen.getAllByRole("heading", { level: 2 }).map((one) => one.textContent);
  expect(headings).toEqual(["ticker", "keep", "Manifest"]);
});

test("a stream that never ran has no deployment and no history", async () => {
  server.use(
    http.get("*/streams/deployments/ticks", () =>
      HttpResponse.json({ streamName: "ticks", deploymentProperties: "" }),
    ),
    http.get("*/streams/deployments/history/ticks", () =>
      HttpResponse.json(problem("Release not found"), { status: 404 }),
    ),
  );
  const { user } = renderPage("/streams/ticks?tab=deployment");
  expect(await screen.findByText("This stream was never deployed.")).toBeDefined();
  await user.click(screen.getByRole("tab", { name: "History" }));
  const panel = await screen.findByRole("tabpanel", { name: "History" });
  expect(await within(panel).findByText("This stream was never deployed.")).toBeDefined();
});

test("the history is the newest first, and one may go back after seeing what changes", async () => {
  let asked = "";
  server.use(
    http.post("*/streams/deployments/rollback/ticks/:version", ({ params }) => {
      asked = String(params.version);
      return new HttpResponse(null, { status: 201 });
    }),
  );
  const { user } = renderPage("/streams/ticks?tab=history");
  const table = await screen.findByRole("table", { name: "History" });
  const rows = within(table)
    .getAllByRole("row")
    .map((row) => /Like number \d/.exec(row.textContent)?.[0]);
  expect(rows).toEqual([undefined, "Like number 2", "Like number 1"]);
  expect(screen.getByRole("button", { name: "Roll back to version 2" })).toHaveProperty(
    "disabled",
    true,
  );
  await user.click(screen.getByRole("button", { name: "Roll back to version 1" }));
  const dialog = await screen.findByRole("dialog", { name: "Roll back to version 1?" });
  expect(within(dialog).getByText("− count: 2")).toBeDefined();
  expect(within(dialog).getByText("+ count: 1")).toBeDefined();
  await user.click(within(dialog).getByRole("button", { name: "Roll back" }));
  await waitFor(() => {
    expect(asked).toBe("1");
  });
});

test("two manifests are compared line by line, by the address", async () => {
  const { user, path } = renderPage("/streams/ticks?tab=history");
  const changes = await screen.findByRole("region", { name: "Changes" });
  expect(changes.querySelector("del")?.textContent).toBe("− count: 1");
  expect(changes.querySelector("ins")?.textContent).toBe("+ count: 2");
  await user.selectOptions(screen.getByRole("combobox", { name: "From" }), "2");
  expect(await screen.findByText("The manifests are the same")).toBeDefined();
  expect(path()).toContain("from=2&to=2");
});

test("instances are scaled by app", async () => {
  let asked: unknown;
  server.use(
    http.post("*/streams/deployments/scale/ticks/:app/instances/:count", ({ params }) => {
      asked = { ...params };
      return new HttpResponse(null, { status: 201 });
    }),
  );
  const { user } = renderPage("/streams/ticks");
  await user.click(await screen.findByRole("button", { name: "Scale instances" }));
  const dialog = await screen.findByRole("dialog", { name: "Scale instances of ticks" });
  const count = await within(dialog).findByRole("spinbutton", { name: "Instances of ticker" });
  expect(count).toHaveProperty("value", "2");
  await user.clear(count);
  expect(within(dialog).getByText("A whole number from 1 to 10000")).toBeDefined();
  await user.type(count, "3");
  await user.click(within(dialog).getByRole("button", { name: "Scale ticker" }));
  expect(await within(dialog).findByText("ticker is being scaled to 3")).toBeDefined();
  expect(asked).toMatchObject({ app: "ticker", count: "3" });
});

test("what the server refuses stays in the dialog", async () => {
  server.use(
    http.delete("*/streams/definitions/ticks", () =>
      HttpResponse.json(problem("Skipper does not answer"), { status: 503 }),
    ),
  );
  const { user, path } = renderPage("/streams/ticks");
  await user.click(await screen.findByRole("button", { name: "Destroy" }));
  const dialog = await screen.findByRole("dialog", { name: "Destroy streams?" });
  await user.click(within(dialog).getByRole("button", { name: "Destroy" }));
  expect(await within(dialog).findByText("Skipper does not answer")).toBeDefined();
  expect(path()).toContain("/streams/ticks");
});
