import { fireEvent, screen, waitFor } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test, vi } from "vitest";
import { setPreferences, toPreferences } from "../../app/preferences";
import { renderPage } from "../../test/renderPage";
import { paged, problem, server } from "../../test/server";
import { toCsv } from "./csv";

const record = {
  auditRecordId: 3,
  createdBy: null,
  auditAction: "DEPLOY",
  auditOperation: "TASK",
  correlationId: "nightly",
  auditData: '{"a":"b"}',
  createdOn: "2026-11-22T10:00:00Z",
  platformName: "default",
};

function answer(rows: object[], total = rows.length): URL[] {
  const asked: URL[] = [];
  server.use(
    http.get("*/audit-records", ({ request }) => {
      asked.push(new URL(request.url));
      return HttpResponse.json(paged("auditRecordResourceList", rows, total));
    }),
  );
  return asked;
}

test("the newest records come first and lead to what was changed", async () => {
  const asked = answer([record, { ...record, auditRecordId: 4, auditAction: "999" }]);
  renderPage("/audit");
  const [link] = await screen.findAllByRole("link", { name: "nightly" });
  expect(link?.getAttribute("href")).toMatch(/^\/dashboard\/tasks\/nightly/);
  expect(screen.getAllByText("Launch or deploy").length).toBeGreaterThan(0);
  expect(screen.getByText("999")).toBeDefined();
  expect(asked[0]?.searchParams.get("sort")).toBe("createdOn,DESC");
});

test("the filter is the address and is asked of the server", async () => {
  const asked = answer([record]);
  const { user, path } = renderPage(
    "/audit?from=2026-11-22T00%3A00%3A00Z&platform=default&thing=nightly",
  );
  await user.selectOptions(await screen.findByRole("combobox", { name: "Kind" }), "Task");
  await user.selectOptions(screen.getByRole("combobox", { name: "Action" }), "Delete");
  await waitFor(() => {
    expect(Object.fromEntries(asked.at(-1)?.searchParams ?? [])).toEqual({
      page: "0",
      size: "20",
      sort: "createdOn,DESC",
      operations: "TASK",
      actions: "DELETE",
      fromDate: "2026-11-22T00:00:00",
      platform: "default",
      correlationId: "nightly",
    });
  });
  expect(path()).toContain("operation=TASK");
});

test("times are entered and shown in the zone chosen, and asked in UTC", async () => {
  setPreferences(toPreferences({ timeZone: "Asia/Seoul" }));
  const asked = answer([record]);
  const { user, path } = renderPage("/audit?to=2026-11-22T09%3A30%3A00Z");
  const to = await screen.findByLabelText<HTMLInputElement>("Until");
  expect(to.value).toBe("2026-11-22T18:30");
  const from = screen.getByLabelText("From");
  fireEvent.change(from, { target: { value: "2026-11-22T10:00" } });
  await user.type(from, "{Enter}");
  await waitFor(() => {
    expect(asked.at(-1)?.searchParams.get("fromDate")).toBe("2026-11-22T01:00:00");
  });
  expect(asked.at(-1)?.searchParams.get("toDate")).toBe("2026-11-22T09:30:00");
  expect(decodeURIComponent(path())).toContain("from=2026-11-22T01:00:00.000Z");
});

test("everything that is filtered is downloaded", async () => {
  answer([record]);
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
  const { user } = renderPage("/audit?action=DEPLOY");
  await screen.findAllByRole("link", { name: "nightly" });
  const pages = answer([record], 2);
  await user.click(screen.getByRole("button", { name: "Download CSV" }));
  await waitFor(() => {
    expect(saved).toBeDefined();
  });
  expect(pages.map((url) => [url.searchParams.get("page"), url.searchParams.get("actions")])).toEqual([
    ["0", "DEPLOY"],
    ["1", "DEPLOY"],
  ]);
  expect(await saved?.text()).toContain('nightly,default,"{""a"":""b""}"');
});

test("a cell is no formula", () => {
  const csv = toCsv([
    {
      id: 1,
      createdOn: undefined,
      createdBy: "=1+1",
      action: "CREATE",
      operation: "TASK",
      thing: "a,b",
      platform: "",
      data: "",
    },
  ]);
  expect(csv.split("\r\n")[1]).toBe(`1,,'=1+1,TASK,CREATE,"a,b",,`);
});

test("an error is shown with another try", async () => {
  server.use(
    http.get("*/audit-records", () => HttpResponse.json(problem("Too far back"), { status: 400 })),
  );
  renderPage("/audit");
  expect(await screen.findByText("Too far back")).toBeDefined();
  expect(screen.getByRole("button", { name: "Try again" })).toBeDefined();
});
