import { describe, expect, test } from "vitest";
import { instantOf, isSame, readFilter } from "./filterText";

describe("text as conditions", () => {
  test.each([
    ["status:failed,lost", { state: ["FAILED", "LOST"] }],
    ["status:complete status:RUNNING", { state: ["SUCCEEDED", "RUNNING"] }],
    ["task:bill* exit:-1 platform:default parent:7", { task: "bill*", exitCode: -1, platform: "default", parent: 7 }],
    ["started:>-2h started:<2026-11-22T10:00Z", { from: "-2h", to: "2026-11-22T10:00Z" }],
    ["started:today", { from: "today" }],
    ["day=1 file:/tmp/x", { text: "day=1 file:/tmp/x" }],
  ])("%s", (text, filter) => {
    expect(readFilter(text)).toEqual({ filter, unread: [] });
  });

  test.each(["status:green", "exit:one", "started:yesterday", "parent:0", "task:"])(
    "%s is not understood",
    (text) => {
      expect(readFilter(`${text} rest`).unread).toEqual([text]);
    },
  );
});

describe("times", () => {
  const now = new Date("2026-11-22T10:30:45.678Z");
  test.each([
    ["-2h", "2026-11-22T08:30:00.000Z"],
    ["-7d", "2026-11-15T10:30:00.000Z"],
    ["-15m", "2026-11-22T10:15:00.000Z"],
    ["2026-11-22T10:00:00+09:00", "2026-11-22T01:00:00.000Z"],
  ])("%s", (time, instant) => {
    expect(instantOf(time, now)).toBe(instant);
  });

  test("today begins where the reader is", () => {
    const midnight = new Date(instantOf("today", now));
    expect([midnight.getHours(), midnight.getMinutes()]).toEqual([0, 0]);
    expect(midnight.getDate()).toBe(now.getDate());
  });
});

test("filters are the same whatever the order of their conditions", () => {
  expect(isSame({ task: "a", exitCode: 1 }, { exitCode: 1, task: "a", text: undefined })).toBe(true);
  expect(isSame({ task: "a" }, { task: "b" })).toBe(false);
});
