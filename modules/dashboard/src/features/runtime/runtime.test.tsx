import { screen, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { renderPage } from "../../test/renderPage";
import { paged, problem, server } from "../../test/server";

const ticks = {
  name: "ticks",
  version: "3",
  applications: {
    _embedded: {
      appStatusResourceList: [
        {
          name: "shout",
          deploymentId: "ticks.shout-v3",
          state: "deploying",
          instances: {
            _embedded: {
              appInstanceStatusResourceList: [
                {
                  instanceId: "ticks.shout-v3-0",
                  state: "deployed",
                  attributes: { port: "20123" },
                },
              ],
            },
          },
        },
      ],
    },
  },
};

function answer(rows: object[], total = rows.length): URL[] {
  const asked: URL[] = [];
  server.use(
    http.get("*/runtime/streams", ({ request }) => {
      asked.push(new URL(request.url));
      return HttpResponse.json(paged("streamStatusResourceList", rows, total));
    }),
  );
  return asked;
}

test("streams are shown with their apps and instances, which lead to stream and log", async () => {
  answer([ticks]);
  const { user } = renderPage("/runtime");
  const section = await screen.findByRole("region", { name: "ticks" });
  expect(within(section).getByText("Version 3")).toBeDefined();
  expect(within(section).getByText("Deploying")).toBeDefined();
  expect(within(section).getByText("Deployed")).toBeDefined();
  expect(within(section).getByRole("link", { name: "ticks" })).toBeDefined();
  expect(
    within(section).getByRole("link", { name: "View log of ticks.shout-v3-0" }).getAttribute("href"),
  ).toContain("/dashboard/streams/ticks?tab=log&app=ticks.shout-v3&instance=ticks.shout-v3-0");
  await user.click(
    within(section).getByRole("button", { name: "Attributes of ticks.shout-v3-0" }),
  );
  expect(within(section).getByRole("row", { name: "port 20123" })).toBeDefined();
});

test("the page is the address and is asked of the server", async () => {
  const asked = answer([ticks], 45);
  const { user, path } = renderPage("/runtime?size=20");
  await user.click(await screen.findByRole("button", { name: "Next page" }));
  expect(path()).toContain("page=1");
  await screen.findByText("Page 2");
  expect(asked.at(-1)?.searchParams.get("page")).toBe("1");
  expect(asked.at(-1)?.searchParams.get("size")).toBe("20");
});

test("when nothing runs it says so", async () => {
  answer([]);
  renderPage("/runtime");
  expect(await screen.findByRole("heading", { name: "Nothing runs" })).toBeDefined();
});

test("what the server says is wrong is shown", async () => {
  server.use(
    http.get("*/runtime/streams", () =>
      HttpResponse.json(problem("Skipper does not answer"), { status: 503 }),
    ),
  );
  renderPage("/runtime");
  expect(await screen.findByText("Skipper does not answer")).toBeDefined();
});
