import { expect, test } from "vitest";
import {
  argumentsText,
  chosenArguments,
  chosenProperties,
  propertiesText,
  uniform,
} from "./launchText";

test("what the server added to an earlier launch is left out", () => {
  expect(
    chosenProperties({
      "deployer.demo.local.javaOpts": "-Xmx1g",
      "app.demo.spring.cloud.task.initialize-enabled": "false",
      "app.demo.spring.batch.jdbc.table-prefix": "BOOT3_BATCH_",
      "app.demo.spring.batch.job.names": "a",
      "spring.cloud.dataflow.task.platformName": "default",
    }).map(({ key }) => key),
  ).toEqual(["deployer.demo.local.javaOpts", "app.demo.spring.batch.job.names"]);
  expect(
    chosenArguments([
      "day=1",
      "--spring.cloud.task.executionid=7",
      "--app.demo.spring.cloud.task.schemaTarget=boot3",
      "--spring.cloud.task.name=demo",
      "--spring.cloud.task.parent-execution-id=6",
      "--spring.cloud.task.parent-schema-target=boot3",
    ]),
  ).toEqual(["day=1"]);
});

test("properties become one text, without those that have no key", () => {
  const rows = [
    { id: 1, key: "deployer.demo.local.javaOpts", value: "-Xmx1g,-Dx=1" },
    { id: 2, key: "app.demo.", value: "no key" },
    { id: 3, key: "app.demo.empty", value: "" },
    { id: 4, key: "app.demo.mark", value: " | " },
  ];
  expect(propertiesText(rows, undefined)).toBe(
    "deployer.demo.local.javaOpts=-Xmx1g,-Dx=1,app.demo.empty=,app.demo.mark= | ",
  );
  expect(propertiesText(rows.slice(0, 1), "big")).toBe(
    "deployer.demo.local.javaOpts=-Xmx1g,-Dx=1,spring.cloud.dataflow.task.platformName=big",
  );
});

test("an argument without = says its place", () => {
  expect(argumentsText(["day=2026-11-22", " ", "fast", "name=홍 길동"], "demo")).toBe(
    "day=2026-11-22 app.demo.1=fast name=홍 길동",
  );
});

test("keys are compared in one spelling", () => {
  expect(uniform("deployer.demo.local.java-opts")).toBe(uniform("deployer.demo.local.javaOpts"));
});
