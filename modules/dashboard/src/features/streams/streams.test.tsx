import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { renderPage } from "../../test/renderPage";
import { paged, problem, server } from "../../test/server";

const ticks = {
  name: "ticks",
  dslText: "ticker | shout | keep",
  originalDslText: "ticker | shout | keep",
  description: "Every second",
  status: "deployed",
};
const fresh = { ...ticks, name: "fresh", description: "", status: "undeployed" };

function answerStreams(rows: object[]): URL[] {
  const asked: URL[] = [];
  server.use(
    http.get("*/streams/definitions", ({ request }) => {
      asked.push(new URL(request.url));
      return HttpResponse.json(paged("streamDefinitionResourceList", rows));
    }),
  );
  return asked;
}

test("the list says how streams are and what can be done with them", async () => {
  const asked = answerStreams([ticks, fresh]);
  renderPage("/streams");
  const row = await screen.findByRole("row", { name: /Every second/ });
  expect(within(row).getByText("Deployed")).toBeDefined();
  expect(within(row).getByText("ticker | shout | keep")).toBeDefined();
  expect(within(row).getByRole("link", { name: "ticks" }).getAttribute("href")).toMatch(
    /^\/dashboard\/streams\/ticks/,
  );
  expect(screen.getByRole("link", { name: "Update ticks" }).getAttribute("href")).toBe(
    "/dashboard/streams/ticks/deploy",
  );
  expect(screen.getByRole("link", { name: "Deploy fresh" })).toBeDefined();
  expect(asked[0]?.searchParams.get("sort")).toBe("name,ASC");
});

test("the search is the address and is asked of the server", async () => {
  const asked = answerStreams([]);
  renderPage("/streams?q=tick");
  expect(await screen.findByText("Nothing matches the filter")).toBeDefined();
  expect(asked[0]?.searchParams.get("search")).toBe("tick");
});

test("without streams it says what one is", async () => {
  answerStreams([]);
  renderPage("/streams");
  expect(await screen.findByRole("heading", { name: "No streams yet" })).toBeDefined();
});

test("a list that is refused is said so", async () => {
  server.use(
    http.get("*/streams/definitions", () =>
      HttpResponse.json(problem("Ask the operators"), { status: 403 }),
    ),
  );
  renderPage("/streams");
  expect(await screen.findByText("You may not do this")).toBeDefined();
  expect(screen.getByText("Ask the operators")).toBeDefined();
});

test("several are undeployed after asking, those that are not deployed left out", async () => {
  answerStreams([ticks, fresh]);
  const undeployed: string[] = [];
  server.use(
    http.delete("*/streams/deployments/:name", ({ params }) => {
      undeployed.push(String(params.name));
      return new HttpResponse();
    }),
  );
  const { user } = renderPage("/streams");
  await user.click(await screen.findByRole("checkbox", { name: "Select ticks" }));
  await user.click(screen.getByRole("checkbox", { name: "Select fresh" }));
  await user.click(screen.getByRole("button", { name: "Undeploy selected" }));
  const dialog = await screen.findByRole("dialog", { name: "Undeploy streams?" });
  await user.click(within(dialog).getByRole("button", { name: "Undeploy" }));
  await waitFor(() => {
    expect(undeployed).toEqual(["ticks"]);
  });
});

test("one is destroyed from its row's menu after asking", async () => {
  answerStreams([ticks, fresh]);
  let destroyed = "";
  server.use(
    http.delete("*/streams/definitions/:name", ({ params }) => {
      destroyed = String(params.name);
      return new HttpResponse();
    }),
  );
  const { user } = renderPage("/streams");
  await user.click(await screen.findByRole("button", { name: "More actions for fresh" }));
  expect(
    (await screen.findByRole("menuitem", { name: "Undeploy" })).getAttribute("data-disabled"),
  ).toBe("true");
  await user.click(screen.getByRole("menuitem", { name: "Destroy" }));
  const dialog = await screen.findByRole("dialog", { name: "Destroy streams?" });
  expect(within(dialog).getByText("fresh")).toBeDefined();
  await user.click(within(dialog).getByRole("button", { name: "Destroy" }));
  await waitFor(() => {
    expect(destroyed).toBe("fresh");
  });
});

test("a server without streams shows neither menu entry nor key", async () => {
  server.use(
    http.get("*/about", () => HttpResponse.json({ featureInfo: { streamsEnabled: false } })),
  );
  answerStreams([]);
  const { user } = renderPage("/streams");
  await screen.findByRole("heading", { name: "No streams yet" });
  const menu = screen.getByRole("navigation", { name: "Main menu" });
  expect(within(menu).getByRole("link", { name: "Tasks" })).toBeDefined();
  expect(within(menu).queryByRole("link", { name: "Streams" })).toBeNull();
  await user.keyboard("?");
  const help = await screen.findByRole("dialog", { name: "Keys" });
  expect(within(help).queryByText("Go to: Streams")).toBeNull();
});

test("the menu leads to streams and to what runs, and the palette finds streams by name", async () => {
  answerStreams([ticks]);
  server.use(http.get("/search", () => HttpResponse.json({ results: [] })));
  const { user } = renderPage("/streams");
  const menu = await screen.findByRole("navigation", { name: "Main menu" });
  expect(await within(menu).findByRole("link", { name: "Streams" })).toBeDefined();
  expect(within(menu).getByRole("link", { name: "Runtime" })).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Go to or do" }));
  await user.type(await screen.findByRole("textbox", { name: "Go to or do" }), "tic");
  expect(await screen.findByRole("button", { name: /^ticks/ })).toBeDefined();
  expect(screen.getByRole("button", { name: /^Deploy ticks/ })).toBeDefined();
});

test("what is wrong with a definition is said at it, in the server's words", async () => {
  server.use(
    http.get("*/completions/stream", () =>
      HttpResponse.json({ proposals: [{ text: "ticker | keep" }] }),
    ),
    http.post("*/streams/definitions", () =>
      HttpResponse.json(problem("Application name 'tick' with type 'source' does not exist"), {
        status: 400,
      }),
    ),
  );
  const { user } = renderPage("/streams/create");
  const text = await screen.findByRole("textbox", { name: /^Definition/ });
  await user.click(screen.getByRole("button", { name: "Create stream" }));
  expect(screen.getByText("Give the stream a name")).toBeDefined();
  expect(screen.getByText("Enter a definition")).toBeDefined();
  await user.type(text, "tick | keep");
  await user.type(screen.getByRole("textbox", { name: /^Name/ }), "ticks");
  await user.click(screen.getByRole("button", { name: "Create stream" }));
  expect(await screen.findByText(/with type 'source' does not exist/)).toBeDefined();
  expect(text.getAttribute("aria-invalid")).toBe("true");
  await user.click(screen.getByRole("button", { name: "ticker | keep" }));
  expect(text).toHaveProperty("value", "ticker | keep");
  expect(screen.queryByText(/with type 'source' does not exist/)).toBeNull();
});

test("a stream is created and found in the list", async () => {
  answerStreams([fresh]);
  let created: URL | undefined;
  server.use(
    http.get("*/completions/stream", () => HttpResponse.json({ proposals: [] })),
    http.post("*/streams/definitions", ({ request }) => {
      created = new URL(request.url);
      return HttpResponse.json(fresh, { status: 201 });
    }),
  );
  const { user, path } = renderPage("/streams/create");
  await user.type(await screen.findByRole("textbox", { name: /^Definition/ }), "a | b");
  await user.type(screen.getByRole("textbox", { name: /^Name/ }), "fresh");
  await user.type(screen.getByRole("textbox", { name: /^Description/ }), "New");
  await user.click(screen.getByRole("button", { name: "Create stream" }));
  await waitFor(() => {
    expect(path()).toContain("q=fresh");
  });
  expect(Object.fromEntries(created?.searchParams ?? [])).toEqual({
    name: "fresh",
    definition: "a | b",
    description: "New",
  });
});

test("a name that is taken is said beside the form", async () => {
  server.use(
    http.get("*/completions/stream", () => HttpResponse.json({ proposals: [] })),
    http.post("*/streams/definitions", () =>
      HttpResponse.json(problem("There is a stream fresh already"), { status: 409 }),
    ),
  );
  const { user } = renderPage("/streams/create");
  await user.type(await screen.findByRole("textbox", { name: /^Definition/ }), "a | b");
  await user.type(screen.getByRole("textbox", { name: /^Name/ }), "fresh");
  await user.click(screen.getByRole("button", { name: "Create and deploy…" }));
  const alert = await screen.findByRole("alert");
  expect(within(alert).getByText("There is a stream fresh already")).toBeDefined();
});
