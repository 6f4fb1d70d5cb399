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

/** What the editor asks while a definition is written. */
function answerEditor(proposals: (start: string) => string[] = () => []): void {
  server.use(
    http.get("*/apps", () =>
      HttpResponse.json(
        paged("appRegistrationResourceList", [
          { name: "ticker", type: "source", version: "1.0.0", defaultVersion: true },
          { name: "shout", type: "processor", version: "1.0.0", defaultVersion: true },
          { name: "keep", type: "sink", version: "1.0.0", defaultVersion: true },
          { name: "batch", type: "task", version: "1.0.0", defaultVersion: true },
        ]),
      ),
    ),
    http.get("*/completions/stream", ({ request }) =>
      HttpResponse.json({
        proposals: proposals(new URL(request.url).searchParams.get("start") ?? "").map((text) => ({
          text,
        })),
      }),
    ),
    http.post("*/streams/lint", async ({ request }) => {
      const { dsl } = (await request.json()) as { dsl: string };
      return HttpResponse.json(lintOf(dsl));
    }),
  );
}

/** As the server's, of apps without labels and arguments that are joined by pipes. */
function lintOf(dsl: string): object {
  let from = 0;
  const names = dsl.split("|").map((part) => part.trim());
  if (names.includes("")) {
    const message = `112E:(pos ${dsl.length}): Unexpectedly ran out of input`;
    return {
      stream: null,
      problems: [{ kind: "SYNTAX", position: dsl.length, length: 0, message }],
    };
  }
  const apps = names.map((name) => {
    const start = dsl.indexOf(name, from);
    const end = start + name.length;
    from = end;
    return { label: name, name, type: "processor", start, nameEnd: end, end };
  });
  const problems = apps
    .filter(({ name }) => !["ticker", "shout", "keep"].includes(name))
    .map(({ name, start, end }) => ({
      kind: "UNKNOWN_APP",
      position: start,
      length: end - start,
      message: "It does not exist",
      subject: name,
      app: "source",
    }));
  return { stream: { source: null, apps, sink: null, unbound: apps.length === 1 }, problems };
}

test("what is wrong with a definition is said at it, in the server's words", async () => {
  answerEditor();
  server.use(
    http.post("*/streams/definitions", () =>
      HttpResponse.json(problem("The name of the stream has 300 characters"), { status: 400 }),
    ),
  );
  const { user } = renderPage("/streams/create");
  const text = await screen.findByRole("textbox", { name: /^Definition/ });
  await user.click(screen.getByRole("button", { name: "Create stream" }));
  expect(screen.getByText("Give the stream a name")).toBeDefined();
  expect(screen.getByText("Enter a definition")).toBeDefined();
  await user.type(text, "tick | keep");
  expect(await screen.findByText("At character 1: No app tick of type source is registered")).toBeDefined();
  expect(text.getAttribute("aria-invalid")).toBe("true");
  expect([...document.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["tick"]);
  await user.clear(text);
  await user.type(text, "ticker |");
  expect(await screen.findByText(/^At character 9: 112E/)).toBeDefined();
  await user.type(text, " keep");
  expect(await screen.findByText("The definition can be read.")).toBeDefined();
  expect(document.querySelector("mark")).toBeNull();
  await user.type(screen.getByRole("textbox", { name: /^Name/ }), "ticks");
  await user.click(screen.getByRole("button", { name: "Create stream" }));
  expect(await screen.findByText("The name of the stream has 300 characters")).toBeDefined();
});

test("apps are completed at the caret by keyboard", async () => {
  answerEditor((start) => (/(^| )t$/.test(start) ? [`${start}icker`, `${start}ocker`] : []));
  const { user } = renderPage("/streams/create");
  const text = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /^Definition/ });
  await user.type(text, "t | keep", { initialSelectionStart: 0 });
  await user.click(text);
  text.setSelectionRange(1, 1);
  await user.keyboard("{Shift}");
  const list = await screen.findByRole("listbox", { name: "Suggestions" });
  expect(within(list).getAllByRole("option").map((one) => one.textContent)).toEqual(["ticker", "tocker"]);
  await user.keyboard("{Control>} {/Control}{ArrowDown}");
  const chosen = within(list).getByRole("option", { selected: true });
  expect(chosen.textContent).toBe("tocker");
  expect(text.getAttribute("aria-activedescendant")).toBe(chosen.id);
  await user.keyboard("{ArrowUp}{Enter}");
  expect(text.value).toBe("ticker | keep");
  expect(text.selectionStart).toBe(6);
  expect(document.activeElement).toBe(text);
});

test("Enter and arrows stay what they are until a suggestion is asked for", async () => {
  answerEditor((start) => (start === "" ? [] : [`${start}x`]));
  const { user } = renderPage("/streams/create");
  const text = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /^Definition/ });
  await user.type(text, "a");
  await within(await screen.findByRole("listbox")).findByRole("option");
  await user.keyboard("{Control>} {/Control}{Escape}{Enter}b");
  expect(text.value).toBe("a\nb");
});

test("what is done in the graph changes the text, and the other way round", async () => {
  answerEditor();
  const { user } = renderPage("/streams/create");
  const text = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /^Definition/ });
  await screen.findByRole("option", { name: "ticker" });
  const add = screen.getByRole("combobox", { name: "App" });
  expect(within(add).queryByRole("option", { name: "batch" })).toBeNull();
  for (const app of ["source:ticker", "sink:keep"]) {
    await user.selectOptions(add, app);
    await user.click(screen.getByRole("button", { name: "Add app" }));
  }
  expect(text.value).toBe("ticker | keep");
  await user.selectOptions(add, "processor:shout");
  await user.selectOptions(screen.getByRole("combobox", { name: "After" }), "ticker");
  await user.click(screen.getByRole("button", { name: "Add app" }));
  expect(text.value).toBe("ticker | shout | keep");

  const label = screen.getByRole("textbox", { name: "Label" });
  await user.clear(label);
  await user.type(label, "keep");
  await user.click(screen.getByRole("button", { name: "Rename" }));
  expect(screen.getByText(/no label that is taken/)).toBeDefined();
  await user.clear(label);
  await user.type(label, "loud");
  await user.click(screen.getByRole("button", { name: "Rename" }));
  expect(text.value).toBe("ticker | loud: shout | keep");

  await user.selectOptions(screen.getByRole("combobox", { name: "Leads to" }), "Not connected");
  expect(text.value).toBe("ticker | loud: shout | keep");
  expect(screen.getByText(/^The text follows as soon as/)).toBeDefined();
  await user.selectOptions(screen.getByRole("combobox", { name: "Leads to" }), "keep");
  expect(screen.queryByText(/^The text follows as soon as/)).toBeNull();

  await user.click(screen.getByRole("button", { name: "Remove" }));
  expect(text.value).toBe("ticker | keep");
  await user.selectOptions(screen.getByRole("combobox", { name: "Named destination" }), "writes to");
  await user.type(screen.getByRole("textbox", { name: "Destination name" }), ":out");
  await user.click(screen.getByRole("button", { name: "Set destination" }));
  expect(text.value).toBe("ticker | keep > :out");

  await user.clear(text);
  await user.type(text, "shout");
  const part = screen.getByRole("combobox", { name: "Part" });
  expect(await within(part).findByRole("option", { name: "shout (app)" })).toBeDefined();
  expect(within(part).getAllByRole("option")).toHaveLength(1);
  await user.type(text, " |");
  expect(await screen.findByText(/^The text cannot be read yet/)).toBeDefined();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Remove" }).disabled).toBe(true);
});

test("a stream is created and found in the list", async () => {
  answerStreams([fresh]);
  answerEditor();
  let created: URL | undefined;
  server.use(
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
  answerEditor();
  server.use(
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
