import { expect, test } from "vitest";
import { planImport, readExport, writeExport, type FileApp } from "./files";

const old = JSON.stringify({
  date: 1700000000000,
  tasks: [
    {
      name: "nightly",
      dslText: "a && b",
      description: null,
      composed: true,
      composedTaskElement: false,
      status: "COMPLETE",
      lastTaskExecution: { executionId: 1 },
    },
    { name: "nightly-a", dslText: "a", composedTaskElement: true },
  ],
});

test("a file of the old dashboard is read", () => {
  const { tasks, apps } = readExport(old);
  expect(tasks.map(({ name, dslText, description }) => [name, dslText, description])).toEqual([
    ["nightly", "a && b", ""],
    ["nightly-a", "a", ""],
  ]);
  expect(apps).toEqual([]);
});

test("a file of our own comes back as it was", () => {
  const task = { name: "x", dslText: "demo", description: "d" };
  const app = {
    name: "demo",
    type: "task",
    uri: "file:///demo.jar",
    metadataUri: "file:///demo-metadata.jar",
    version: "1.0",
    bootVersion: "4",
    defaultVersion: true,
  } as const;
  const { tasks, apps } = readExport(writeExport([task], [app]));
  expect(tasks).toEqual([{ ...task, composedTaskElement: false }]);
  expect(apps).toEqual([app]);
});

test("an application in a file of before is read", () => {
  const app = { name: "demo", type: "task", uri: "file:///demo.jar", metadataUri: "", version: "1", bootVersion: "4" };
  expect(readExport(JSON.stringify({ date: 1, tasks: [], apps: [app] })).apps).toEqual([
    { ...app, defaultVersion: false },
  ]);
});

test.each(["", "[]", "{}", '{"tasks":[{"name":"x"}]}'])("%j is refused", (text) => {
  expect(() => readExport(text)).toThrow();
});

const present = {
  tasks: new Map([
    ["same", "demo"],
    ["other", "old"],
  ]),
  apps: [],
};

test.each([
  ["skip", "skip"],
  ["replace", "replace"],
] as const)("with %s, what is there in another form is %s", (conflict, what) => {
  const tasks = ["same", "other", "new"].map((name) => ({
    name,
    dslText: "demo",
    description: "",
    composedTaskElement: false,
  }));
  const plan = planImport({ tasks, apps: [] }, present, conflict, false);
  expect(plan.map((one) => one.what)).toEqual(["same", what, "create"]);
});

const demo: FileApp = {
  type: "task",
  name: "demo",
  version: "2",
  uri: "file:///demo-2.jar",
  metadataUri: "file:///demo-metadata.jar",
  bootVersion: "4",
  defaultVersion: true,
};

test.each<[string, Partial<FileApp>[], Partial<FileApp>, string, boolean]>([
  ["as it is", [{}], {}, "same", false],
  ["with other metadata", [{ metadataUri: "" }], {}, "skip", false],
  ["without being the default", [{ defaultVersion: false }, { version: "1" }], {}, "skip", false],
  ["with metadata a file of before left out", [{}], { metadataUri: "", defaultVersion: false }, "same", false],
  ["not at all", [], {}, "create", true],
  ["only in another version, the default", [{ version: "1" }], {}, "create", false],
])("an application that is there %s", (_, there, wanted, what, makeDefault) => {
  const known = { tasks: new Map<string, string>(), apps: there.map((one) => ({ ...demo, ...one })) };
  const [plan] = planImport({ tasks: [], apps: [{ ...demo, ...wanted }] }, known, "skip", false);
  expect(plan).toMatchObject({ what, ...(what !== "same" && { makeDefault }) });
});

test("an application that replaces another becomes the default if it was", () => {
  const known = { tasks: new Map<string, string>(), apps: [{ ...demo, version: "1" }] };
  const [plan] = planImport({ tasks: [], apps: [demo] }, known, "replace", false);
  expect(plan).toMatchObject({ what: "create", makeDefault: true });
});

test("children of composed tasks are left out unless wanted", () => {
  const file = readExport(old);
  expect(planImport(file, present, "skip", false).map(({ name }) => name)).toEqual(["nightly"]);
  expect(planImport(file, present, "skip", true)).toHaveLength(2);
});
