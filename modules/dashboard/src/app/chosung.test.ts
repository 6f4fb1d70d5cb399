import { expect, test } from "vitest";
import { matches } from "./chosung";

test.each([
  ["태스크 실행", "ㅌㅅㅋ", true],
  ["태스크 실행", "ㅌㅅㅋㅅ", true],
  ["태스크 실행", "실행", true],
  ["태스크 실행", "ㅈ", false],
  ["까치", "ㄲ", true],
  ["Job executions", "job e", true],
  ["Job executions", "task", false],
])("%s is found by %s: %s", (text, typed, found) => {
  expect(matches(text, typed)).toBe(found);
});
