import { expect, test } from "vitest";
import { fromInput, momentText, toInput } from "./moments";

const moment = new Date("2026-11-22T17:05:09.123Z");

test("a moment is shown in the chosen zone and form", () => {
  expect(momentText(moment, "en", { timeZone: "Asia/Seoul", dateForm: "iso" })).toBe(
    "2026-11-23 02:05:09",
  );
  expect(momentText(moment, "en", { timeZone: "UTC", dateForm: "local" })).toContain("11/22/26");
});

test.each(["Asia/Seoul", "America/New_York", "UTC"])("what was entered in %s comes back", (zone) => {
  const iso = "2026-03-08T12:30:00.000Z";
  expect(fromInput(toInput(iso, zone), zone)).toBe(iso);
});

test("an entry is taken for the zone's own clock", () => {
  expect(fromInput("2026-11-23T02:05", "Asia/Seoul")).toBe("2026-11-22T17:05:00.000Z");
  expect(fromInput("", "Asia/Seoul")).toBeUndefined();
});
