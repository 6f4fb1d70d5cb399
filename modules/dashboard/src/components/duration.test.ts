import { expect, test } from "vitest";
import { between, clockText, durationText } from "./duration";

test.each([
  [0, "0 ms"],
  [999, "999 ms"],
  [1540, "1.5 s"],
  [61_000, "01:01"],
  [3_600_000, "1:00:00"],
  [90_061_000, "25:01:01"],
])("%d ms take %s", (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

test("a clock counts whole seconds", () => {
  expect(clockText(41_900)).toBe("00:41");
});

test("what has no end has no length", () => {
  expect(between("2026-11-22T00:00:00Z", "2026-11-22T00:00:02.5Z")).toBe(2500);
  expect(between("2026-11-22T00:00:00Z", null)).toBeUndefined();
});
