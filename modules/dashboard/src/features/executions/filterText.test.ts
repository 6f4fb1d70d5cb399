import { describe, expect, test } from "vitest";
import { agoText, instantOf, isSame, readFilter } from "./filterText";

describe("text as conditions", () => {
  test.each([
    ["status:failed,lost", { state: ["FAILED", "LOST"] }],
    ["status:complete status:RUNNING", { state: ["SUCCEEDED", "RUNNING"] }],
    ["task:bill* exit:-1 platform:default parent:7", { task: "bill*", exitCode: -1, platform: "default", parent: 7 }],
    ["started:>-2h started:<2026-11-22T10:00Z", { from: "-2h", to: "2026-11-22T10:00:00.000Z" }],
    ["started:>2026-11-22T10:00 started:<2026-11-23", { from: "2026-11-22T01:00:00.000Z", to: "2026-11-22T15:00:00.000Z" }],
    ["started:today", { from: "today" }],
    ["day=1 file:/tmp/x", { text: "day=1 file:/tmp/x" }],
  ])("%s", (text, filter) => {
    expect(readFilter(text, "Asia/Seoul")).toEqual({ filter, unread: [] });
  });

  test.each(["status:green", "exit:one", "started:yesterday", "parent:0", "task:"])(
    "%s is not understood",
    (text) => {
      expect(readFilter(`${text} rest`, undefined).unread).toEqual([text]);
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
    ["2026-11-22T10:00", "2026-11-22T15:00:00.000Z"],
    ["2026-11-22", "2026-11-22T05:00:00.000Z"],
  ])("%s in New York", (time, instant) => {
    expect(instantOf(time, "America/New_York", now)).toBe(instant);
  });

  test.each([
    ["Asia/Seoul", "2026-11-21T15:00:00.000Z"],
    ["America/New_York", "2026-11-22T05:00:00.000Z"],
    ["Pacific/Kiritimati", "2026-11-22T10:00:00.000Z"],
  ])("today begins at midnight in %s", (zone, instant) => {
    expect(instantOf("today", zone, now)).toBe(instant);
  });

  test("what is so far back is told in the reader's language", () => {
    expect([agoText("-2h", "en"), agoText("-7d", "ko"), agoText("today", "en")]).toEqual([
      "2 hours ago",
      "7일 전",
      undefined,
    ]);
  });
});

test("filters are the same whatever the order of their conditions", () => {
  expect(isSame({ task: "a", exitCode: 1 }, { exitCode: 1, task: "a", text: undefined })).toBe(true);
  expect(isSame({ task: "a" }, { task: "b" })).toBe(false);
});
