import { expect, test } from "vitest";
import { newAddress } from "./oldAddresses";

test.each([
  ["#/apps", "/apps"],
  ["#/apps/add", "/apps/add"],
  ["#/apps/add/import-file", "/apps/add"],
  ["#/apps/task/demo", "/apps/task/demo"],
  ["#/tasks-jobs/tasks", "/tasks"],
  ["#/tasks-jobs/tasks/create", "/tasks/create"],
  ["#/tasks-jobs/tasks/nightly", "/tasks/nightly"],
  ["#/tasks-jobs/tasks/nightly/launch", "/tasks/nightly/launch"],
  ["#/tasks-jobs/task-executions", "/task-executions"],
  ["#/tasks-jobs/task-executions/7/schemaTarget/boot3", "/task-executions/7?schemaTarget=boot3"],
  ["#/tasks-jobs/task-executions/7/schemaTarget/undefined", "/task-executions/7"],
  ["#/tasks-jobs/job-executions", "/job-executions"],
  ["#/tasks-jobs/job-executions/3/schemaTarget/boot2", "/job-executions/3?schemaTarget=boot2"],
  ["#/tasks-jobs/job-executions/3/5/schemaTarget/boot2", "/job-executions/3/steps/5?schemaTarget=boot2"],
  ["#/streams/list", "/streams"],
  ["#/streams/list/create", "/streams/create"],
  ["#/streams/list/ticks", "/streams/ticks"],
  ["#/streams/list/ticks/deploy", "/streams/ticks/deploy"],
  ["#/streams/list/G-1a2b/multi-deploy", "/streams"],
  ["#/streams/runtime", "/runtime"],
  ["#/manage/records", "/audit"],
  ["#/manage/tools", "/tools"],
])("%s is now %s", (old, now) => {
  expect(newAddress(old)).toBe(now);
});

test.each(["", "#content", "#/nowhere"])("%j is no old address", (hash) => {
  expect(newAddress(hash)).toBeUndefined();
});
