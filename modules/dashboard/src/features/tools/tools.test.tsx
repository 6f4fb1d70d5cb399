import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import { renderPage } from "../../test/renderPage";
import { paged, problem, server } from "../../test/server";

const demo = {
  type: "task",
  name: "demo",
  version: "1",
  uri: "file:///demo-1.jar",
  metadataUri: "file:///demo-metadata.jar",
  bootVersion: "4",
  defaultVersion: true,
};

beforeEach(() => {
  server.use(
    http.get("*/tasks/definitions", () =>
      HttpResponse.json(
        paged("taskDefinitionResourceList", [
          { name: "nightly", dslText: "demo", description: "d" },
          { name: "billing", dslText: "demo --x=1" },
        ]),
      ),
    ),
    http.get("*/apps/export", () => HttpResponse.json({ apps: [demo] })),
    http.post("*/tools/parseTaskTextToGraph", async ({ request }) => {
      const { dsl } = (await request.json()) as { dsl: string };
      return HttpResponse.json({
        graph: { nodes: [], links: [] },
        errors: dsl === "&&" ? [{ position: 0, message: "Odd" }] : [],
      });
    }),
  );
});

/** What the page gave the browser to save. */
function saves(): () => Promise<string> {
  let saved: Blob | undefined;
  vi.stubGlobal(
    "URL",
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        saved = blob;
        return "blob:x";
      },
      revokeObjectURL: () => undefined,
    }),
  );
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  return async () => (await saved?.text()) ?? "";
}

test("what is chosen is exported", async () => {
  const saved = saves();
  const { user } = renderPage("/tools");
  await user.type(await screen.findByRole("textbox", { name: "Only names containing" }), "night");
  expect(screen.getByRole("checkbox", { name: "Task definitions (1)" })).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Export to a file" }));
  const content = JSON.parse(await saved()) as { tasks: unknown; apps: unknown };
  expect(content.tasks).toEqual([{ name: "nightly", dslText: "demo", description: "d" }]);
  expect(content.apps).toEqual([]);
});

test("an export brings applications back elsewhere, with their metadata and default version", async () => {
  const saved = saves();
  server.use(
    http.get("*/apps/export", () =>
      HttpResponse.json({
        apps: [
          { ...demo, metadataUri: null, defaultVersion: false },
          { ...demo, version: "2", uri: "file:///demo-2.jar" },
        ],
      }),
    ),
  );
  const first = renderPage("/tools");
  await first.user.click(await screen.findByRole("button", { name: "Export to a file" }));
  const file = new File([await saved()], "old.json", { type: "application/json" });
  first.unmount();

  const changes: string[] = [];
  function changed({ request }: { request: Request }): HttpResponse<null> {
    const { pathname, searchParams } = new URL(request.url);
    changes.push(`${request.method} ${pathname} ${[...searchParams].map((pair) => pair.join("=")).join(" ")}`);
    return new HttpResponse(null, { status: 202 });
  }
  server.use(
    http.get("*/apps/export", () => HttpResponse.json({ apps: [] })),
    http.post("*/apps/task/demo/:version", changed),
    http.put("*/apps/task/demo/:version", changed),
  );
  const { user } = await choose(file);
  await user.click(await screen.findByRole("button", { name: "Import 2" }));
  expect(await screen.findByText("2 of 2 imported")).toBeDefined();
  expect(changes).toEqual([
    "POST /apps/task/demo/1 uri=file:///demo-1.jar bootVersion=4 force=false",
    "POST /apps/task/demo/2 uri=file:///demo-2.jar bootVersion=4 force=false metadata-uri=file:///demo-metadata.jar",
    "PUT /apps/task/demo/2 ",
  ]);
});

function chosen(content: object): File {
  return new File([JSON.stringify(content)], "old.json", { type: "application/json" });
}

async function choose(file: File): Promise<ReturnType<typeof renderPage>> {
  const page = renderPage("/tools?tool=import");
  await screen.findByRole("button", { name: "Choose a JSON file" });
  const input = page.container.querySelector<HTMLInputElement>("input[type=file]");
  if (input === null) {
    throw new Error("There is no input for files");
  }
  await page.user.upload(input, file);
  return page;
}

test("an import says what it would do, then does that and no more", async () => {
  const changes: string[] = [];
  server.use(
    http.get("*/tasks/definitions/billing", () =>
      HttpResponse.json({ name: "billing", dslText: "demo --x=1", description: "Bills" }),
    ),
    http.delete("*/tasks/definitions/:name", ({ params }) => {
      changes.push(`destroy ${String(params.name)}`);
      return new HttpResponse();
    }),
    http.post("*/tasks/definitions", ({ request }) => {
      const { searchParams } = new URL(request.url);
      changes.push(`create ${searchParams.get("name") ?? ""} as ${searchParams.get("definition") ?? ""}`);
      return searchParams.get("name") === "refused"
        ? HttpResponse.json(problem("Not that one"), { status: 400 })
        : HttpResponse.json({});
    }),
  );
  const { user } = await choose(
    chosen({
      date: 1,
      streams: [{ name: "s" }],
      tasks: [
        { name: "nightly", dslText: "demo" },
        { name: "billing", dslText: "demo --x=2" },
        { name: "fresh", dslText: "demo" },
        { name: "broken", dslText: "&&" },
        { name: "refused", dslText: "demo" },
        { name: "child", dslText: "demo", composedTaskElement: true },
      ],
    }),
  );
  const plan = await screen.findByRole("table", { name: "What the import will do" });
  expect(within(plan).getAllByRole("row").slice(1).map((row) => row.textContent)).toEqual([
    "TasknightlyNothing: it is the same already",
    "TaskbillingLeft as it is: there is another one of this name",
    "TaskfreshCreate",
    "TaskbrokenLeft out: Odd",
    "TaskrefusedCreate",
  ]);
  expect(screen.getByText(/^Streams in the file are left out/)).toBeDefined();
  await user.click(screen.getByRole("radio", { name: /^Replace/ }));
  await screen.findByRole("row", { name: "Task billing Replace" });
  expect(changes).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Import 3" }));
  expect(await screen.findByText("2 of 3 imported")).toBeDefined();
  expect(screen.getByRole("row", { name: "Task refused Not that one" })).toBeDefined();
  expect(changes).toEqual([
    "destroy billing",
    "create billing as demo --x=2",
    "create fresh as demo",
    "create refused as demo",
  ]);
});

test("a definition that could not be replaced is put back", async () => {
  const created: (string | null)[][] = [];
  server.use(
    http.get("*/tasks/definitions/billing", () =>
      HttpResponse.json({ name: "billing", dslText: "demo --x=1", description: "Bills" }),
    ),
    http.delete("*/tasks/definitions/billing", () => new HttpResponse()),
    http.post("*/tasks/definitions", ({ request }) => {
      const { searchParams } = new URL(request.url);
      const definition = searchParams.get("definition");
      created.push([searchParams.get("name"), definition, searchParams.get("description")]);
      return definition === "demo --x=2"
        ? HttpResponse.json(problem("Not that one"), { status: 400 })
        : HttpResponse.json({});
    }),
  );
  const { user } = await choose(
    chosen({ date: 1, tasks: [{ name: "billing", dslText: "demo --x=2", description: "" }] }),
  );
  await user.click(await screen.findByRole("radio", { name: /^Replace/ }));
  await screen.findByRole("row", { name: "Task billing Replace" });
  await user.click(screen.getByRole("button", { name: "Import 1" }));
  expect(await screen.findByText("Not that one – the former definition was put back.")).toBeDefined();
  expect(created).toEqual([
    ["billing", "demo --x=2", ""],
    ["billing", "demo --x=1", "Bills"],
  ]);
});

test("a file that is no export is refused", async () => {
  await choose(chosen({ something: "else" }));
  expect(await screen.findByText("old.json cannot be read")).toBeDefined();
});

test("a clean-up shows first what it would remove", async () => {
  const asked: unknown[] = [];
  server.use(
    http.post("*/tasks/executions/bulk", async ({ request }) => {
      const wanted = (await request.json()) as { dryRun: boolean };
      asked.push(wanted);
      return HttpResponse.json({
        matched: 120,
        matchedIsLowerBound: false,
        refused: 0,
        children: 4,
        done: wanted.dryRun ? 0 : 120,
        items: [{ id: 7, schemaTarget: "boot3", taskName: "nightly", ok: true }],
      });
    }),
  );
  const { user } = renderPage("/tools?tool=cleanUp");
  const button = await screen.findByRole("button", { name: "Preview" });
  expect(button).toHaveProperty("disabled", true);
  await user.click(screen.getByRole("button", { name: "Failed" }));
  await user.type(screen.getByRole("textbox", { name: /^Task name/ }), "night*");
  await user.click(button);
  expect(
    await screen.findByText(
      "Executions that would be removed: 120. Among them children of composed tasks: 4.",
    ),
  ).toBeDefined();
  expect(screen.getByRole("link", { name: "7" })).toBeDefined();
  const filter = { state: ["FAILED"], task: "night*" };
  expect(asked).toEqual([{ action: "CLEAN_UP", filter, dryRun: true }]);

  await user.click(screen.getByRole("button", { name: "Clean up" }));
  const dialog = await screen.findByRole("dialog", { name: "Clean up these executions?" });
  const really = within(dialog).getByRole("button", { name: "Clean up" });
  expect(really).toHaveProperty("disabled", true);
  await user.type(within(dialog).getByRole("textbox"), "120");
  await user.click(really);
  expect(await screen.findByText("Executions removed: 120")).toBeDefined();
  expect(asked.at(-1)).toEqual({ action: "CLEAN_UP", filter, dryRun: false });
});

test("what is refused is shown with the reason, and not counted among what goes", async () => {
  const running = { id: 8, schemaTarget: "boot3", taskName: "nightly", ok: false, problem: "It has not ended" };
  const ended = { ...running, id: 7, ok: true, problem: null };
  server.use(
    http.post("*/tasks/executions/bulk", async ({ request }) => {
      const { dryRun } = (await request.json()) as { dryRun: boolean };
      return HttpResponse.json({
        matched: 121,
        matchedIsLowerBound: false,
        refused: 1,
        children: 0,
        done: dryRun ? 0 : 119,
        items: dryRun ? [running, ended] : [running, { ...ended, ok: false, problem: "Busy" }],
      });
    }),
  );
  const { user } = renderPage("/tools?tool=cleanUp");
  await user.type(await screen.findByRole("textbox", { name: /^Task name/ }), "night*");
  await user.click(screen.getByRole("button", { name: "Preview" }));
  expect(await screen.findByText("Executions that would be removed: 120.")).toBeDefined();
  const goes = screen.getByRole("table", { name: "Executions to be removed (the first 100)" });
  expect(within(goes).getAllByRole("row").slice(1).map((row) => row.textContent)).toEqual(["7nightly"]);
  expect(screen.getByText("Left out, although they meet the conditions: 1")).toBeDefined();
  const stays = screen.getByRole("table", { name: "Executions left out" });
  expect(within(stays).getAllByRole("row").slice(1).map((row) => row.textContent)).toEqual([
    "8nightlyIt has not ended",
  ]);

  await user.click(screen.getByRole("button", { name: "Clean up" }));
  const dialog = await screen.findByRole("dialog", { name: "Clean up these executions?" });
  expect(within(dialog).getByText(/^120 executions are removed/)).toBeDefined();
  await user.type(within(dialog).getByRole("textbox"), "120");
  await user.click(within(dialog).getByRole("button", { name: "Clean up" }));
  expect(await screen.findByText("Executions removed: 119")).toBeDefined();
  expect(screen.getByRole("row", { name: "7 nightly Busy" })).toBeDefined();
});

test("when all is refused there is nothing to clean up", async () => {
  server.use(
    http.post("*/tasks/executions/bulk", () =>
      HttpResponse.json({
        matched: 1,
        matchedIsLowerBound: false,
        refused: 1,
        children: 0,
        done: 0,
        items: [{ id: 8, schemaTarget: "boot3", taskName: "nightly", ok: false, problem: "It has not ended" }],
      }),
    ),
  );
  const { user } = renderPage("/tools?tool=cleanUp");
  await user.type(await screen.findByRole("textbox", { name: /^Task name/ }), "night*");
  await user.click(screen.getByRole("button", { name: "Preview" }));
  await screen.findByRole("table", { name: "Executions left out" });
  expect(screen.getByRole("button", { name: "Clean up" })).toHaveProperty("disabled", true);
});

test("another condition needs another preview", async () => {
  server.use(
    http.post("*/tasks/executions/bulk", () =>
      HttpResponse.json({ matched: 1, matchedIsLowerBound: false, children: 0, done: 0, refused: 0, items: [] }),
    ),
  );
  const { user } = renderPage("/tools?tool=cleanUp");
  await user.type(await screen.findByRole("textbox", { name: /^Task name/ }), "a");
  await user.click(screen.getByRole("button", { name: "Preview" }));
  await screen.findByText("Executions that would be removed: 1.");
  await user.type(screen.getByRole("textbox", { name: /^Task name/ }), "b");
  await waitFor(() => {
    expect(screen.queryByRole("button", { name: "Clean up" })).toBeNull();
  });
});
