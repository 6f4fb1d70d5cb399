import { expect, test } from "vitest";
import { planImport, readExport, writeExport } from "./files";

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
    metadataUri: "",
    version: "1.0",
    bootVersion: "4",
  } as const;
  const { tasks, apps } = readExport(writeExport([task], [app]));
  expect(tasks).toEqual([{ ...task, composedTaskElement: false }]);
  expect(apps).toEqual([app]);
});

test.each(["", "[]", "{}", '{"tasks":[{"name":"x"}]}'])("%j is refused", (text) => {
  expect(() => readExport(text)).toThrow();
});

const present = {
  tasks: new Map([
    ["same", "demo"],
    ["other", "old"],
  ]),
  apps: new Map<string, string>(),
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

test("children of composed tasks are left out unless wanted", () => {
  const file = readExport(old);
  expect(planImport(file, present, "skip", false).map(({ name }) => name)).toEqual(["nightly"]);
  expect(planImport(file, present, "skip", true)).toHaveLength(2);
});
